"""The list of names in Korean."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "on_list": "명단에 제 이름이 있습니다",
    "on_list_hint": "이름으로 초대받으셨나요? 다시 쓰지 말고 고르십시오.",
    "list_title": "이름 찾기",
    "choose_city": "소속 도시 또는 기관",
    "show_names": "이름 보기",
    "choose_name": "본인 이름만 고르십시오. 어떤 이름이 선택되었는지 진행자가 봅니다.",
    "this_is_me": "본인입니다: {name}",
    "not_here": "제 이름이 없습니다",
    "nobody_left": (
        "이 대표단에서 고를 수 있는 이름이 없습니다. 진행자에게 묻거나 새로 등록하"
        "십시오."
    ),
    "taken": "이미 선택된 이름입니다. 진행자에게 문의하십시오.",
    "needs_link": (
        "이 이름에는 이미 답이 있습니다."
        " 다른 사람의 답을 볼 수 없도록, 진행자에게 개인 링크를 요청하세요."
    ),
    "edit_title": "나에 대한 정보",
    "edit_lead": "워크숍이 끝날 때까지 바꿀 수 있습니다.",
    "check_lead": "내용을 확인하고 동의할 항목을 골라 주십시오.",
    "save_changes": "저장",
    "edit_mine": "내 정보 바꾸기",
    "qr": "다른 기기에서 열 수 있는 개인 링크 QR 코드",
    "qr_show": "QR 코드로 보기",
}
