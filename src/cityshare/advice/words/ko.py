"""The sentences of explanations in Korean."""

KO = {
    "facilitator_only": "진행자만 보십시오. 참가자에게 보이지 마십시오.",
    "and_more": "{names} 외 {n}",
    "nobody": "없음",
    "none": "없음",
    "steps.one": "1단계",
    "steps": "{n}단계",
    "unnamed": " (이름 공개에 동의하지 않음)",
    "table.name": "테이블 {number}",
    "seat": "{person} 님은 {table}에 앉습니다. 주제: {theme}.",
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
        " (그런 사람이 앉은 곳: {tables})"
    ),
    "answer.other_table": "여기서 배울 수 없음: 보여 줄 사람이 앉은 곳: {tables}",
    "answer.nobody": (
        "여기에는 보여 줄 사람이 없음. 강의에서 묻거나 전문가를 초대하십시오"
    ),
    "answer.not_here": "이 세션에서 다루지 않음",
    "answer.no_step": "더 오를 단계가 없거나 목표가 없음",
    "others": "이 사람만 그 테이블로 옮긴다면 (가중 단계):",
    "other": "{table}, {theme}: 본인 {own}, 전체 {plan}{breaks}",
    "other.breaks": "; 어기는 규칙: {rules}",
    # a table
    "table": "{table}의 주제: {theme}. 값은 가중 단계로 {value}입니다.",
    "table.people": "앉은 사람: {people}.",
    "table.languages": "모두가 하는 언어: {languages}.",
    "table.bridged": "통역({interpreters})으로 통하는 언어: {languages}.",
    "table.no_language": "모두가 하는 언어가 알려져 있지 않습니다.",
    "coverage.sharers": "  보여 줄 수 있음: {people}",
    "coverage.unnamed": "  그중 이름을 밝히면 안 됨: {people}",
    "coverage.learners": "  여기서 배울 수 있음: {people}",
    "coverage.unserved": "  원하지만 자기 수준보다 높은 사람이 여기에 없음: {people}",
    "table.idle": "여기서 배우지도 보여 주지도 않는 사람: {people}.",
    # a plan
    "value": "배치안의 값: 가중 단계로 {value}.",
    "value.random": "같은 규칙을 지키는 무작위 배치안의 평균: {random}.",
    "value.bound": (
        "규칙을 지키고 이만큼 공정한 배치안은 {bound}보다 높을 수 없습니다"
        " (차이 {gap})."
    ),
    "value.no_bound": "상한은 계산하지 않았습니다.",
    "least.all": (
        "가장 적게 얻는 사람은 한 테이블에서 얻을 수 있는 것의 {share}를 얻습니다"
        " (그런 사람: {n}명)."
    ),
    "least": "가장 적게 얻는 사람 (한 테이블에서 얻을 수 있는 것 가운데 얻는 비율):",
    "unmet": "묻는 사람 모두에게 가르쳐 줄 사람이 여기에 없는 것:",
    "unmet.ask_at": " (물을 곳: {sessions})",
    "costs": "규칙의 대가 (짧은 탐색으로 찾았고 증명되지 않음):",
    "costs.none": "짧은 탐색으로는 대가가 드는 규칙을 찾지 못했습니다.",
    "costs.line": "{name} ({rule}): 이 규칙이 없으면 {gains}. ({sentence})",
    "costs.value": "가중 단계 {value}",
    "costs.people": "우선 과제를 하나도 배우지 못하는 사람이 {n}명 줄어듦",
    "costs.more_people": "우선 과제를 하나도 배우지 못하는 사람이 {n}명 늘어남",
    "costs.others": "다른 희망 규칙을 어기는 일이 {n}번 줄어듦",
    "costs.better": (
        "같은 탐색이 모든 규칙을 지키면서 가중 단계를 {value} 더 찾습니다."
        " --seconds를 늘려 다시 배치하면 얻을 수 있습니다."
    ),
    "costs.floor": (
        "공정성 'floor'의 대가는 가중 단계 {value}입니다: 값만 보고 만든 배치안이"
        " 그만큼 높습니다. 그 배치안에서 우선 과제를 하나도 배우지 못하는 사람은 {n}명"
        " 더 많습니다."
    ),
    "costs.leximin": (
        "공정성 'leximin'의 대가는 가중 단계 {value}입니다: 값만 보고 만든 배치안이"
        " 그만큼 높습니다. 그 배치안에서 아무것도 배우지 못하는 사람은 {n}명"
        " 더 많습니다."
    ),
    # somebody without a seat
    "seatless.away": "{person} 님은 오지 않으므로 이 배치안에 자리가 없습니다.",
    "seatless.interprets": (
        "{person} 님은 통역합니다: {tables}. 통역사는 필요한 테이블로 가며 자기 자리가"
        " 없습니다. 테이블은 --table로 물어보십시오."
    ),
    "seatless.interpreter": (
        "{person} 님은 통역사입니다. 이 배치안의 어느 테이블에도 필요하지 않습니다:"
        " 모두가 같은 언어를 하거나 다른 사람이 통역합니다."
    ),
    "seatless.facilitator": "{person} 님은 진행자이며 테이블 사이를 다닙니다.",
    "seatless.observer": ("{person} 님은 참관자이며 어느 테이블이든 뒷줄에 앉습니다."),
    "seatless.other": (
        "{person} 님은 이 배치안에 자리가 없습니다. 자리를 주려면:"
        " 'cityshare repair PLAN --arrived {id}'."
    ),
}
