"""Keeping and exporting data, in Korean."""

WORDS = {
    "title": "데이터",
    "names": "이름 보관 기한",
    "names_help": (
        "이 날에 이름, 개인 링크, 이메일 주소, 동의 내용이 영구히 삭제되며 계획, 메모,"
        " 보고서에서도 지워집니다. 수준, 대표단, 테이블은 남고 사람은 Participant 1, 2,"
        " 3으로 표시됩니다. 백업과 내보낸 파일은 바뀌지 않습니다."
    ),
    "names_go": "이름은 {day}에 삭제됩니다.",
    "names_stay": "정해진 날이 없어 이름이 계속 보관됩니다.",
    "names_until": "이름이 없어지는 첫날",
    "names_hint": "제안: {day}. 이름을 계속 보관하려면 비워 두세요.",
    "export": "내보내기",
    "export_help": (
        "모든 사람의 이름과 수준, 카드, 일정, 공개된 계획과 명단이 담긴 ZIP 파일"
        " 하나입니다. 워크숍 데이터와 똑같이 안전하게 보관하세요."
    ),
    "download": "ZIP 파일 내려받기",
    "log": "내보내거나 인쇄한 기록",
    "log_help": "이름이 있는 파일이나 쪽을 누가 가져갔는지 최신순으로 보여 줍니다.",
    "exported": "전체를 ZIP 파일로",
    "printed": "인쇄용으로 열음: {what}",
    "somebody": "지금은 진행자가 아닌 사람",
    "nothing": "아직 없습니다.",
}
