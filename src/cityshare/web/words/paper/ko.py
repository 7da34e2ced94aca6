"""Paper forms and doubles in Korean."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "종이 양식 입력",
    "to_doubles": "두 번 들어온 사람",
    "how": (
        "작은 칸은 키 하나로 채우고 넘어갑니다. Enter: 다음 칸. 스페이스: 다음 실천"
        " 항목. *: 그 항목의 메모. Esc: 이전 칸. Ctrl+Enter: 저장하고 다음 양식."
    ),
    "not_now": (
        "종이 양식은 워크숍이 열려 있거나 응답이 마감된 동안, 조를 만들기 전에 입력"
        "할 수 있습니다."
    ),
    "saved": "저장됨: {name}, {city}. 응답 {n}개.",
    "typed": "지금까지 입력한 양식: {n}",
    "maybe_twice": "이미 들어온 사람일 수 있습니다:",
    "look": "{name} 님과 비교하기",
    "some_wrong": "아직 저장되지 않았습니다. 이유는 각 칸 옆에 있습니다.",
    "who": "누구",
    "name": "이름",
    "delegation": "도시 또는 기관",
    "delegation_help": "처음 몇 글자면 됩니다.",
    "delegation_new": "새 이름: 추가됩니다.",
    "languages": "언어(번호 또는 코드)",
    "wishes": "희망 주제(첫째부터)",
    "consent": "동의",
    "yes_no": "y 또는 n",
    "answers": "응답",
    "practice": "실천 항목",
    "current": "현재",
    "target": "목표",
    "rank": "순위",
    "share": "공유",
    "note": "메모",
    "key_level": "1~{n}, 모르면 -",
    "key_rank": "1, 2 또는 3",
    "cards": "제안, 요청, 어려움",
    "card_number": "항목 번호",
    "card_text": "한 문장",
    "card_to": "요청 대상",
    "offer": "보여 줄 수 있음",
    "request": "요청함",
    "challenge": "어려운 점",
    "save": "저장하고 다음 양식",
    "wrong_key": "여기서는 쓸 수 없는 키입니다.",
    "wrong_digit": "숫자 하나를, 모르면 -를 입력하십시오.",
    "wrong_yes": "y 또는 n을 입력하십시오.",
    "wrong_languages": "목록의 번호나 mn 같은 코드를 입력하십시오.",
    "wrong_wishes": "목록의 번호를 입력하십시오.",
    "wrong_number": "위 실천 항목의 번호 하나를 입력하십시오.",
    "wrong_city": "이 이름의 대표단은 없습니다. 누구에게나 요청하려면 비워 두십시오.",
    "problem_L302": "척도에 없는 수준입니다.",
    "problem_L307": "입력해 주십시오.",
    "problem_L312": "이 사람은 더 이상 없습니다. 페이지를 다시 여십시오.",
    "problem_L361": (
        "지금은 종이 양식을 받지 않습니다. 먼저 열림이나 마감 단계로 돌아가십시오."
    ),
    "problem_L362": "서로 다른 두 사람을 고르십시오.",
    "problem_L363": "여기서 다릅니다. 남길 응답을 고르십시오.",
    "problem_L364": "우선순위가 다릅니다. 누구의 것을 남길지 고르십시오.",
    "doubles_help": "한 대표단 안의 비슷한 이름입니다. 저절로 합쳐지지는 않습니다.",
    "no_doubles": "두 번 들어온 것으로 보이는 사람이 없습니다.",
    "more_pairs": "그 밖에 {n}쌍이 더 있습니다. 먼저 이것부터 합치십시오.",
    "merged": "합쳤습니다: {name} 님은 이제 한 사람입니다.",
    "stays": "남는 사람",
    "goes": "합쳐지는 사람",
    "swap": "다른 쪽을 남기기",
    "came": "들어온 방법",
    "source_phone": "휴대전화",
    "source_paper": "종이",
    "source_folder": "명단",
    "source_board": "진행자가 추가",
    "n_answers": "응답 수",
    "n_cards": "카드 수",
    "spoken": "언어",
    "differ": "서로 다른 응답: 남길 것을 고르십시오",
    "all_agree": "다른 응답이 없습니다. 두 사람의 응답을 모두 보존합니다.",
    "priorities": "우선순위",
    "none_ranked": "없음",
    "says": "현재 {current}, 목표 {target}, 공유: {share}",
    "merge": "한 사람으로 합치기",
    "merge_help": "되돌릴 수 없습니다. 왼쪽 사람의 이름, 도시, 희망 주제가 남습니다.",
    "any_two": "직접 고른 두 사람",
    "compare": "비교하기",
    "all_pairs": "모든 쌍 보기",
    "names_title": "명단에서 고른 이름",
    "names_help": (
        "휴대전화에서 자기 이름을 고른 사람들입니다. 다른 사람이 골랐다면 이름을 되"
        "돌리십시오. 그 휴대전화는 로그아웃됩니다."
    ),
    "put_back": "명단에 되돌리기",
    "no_names": "아직 이름을 고른 사람이 없습니다.",
}
