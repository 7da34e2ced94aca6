"""The words of the template in Korean."""

KO = {
    "sheet.about": "참가자 정보",
    "sheet.answers": "답변",
    "sheet.cards": "제안과 요청",
    "guide.about": (
        "세 시트의 노란색 칸을 채우고 저장한 뒤 이메일로 보내 주십시오. 귀하의 "
        "수준은 이름과 함께 다른 참가자에게 공개되지 않습니다."
    ),
    "guide.answers": (
        "1. 각 항목의 단계를 왼쪽부터 읽고, 귀 도시가 도달한 가장 높은 단계를 "
        "'현재 수준'에서 고르십시오. 모르면 비워 두십시오.\n"
        "2. 가장 중요한 항목을 세 개까지 고르십시오. 우선순위 1이 첫째입니다. 이 "
        "항목에는 12개월 뒤 도달하고 싶은 수준도 고르십시오.\n"
        "3. '다른 참가자가 물어봐도 됩니까?': 이 항목에 대해 물어볼 수 있는 "
        "사람으로 이름을 알려도 되면 '예'를 고르십시오."
    ),
    "guide.cards": (
        "다른 도시에 보여 줄 수 있는 것, 묻고 싶은 것, 걸림돌이 되는 것을 적어 "
        "주십시오. 한 줄에 하나씩 적습니다. 요청은 이름과 함께 공개됩니다."
    ),
    "field.name": "이름",
    "field.name_local": "현지 표기 이름",
    "field.delegation": "도시 또는 기관",
    "field.position": "직위",
    "field.email": "이메일",
    "field.role": "참가 자격",
    "field.language": "언어 {n}",
    "field.theme": "희망 주제 {n}순위",
    "field.practice": "도울 수 있는 항목 {n}",
    "field.workshop": "나의 요청",
    "field.network": "이후 행사",
    "field.contact": "연락처",
    "help.name": "이름표에 적힌 대로 적어 주십시오.",
    "help.name_local": "표기가 다른 경우에만 적어 주십시오.",
    "help.delegation": "목록이 있으면 목록에서 고르십시오.",
    "help.email": "다른 참가자가 연락해도 되는 경우에만 적습니다(아래 참조).",
    "help.role": "일반 참가자는 비워 두십시오.",
    "help.language": "토의할 수 있는 언어를 가장 잘하는 것부터 고르십시오.",
    "help.theme": "테이블 토의를 위한 것입니다.",
    "help.practice": "주최 측과 전문가만 해당합니다.",
    "help.workshop": "배우고 싶은 것을 이 행사에서 이름과 함께 알려도 됩니까?",
    "help.network": "나의 답변을 이후 행사에서 사용해도 됩니까?",
    "help.contact": "이 행사의 참가자에게 이메일 주소를 알려도 됩니까?",
    "part.person": "본인",
    "part.wishes": "테이블 토의",
    "part.consent": "동의",
    "column.theme": "주제",
    "column.practice": "항목",
    "column.hint": "내용",
    "column.level": "{n}단계: {label}",
    "column.current": "현재 수준",
    "column.target": "12개월 뒤 수준",
    "column.priority": "우선순위",
    "column.share": "다른 참가자가 물어봐도 됩니까?",
    "column.note": "메모, 사례",
    "column.kind": "종류",
    "column.to": "받는 곳(비우면 모두)",
    "column.text": "한두 문장으로",
    "yes": "예",
    "no": "아니요",
    "role.delegate": "참가자",
    "role.host": "주최 측",
    "role.resource": "전문가",
    "role.observer": "참관인",
    "role.interpreter": "통역사",
    "role.facilitator": "진행자",
    "card.offer": "보여 줄 수 있습니다",
    "card.request": "묻고 싶습니다",
    "card.challenge": "걸림돌입니다",
    "stop.title": "목록에서 고르십시오",
    "stop.list": "목록에서 고르거나 비워 두십시오.",
    "stop.level": "수준은 1부터 {n}까지의 숫자입니다. 모르면 비워 두십시오.",
    "stop.priority": "1, 2, 3을 한 번씩만 쓰고 나머지는 비워 두십시오.",
    "footer": "{title}, 버전 {version}. 라이선스: {licence}. {source}",
}
