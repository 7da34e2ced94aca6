"""The wall in Korean."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "게시판",
    "lead": (
        "여기 있는 사람들이 제안하고, 요청하고, 어려워하는 것입니다. 한 번 눌러 도울 "
        "수 있습니다."
    ),
    "add": "카드 올리기",
    "to_talk": "이야기하고 싶은 상대 …",
    "filter": "무엇을 볼까요",
    "kind": "종류",
    "practice": "내용",
    "city": "어디에서",
    "any_kind": "모든 종류",
    "any_practice": "모든 실천 항목",
    "any_city": "모든 도시",
    "show": "보기",
    "n_cards": "카드 {n}장",
    "more": "카드 더 보기",
    "no_cards": "아직 카드가 없습니다. 첫 카드를 올려 주십시오.",
    "none_fits": "맞는 카드가 없습니다. 조건을 줄여 주십시오.",
    "kind_offer": "제안",
    "kind_request": "요청",
    "kind_challenge": "어려움",
    "yours": "내 카드",
    "asked_of_you": "귀 도시에 요청",
    "asked_of": "{city}에 요청",
    "talk_card": "{city}: 이야기하고 싶습니다",
    "can_help": "도울 수 있습니다",
    "want_see": "보고 싶습니다",
    "seen_by_owner": "누르면 카드 주인에게 이름이 보입니다.",
    "you_help": "도울 수 있다고 하셨습니다.",
    "you_want": "보고 싶다고 하셨습니다.",
    "withdraw": "취소하기",
    "one_answered": "1명이 응답했습니다",
    "n_answered": "{n}명이 응답했습니다",
    "who_answered": "응답한 사람",
    "nobody_answered": "아직 응답한 사람이 없습니다.",
    "state_open": "열려 있음",
    "state_matched": "연결됨",
    "state_met": "만남",
    "state_agreed": "합의함",
    "state_done": "완료",
    "state_dropped": "취소됨",
    "set_open": "다시 열기",
    "set_matched": "만나기로 했습니다",
    "set_met": "만났습니다",
    "set_agreed": "합의한 것이 있습니다",
    "set_done": "실행했습니다",
    "set_dropped": "더 이상 필요 없습니다",
    "settle": "어떻게 되었나요?",
    "offline": "연결이 끊겼습니다. 바뀐 것이 없으니 잠시 뒤 다시 해 주십시오.",
    "talk_title": "이야기하고 싶은 상대 …",
    "talk_lead": (
        "발표를 들으면서 도시를 누르십시오. 게시판의 요청이 되고, 테이블을 정할 때 "
        "희망으로 반영됩니다."
    ),
    "talk_about": "무엇에 관해서인가요? 비워 두어도 됩니다.",
    "talk_any": "무엇이든",
    "talk_cities": "도시를 누르십시오",
    "talk_to": "{city}: 이야기하고 싶습니다",
    "talk_done": "이야기하고 싶다고 한 상대",
    "talk_take_back": "취소하기: {city}",
    "talk_closed": "지금은 바꿀 수 없습니다.",
    "to_wall": "게시판으로",
    "board_lead": (
        "모든 카드와 응답한 사람입니다. 요청이 이름과 함께 나오니 회의장 화면에 "
        "띄우지 마십시오."
    ),
    "unmatched": "아직 연결되지 않음",
    "unmatched_help": (
        "여기서 아무도 응답하지 않았습니다. 어느 강연이나 방문에서 물어볼지, 누구를 "
        "초대할지 적어 두십시오."
    ),
    "all_matched": "모든 요청과 어려움에 답할 수 있는 사람이 여기 있습니다.",
    "ask_at": "물어볼 곳이나 초대할 사람",
    "ask_hint": "예: 14시 강연, 정수장 방문, 본 시 초대",
    "save": "저장",
    "kind_need": "답변에서 나온 필요",
    "n_people": "{n}명",
    "ask_in": "물어볼 곳",
    "invite": "맞는 강연이나 방문이 없습니다. 누군가를 초대하십시오.",
    "no_others": "다른 카드가 없습니다.",
    "others": "그 밖의 모든 카드",
    "change_state": "상태 바꾸기",
}
