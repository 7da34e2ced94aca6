"""Levels as people and delegations gave them, as matrices."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cityshare.cohort import Cohort, Role
from cityshare.scoring.profiles import BoolArray, IntArray

EXCHANGING = frozenset({Role.DELEGATE, Role.HOST, Role.RESOURCE})
DISPUTE = 2


@dataclass(frozen=True, eq=False)
class Answers:
    """Answers, one row per participant, one column per practice; 0 is blank.

    ``share`` is 1 for yes, -1 for no. Rows of people who neither learn nor share
    by their role are blank.
    """

    current: IntArray
    target: IntArray
    priority: IntArray
    share: IntArray


@dataclass(frozen=True, eq=False)
class AgreedLevels:
    """Agreed levels, one row per delegation, one column per practice; 0 is none."""

    current: IntArray
    target: IntArray


def own_answers(cohort: Cohort) -> Answers:
    """Collect what each person answered."""
    rows = {
        person.id: i
        for i, person in enumerate(cohort.participants)
        if person.role in EXCHANGING
    }
    columns = {practice: p for p, practice in enumerate(cohort.practices)}
    shape = (4, len(cohort.participants), len(columns))
    current, target, priority, share = np.zeros(shape, dtype=np.int64)
    for response in cohort.responses:
        if response.participant not in rows:
            continue
        cell = rows[response.participant], columns[response.practice]
        current[cell] = response.current or 0
        target[cell] = response.target or 0
        priority[cell] = response.priority or 0
        share[cell] = {None: 0, True: 1, False: -1}[response.share]
    return Answers(current, target, priority, share)


def agreed_levels(cohort: Cohort) -> AgreedLevels:
    """Collect what each delegation agreed on, in the cohort's order."""
    rows = {delegation.id: d for d, delegation in enumerate(cohort.delegations)}
    columns = {practice: p for p, practice in enumerate(cohort.practices)}
    current, target = np.zeros((2, len(rows), len(columns)), dtype=np.int64)
    for agreed in cohort.agreed:
        cell = rows[agreed.delegation], columns[agreed.practice]
        current[cell] = agreed.current
        target[cell] = agreed.target or 0
    return AgreedLevels(current, target)


def delegation_rows(cohort: Cohort) -> IntArray:
    """Give each participant the row of their delegation, ``(n_participants,)``."""
    rows = {delegation.id: d for d, delegation in enumerate(cohort.delegations)}
    found = [rows[person.delegation] for person in cohort.participants]
    return np.array(found, dtype=np.int64)


def has_role(cohort: Cohort, *roles: Role) -> BoolArray:
    """Tell who has one of these roles, ``(n_participants,)``."""
    found = [person.role in roles for person in cohort.participants]
    return np.array(found, dtype=np.bool_)


def level_spread(cohort: Cohort, own_current: IntArray) -> IntArray:
    """Measure how far the members of each delegation lie apart.

    Returns
    -------
    IntArray
        Highest minus lowest own level (levels), 0 where fewer than two members
        gave one, shape ``(n_delegations, n_practices)``.
    """
    of = delegation_rows(cohort)
    spread = np.zeros((len(cohort.delegations), own_current.shape[1]), dtype=np.int64)
    for d in range(len(spread)):
        levels = own_current[of == d]
        if not len(levels):
            continue
        lowest = np.where(levels > 0, levels, np.iinfo(np.int64).max).min(axis=0)
        highest = levels.max(axis=0)
        spread[d] = np.where(highest > 0, highest - lowest, 0)
    return spread


def disputed_levels(
    cohort: Cohort, own_current: IntArray, agreed: AgreedLevels
) -> BoolArray:
    """Tell where a delegation differs by two levels or more and agreed on none.

    Returns
    -------
    BoolArray
        True for every member, shape ``(n_participants, n_practices)``.
    """
    open_ = (level_spread(cohort, own_current) >= DISPUTE) & (agreed.current == 0)
    return np.asarray(open_[delegation_rows(cohort)])
