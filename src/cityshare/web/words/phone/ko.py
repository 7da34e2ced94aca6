"""The words on the pages in Korean."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "skip": "본문으로 건너뛰기",
    "language": "언어",
    "pages": "메뉴",
    "to_start": "첫 화면으로",
    "error_title": "처리하지 못했습니다",
    "error_other": "문제가 생겼습니다. 뒤로 가서 다시 시도해 주십시오.",
    "error_404": "없는 페이지입니다. 주소를 확인하거나 처음부터 다시 시작해 주십시오.",
    "error_405": (
        "이 페이지는 이렇게 사용할 수 없습니다. 처음부터 다시 시작해 주십시오."
    ),
    "error_422": "양식을 읽지 못했습니다. 페이지를 새로 고친 뒤 다시 시도해 주십시오.",
    "error_too_large": (
        "내용이 너무 길어 저장하지 못했습니다. 뒤로 가서 글을 줄인 뒤 다시 저장해 "
        "주십시오."
    ),
    "error_other_site": (
        "다른 사이트에서 보낸 양식이라 저장하지 않았습니다. 워크숍 페이지를 열어 "
        "다시 시도해 주십시오."
    ),
    "error_stale_page": (
        "페이지를 연 지 오래되어 저장하지 못했습니다. 뒤로 가서 새로 고친 뒤 다시 "
        "시도해 주십시오. 브라우저에서 쿠키를 허용해야 합니다."
    ),
    "error_link": (
        "이 개인 링크는 더 이상 사용할 수 없습니다. 화면에 표시된 코드로 "
        "참여하거나 진행자에게 문의해 주십시오."
    ),
    "error_attempts": (
        "잘못된 코드를 너무 여러 번 입력했습니다. 5분 뒤에 다시 시도하거나 "
        "진행자에게 문의해 주십시오."
    ),
    "error_no_practice": "없는 문항입니다. 페이지를 새로 고쳐 주십시오.",
    "error_signed_out": (
        "이 기기에서는 더 이상 참여 중이 아닙니다. 개인 링크를 열거나 다시 참여해 "
        "주십시오."
    ),
    "join_title": "워크숍 참여하기",
    "join_lead": "화면이나 초대장에 있는 코드를 입력해 주십시오.",
    "join_code": "코드",
    "join_button": "참여하기",
    "join_wrong": (
        "이 코드의 워크숍이 없습니다. 화면의 코드와 비교해 주십시오. 영문자와 숫자 "
        "여섯 자리입니다."
    ),
    "register_title": "참가자 정보",
    "register_lead": "1분이면 됩니다.",
    "name": "이름",
    "name_hint": "명찰에 표시될 이름입니다.",
    "delegation": "소속 도시 또는 기관",
    "choose": "선택하십시오",
    "delegation_new": "목록에 없습니다",
    "delegation_new_label": "목록에 없는 경우 도시 또는 기관 이름",
    "languages_title": "토론할 수 있는 언어",
    "languages_hint": "다른 사람을 위해 통역하실 필요는 없습니다.",
    "languages_more": "다른 언어",
    "themes_title": "이야기하고 싶은 주제",
    "wish_1": "1순위",
    "wish_2": "2순위",
    "wish_3": "3순위",
    "no_wish": "선택 안 함",
    "consent_title": "동의 사항",
    "consent_hint": "선택 사항입니다. 동의하지 않아도 참여할 수 있습니다.",
    "consent_workshop": "내가 요청하는 내용을 이 워크숍에서 이름과 함께 보여도 됩니다.",
    "consent_network": "내 답변을 이후 워크숍 준비에 사용해도 됩니다.",
    "consent_contact": "다른 참가자에게 내 연락처를 알려도 됩니다.",
    "go_on": "계속",
    "missing_name": "이름을 입력해 주십시오.",
    "missing_delegation": "도시를 선택하거나 이름을 입력해 주십시오.",
    "welcome_title": "환영합니다",
    "welcome_lead": (
        "이 개인 링크로 어느 휴대전화에서든 답변으로 돌아올 수 있습니다. 다른 "
        "사람에게 알리지 마십시오."
    ),
    "link": "개인 링크",
    "copy_link": "링크 복사",
    "copied": "복사했습니다",
    "start": "문항으로 가기",
    "tab_questions": "문항",
    "tab_mine": "내 테이블",
    "tab_link": "내 링크",
    "questions_title": "우리 도시는 지금 어디에 있나요?",
    "questions_lead": (
        "가장 가까운 문장을 고르십시오. 다른 참가자에게는 수준이 보이지 않습니다."
    ),
    "current": "현재",
    "unsure": "잘 모르겠습니다",
    "priority_rank": "우선순위 세 가지에 들어가나요?",
    "rank_0": "아니요",
    "rank_1": "1순위",
    "rank_2": "2순위",
    "rank_3": "3순위",
    "target": "12개월 뒤 목표는 어느 단계인가요?",
    "target_none": "미정",
    "share": "다른 도시에 경험을 나누시겠습니까?",
    "yes": "예",
    "no": "아니요",
    "open": "미정",
    "note": "메모 추가",
    "note_hint": (
        "무엇을 해 보셨나요? 어려운 점은 무엇인가요? 다른 참가자에게는 보이지 않습니다."
    ),
    "back": "이전",
    "next": "다음",
    "finish": "마치기",
    "save": "모든 답변 저장",
    "saving": "저장 중 …",
    "saved": "저장했습니다",
    "saved_all": "답변을 저장했습니다.",
    "held": "연결이 끊겼습니다. 답변은 이 휴대전화에 보관했다가 가능한 대로 보냅니다.",
    "not_saved": "저장하지 못했습니다",
    "some_wrong": "아직 저장되지 않은 답변이 있습니다. 문항 옆에 이유가 있습니다.",
    "done_title": "감사합니다",
    "done_lead": "답변을 저장했습니다. 설문이 마감될 때까지 고칠 수 있습니다.",
    "done_open": "아직 답하지 않은 문항",
    "review": "내 답변 살펴보기",
    "next_person": "이 기기의 다음 사람",
    "next_person_hint": "로그아웃하고 이 기기에 남은 내용을 모두 지웁니다.",
    "not_open_title": "아직 열리지 않았습니다",
    "not_open": "설문이 곧 열립니다. 그때 이 페이지를 새로 고쳐 주십시오.",
    "closed_title": "설문이 마감되었습니다.",
    "closed": "답변을 더 이상 고칠 수 없습니다.",
    "closed_register": (
        "지금은 이 페이지에서 등록할 수 없습니다. 진행자가 추가해 드릴 수 있습니다."
    ),
    "mine_title": "내 테이블",
    "mine_wait": "테이블이 아직 공개되지 않았습니다.",
    "mine_wait_lead": "공개되는 대로 여기에 표시됩니다.",
    "mine_none": "아직 테이블이 없습니다. 진행자에게 문의하시면 자리를 찾아 드립니다.",
    "members": "같은 테이블",
    "table_languages": "테이블 언어",
    "can_learn": "여기서 배울 수 있는 것",
    "can_share": "나에게 배울 수 있는 사람",
    "one_learner": "1명",
    "learners": "{n}명",
    "reload": "다시 보기",
    "problem_L201": (
        "지금은 답변을 고칠 수 없습니다. 설문을 다시 열어 달라고 진행자에게 요청해 "
        "주십시오."
    ),
    "problem_L202": "지금은 등록할 수 없습니다. 진행자에게 문의해 주십시오.",
    "problem_L303": (
        "목표가 현재 단계보다 낮습니다. 현재 단계나 더 높은 단계를 고르십시오."
    ),
    "problem_L304": (
        "우선순위를 이미 세 가지 고르셨습니다. 먼저 하나를 취소해 주십시오."
    ),
    "problem_L305": "글이 너무 깁니다. 줄여 주십시오.",
    "problem_L306": (
        "다른 창에서 이 답변을 고쳤습니다. 새로 고쳐 최근 답변을 확인하거나, 다시 "
        "저장해 바꾸십시오."
    ),
    "problem_L312": "등록이 해제되었습니다. 화면의 코드로 참여해 주십시오.",
    "problem_L313": "다른 문항이 이 순위입니다. 다른 순위를 고르십시오.",
    "problem_L316": "카드가 이미 많습니다. 먼저 하나를 지워 주십시오.",
    "tab_offers": "제안과 요청",
    "offers_title": "제안과 요청",
    "offers_lead": (
        "다른 도시에 무엇을 보여 줄 수 있나요? 무엇을 요청하시나요? 한 문장이면 됩니다."
    ),
    "offer": "보여 줄 수 있는 것",
    "request": "요청하는 것",
    "challenge": "우리를 가로막는 것",
    "card_kind": "어떤 내용인가요?",
    "card_practice": "무엇에 관한 것인가요?",
    "card_any": "그 밖의 내용",
    "card_to": "누구에게 요청하나요?",
    "card_anyone": "누구나",
    "card_text": "한 문장으로",
    "card_add": "추가",
    "card_missing": "한 문장을 입력해 주십시오.",
    "cards_mine": "지금까지 쓴 내용",
    "card_remove": "지우기",
    "card_hint": "진행자가 도시 이름과 함께 회의장에 보여 줄 수 있습니다.",
}
