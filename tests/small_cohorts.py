"""Cohorts of a few people, whose answers are written as they would be said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from cityshare.cohort import (
    AgreedLevel,
    Cohort,
    Delegation,
    Participant,
    Response,
    Role,
    ThemeLayout,
)
from cityshare.questionnaire import Questionnaire, Text
from factories import make_questionnaire

ANSWER = re.compile(r"^(\d)?(?:>(\d))?(?: ?#(\d))?(?: ?(yes|no))?$")
SHARES = {None: None, "yes": True, "no": False}


def small_cohort(
    answers: Mapping[str, str | list[str]],
    *,
    agreed: Mapping[str, list[str]] | None = None,
    roles: Mapping[str, Role] | None = None,
    practices: Mapping[str, tuple[str, ...]] | None = None,
    questionnaire: Questionnaire | None = None,
) -> Cohort:
    """Build a cohort from answers such as ``{"a1": ["2>4 #1 yes", "", "3"]}``.

    The person ``a1`` belongs to the delegation ``a``; an answer is the current
    level, ``>`` and the target, ``#`` and the rank, and whether it is shared. The
    practices are ``energy-1``, ``energy-2`` and so on, as many as the longest list.
    """
    rows = {person: _list(given) for person, given in answers.items()}
    agreed = agreed or {}
    longest = max(map(len, [*rows.values(), *agreed.values(), [""]]))
    questionnaire = questionnaire or make_questionnaire(1, longest)
    return Cohort(
        id="small",
        title=Text({"en": "A small workshop"}),
        questionnaire=questionnaire,
        layout=ThemeLayout.of_questionnaire(questionnaire),
        delegations=tuple(
            Delegation(id_, id_.upper()) for id_ in dict.fromkeys(p[0] for p in rows)
        ),
        participants=tuple(
            Participant(
                id=person,
                name=f"Person {person}",
                delegation=person[0],
                role=(roles or {}).get(person, Role.DELEGATE),
                practices=(practices or {}).get(person, ()),
            )
            for person in rows
        ),
        responses=tuple(
            _response(person, f"energy-{n}", answer)
            for person, given in rows.items()
            for n, answer in enumerate(given, start=1)
            if answer
        ),
        agreed=tuple(
            _agreed(delegation, f"energy-{n}", answer)
            for delegation, given in agreed.items()
            for n, answer in enumerate(given, start=1)
            if answer
        ),
    )


def _list(given: str | list[str]) -> list[str]:
    return [given] if isinstance(given, str) else given


def _parts(answer: str) -> tuple[int | None, int | None, int | None, bool | None]:
    match = ANSWER.match(answer)
    assert match, answer
    *levels, share = match.groups()
    current, target, priority = (int(part) if part else None for part in levels)
    return current, target, priority, SHARES[share]


def _response(person: str, practice: str, answer: str) -> Response:
    return Response(person, practice, *_parts(answer))


def _agreed(delegation: str, practice: str, answer: str) -> AgreedLevel:
    current, target, _, _ = _parts(answer)
    assert current
    return AgreedLevel(delegation, practice, current, target)
