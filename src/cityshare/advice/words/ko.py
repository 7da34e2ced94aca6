"""The sentences about a person in Korean."""

KO = {
    "facilitator_only": "진행자만 보십시오. 참가자에게 보이지 마십시오.",
    "and_more": "{names} 외 {n}",
    "nobody": "없음",
    "none": "없음",
    "steps.one": "1단계",
    "steps": "{n}단계",
    "unnamed": " (이름 공개에 동의하지 않음)",
    "seat": "{person} 님은 {table} 테이블에 앉습니다. 주제: {theme}.",
    "wish.none": "희망한 주제가 없습니다.",
    "wish.got": "이 주제는 희망 {n}개 중 {rank}순위입니다: {wishes}.",
    "wish.missed": "희망: {wishes}. 여기서는 이 가운데 어느 것도 다루지 않습니다.",
    "own_gain": "이 테이블에서 배움과 희망의 값은 가중 단계로 {gain}입니다.",
    "learns": "여기서 배울 수 있는 것:",
    "learns.line": "{practice}, {person} 님에게서: {steps}{unnamed}",
    "shows": "여기서 보여 줄 수 있는 것:",
    "shows.line": "{practice}, {person} 님에게: {steps}",
    "priorities": "우선 과제:",
    "answer.answered": "이 테이블에서 배울 수 있음, {steps}",
    "answer.other_theme": (
        "배울 수 없음: 보여 줄 사람은 있지만 테이블의 주제가 다릅니다"
        " (그런 사람이 있는 테이블: {tables})"
    ),
    "answer.other_table": "여기서 배울 수 없음: 보여 줄 사람이 앉은 테이블은 {tables}",
    "answer.nobody": (
        "여기에는 보여 줄 사람이 없음. 강의에서 묻거나 전문가를 초대하십시오"
    ),
    "answer.not_here": "이 세션에서 다루지 않음",
    "answer.no_step": "더 오를 단계가 없거나 목표가 없음",
    "others": "이 사람만 그 테이블로 옮긴다면 (가중 단계):",
    "other": "{table}, {theme}: 본인 {own}, 전체 {plan}{breaks}",
    "other.breaks": "; 어기는 규칙: {rules}",
}
