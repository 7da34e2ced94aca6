"""Printing from the board in Korean."""

WORDS = {
    "title": "인쇄",
    "lead": (
        "버튼을 누르면 새 탭에 인쇄할 페이지가 열립니다. 실제 크기(100 %)로, 브라우저의"
        " 머리글과 바닥글 없이 인쇄하십시오. 모든 쪽에 버전과 인쇄 시각이 있습니다."
    ),
    "before": "참가자가 오기 전에",
    "for_tables": "누가 어디에 앉는가",
    "the_hour": "토론 시간",
    "version": "조 편성 버전",
    "version_of": "제{number}판, {state}",
    "published": "공개됨",
    "draft": "초안",
    "no_version": (
        "아직 조 편성이 없습니다. 명찰은 테이블 번호 없이 인쇄할 수 있습니다."
    ),
    "language": "언어",
    "form_languages": "설문지 언어(언어마다 한 부)",
    "print_on": "{document}, {paper}",
    "paper_letter": "미국 레터",
    "help_forms": "모든 문항과 수준 설명이 있는, 손으로 적는 설문지입니다.",
    "help_poster": "비출 그림과 코드, 인터넷이 없을 때 할 일을 알려 줍니다.",
    "help_badges": (
        "한 장에 열 개. 제안하는 것은 늘, 묻고 싶은 것은 동의한 경우에만, 테이블은"
        " 공개된 뒤에 표시됩니다."
    ),
    "help_badges_8": "한 장에 여덟 개. 긴 이름도 여유 있게 들어갑니다.",
    "help_door": "모든 사람의 이름과 테이블 번호를 큰 글씨로 보여 줍니다.",
    "help_by_table": "어느 테이블, 어느 방에 누가 앉는지 보여 줍니다.",
    "help_by_person": "이름순으로 테이블, 주제, 방을 보여 줍니다.",
    "help_cards": "테이블마다 한 장: 사람, 언어, 물어볼 분.",
    "help_sheets": "대표단마다 물어볼 수 있는 분과 적을 자리가 있습니다.",
    "help_reports": "휴대전화를 쓸 수 없을 때를 위한 테이블별 빈 용지입니다.",
    "help_plenary": "지금까지 보고된 테이블별 세 줄입니다.",
    "help_actions": "각 대표단이 지금까지 적은 내용입니다.",
}
