"""A delegation's own page in Korean."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "우리 대표단",
    "lead": "이 페이지는 같은 대표단 구성원만 봅니다.",
    "alone": "대표단에서 처음 들어오셨습니다. 동료의 수준이 옆에 표시됩니다.",
    "to_talk": "이야기할 항목: {n}",
    "none_open": "모두 비슷하게 보거나 이미 합의했습니다.",
    "far_apart": "서로 다르게 보고 있습니다. 이야기한 뒤 합의하십시오.",
    "why": "합의하기 전에는 이 항목으로 다른 도시를 안내하지 않습니다.",
    "level": "수준 {n}",
    "unsure": "모름",
    "no_answer": "아직 응답 없음",
    "goal": "목표 {n}",
    "agreed": "합의: 수준 {n}",
    "agreed_goal": "합의: 수준 {n}, 목표 {goal}",
    "agree_on": "합의하는 수준",
    "agree_goal": "12개월 뒤 목표",
    "own_goals": "각자의 목표 유지",
    "save": "합의",
    "take_back": "다시 열기",
    "own_stay": "각자의 응답은 그대로 남습니다.",
    "closed": "응답이 마감되었습니다. 볼 수는 있지만 지금은 합의할 수 없습니다.",
    "to_questions": "내 응답으로",
}
