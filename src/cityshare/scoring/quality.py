"""Remarks on answers that are legal but odd."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from cityshare.cohort import Delegation, Participant, Role
from cityshare.errors import Place, Problem
from cityshare.scoring.levels import (
    DISPUTE,
    EXCHANGING,
    agreed_levels,
    delegation_rows,
    level_spread,
)
from cityshare.scoring.profiles import BoolArray, IntArray, Profiles

FEWEST_SAME = 6
FEWEST_HIGHEST = 3

RESPONSES = Place("responses.csv")
AGREED = Place("agreed.csv")
PARTICIPANTS = Place("participants.csv")


def response_problems(profiles: Profiles) -> tuple[Problem, ...]:
    """Find what a facilitator may want to ask about before the tables are made.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    tuple of Problem
        Warnings with S codes: people first, then delegations.

    Notes
    -----
    Six answers or more at one level below the top, or three or more that are all
    at the top, are a remark and no more: nothing is corrected.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> all(problem.is_warning for problem in response_problems(profiles))
    True
    """
    return (*_of_people(profiles), *_of_delegations(profiles))


def _of_people(profiles: Profiles) -> Iterator[Problem]:
    answering = {response.participant for response in profiles.cohort.responses}
    has_level = np.asarray((profiles.current > 0).any(axis=1))
    for i, person in enumerate(profiles.participants):
        if person.role not in EXCHANGING:
            if person.id in answering:
                yield _remark("S108", RESPONSES, person, role=person.role)
            continue
        yield from _same_level(profiles, i)
        if person.role is Role.DELEGATE:
            if has_level[i] and not profiles.has_answers[i]:
                yield _remark("S105", RESPONSES, person)
        elif not person.practices:
            yield _remark("S109", PARTICIPANTS, person, role=person.role)
        if profiles.has_answers[i]:
            yield from _idle_priorities(profiles, i)


def _same_level(profiles: Profiles, row: int) -> Iterator[Problem]:
    person = profiles.participants[row]
    levels = profiles.own_current[row]
    levels = levels[levels > 0]
    if not len(levels) or (levels != levels[0]).any():
        return
    if levels[0] == profiles.n_levels:
        if len(levels) >= FEWEST_HIGHEST:
            yield _remark("S102", RESPONSES, person, n=len(levels))
    elif len(levels) >= FEWEST_SAME:
        yield _remark("S101", RESPONSES, person, n=len(levels))


def _idle_priorities(profiles: Profiles, row: int) -> Iterator[Problem]:
    ranked = profiles.priority[row] > 0
    idle = ranked & (profiles.aim[row] <= profiles.current[row])
    if idle.any():
        person = profiles.participants[row]
        yield _remark("S106", RESPONSES, person, practices=_labels(profiles, idle))


def _of_delegations(profiles: Profiles) -> Iterator[Problem]:
    cohort = profiles.cohort
    agreed = agreed_levels(cohort).current
    spread = level_spread(cohort, profiles.own_current)
    disputed = (spread >= DISPUTE) & (agreed == 0)
    of = delegation_rows(cohort)
    for d, delegation in enumerate(cohort.delegations):
        levels = profiles.own_current[of == d]
        if _is_silent(profiles, delegation, levels, agreed[d]):
            yield Problem("S103", RESPONSES, None, {"delegation": delegation.name})
        if disputed[d].any():
            yield _remark_on("S104", RESPONSES, delegation, profiles, disputed[d])
        far_off = _far_off(levels, agreed[d])
        if far_off.any():
            yield _remark_on("S107", AGREED, delegation, profiles, far_off)


def _is_silent(
    profiles: Profiles, delegation: Delegation, levels: IntArray, agreed: IntArray
) -> bool:
    roles = {person.role for person in profiles.cohort.members(delegation.id)}
    return Role.DELEGATE in roles and not levels.any() and not agreed.any()


def _far_off(levels: IntArray, agreed: IntArray) -> BoolArray:
    """Find the practices whose agreed level is two or more from every member's."""
    answered = levels > 0
    near = answered & (np.abs(levels - agreed) < DISPUTE)
    return np.asarray((agreed > 0) & answered.any(axis=0) & ~near.any(axis=0))


def _labels(profiles: Profiles, chosen: BoolArray) -> str:
    practices = profiles.cohort.questionnaire.practices
    return ", ".join(
        str(practice.label)
        for practice, is_chosen in zip(practices, chosen.tolist(), strict=True)
        if is_chosen
    )


def _remark(code: str, place: Place, person: Participant, **details: object) -> Problem:
    named = f"{person.full_name} ({person.id})"
    return Problem(code, place, None, {"person": named, **details})


def _remark_on(
    code: str,
    place: Place,
    delegation: Delegation,
    profiles: Profiles,
    practices: BoolArray,
) -> Problem:
    labels = _labels(profiles, practices)
    return Problem(
        code, place, None, {"delegation": delegation.name, "practices": labels}
    )
