"""A delegation's own page in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "title": "Our delegation",
    "lead": "Only members of your delegation see this page.",
    "alone": (
        "You are the first of your delegation here. Levels of colleagues will stand "
        "beside yours."
    ),
    "to_talk": "To talk about: {n}",
    "none_open": "You see everything alike, or have agreed.",
    "far_apart": "You see this differently: talk about it, then agree.",
    "why": "Until you agree, nobody is sent to you for this practice.",
    "level": "Level {n}",
    "unsure": "doesn't know",
    "no_answer": "no answer yet",
    "goal": "goal {n}",
    "agreed": "Agreed: level {n}",
    "agreed_goal": "Agreed: level {n}, goal {goal}",
    "agree_on": "We agree on level",
    "agree_goal": "Our goal in 12 months",
    "own_goals": "Each keeps their own",
    "save": "Agree",
    "take_back": "Open it again",
    "own_stay": "Everybody's own answer stays as it is.",
    "closed": "Answers are closed. You can look, but not agree now.",
    "to_questions": "To my own answers",
}
