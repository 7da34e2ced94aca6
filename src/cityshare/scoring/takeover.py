"""Takeover: someone without answers stands in for the delegation's needs."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cityshare.cohort import Cohort, Role
from cityshare.scoring.levels import (
    AgreedLevels,
    Answers,
    delegation_rows,
    has_role,
)
from cityshare.scoring.profiles import IntArray

MOST_RANKS = 3


def take_over_needs(cohort: Cohort, answers: Answers, agreed: AgreedLevels) -> Answers:
    """Fill the rows of delegates without answers from their delegation.

    The level is the agreed one, else the lower median of the colleagues' own; the
    target is the agreed one, else the lower median of the colleagues' targets that
    are no lower than this level. The practices that colleagues rank are ranked by
    their best rank, then in the order of the questionnaire. What such a person
    answered beside the levels (a target, ranks) is kept.
    """
    of = delegation_rows(cohort)
    silent = has_role(cohort, Role.DELEGATE) & ~(answers.current > 0).any(axis=1)
    current, target = answers.current.copy(), answers.target.copy()
    priority = answers.priority.copy()
    for d in np.unique(of[silent]).tolist():
        members, fill = of == d, silent & (of == d)
        level = np.where(
            agreed.current[d] > 0,
            agreed.current[d],
            _lower_median(answers.current[members], least=1),
        )
        aim = _lower_median(answers.target[members & ~silent], least=level)
        current[fill] = level
        target[fill] = np.where(target[fill] > 0, target[fill], aim)
        unranked = fill & ~(answers.priority > 0).any(axis=1)
        priority[unranked] = _joint_ranks(answers.priority[members & ~silent])
    return replace(answers, current=current, target=target, priority=priority)


def _lower_median(levels: IntArray, *, least: IntArray | int) -> IntArray:
    """Take each column's lower median of the entries from ``least`` up, else 0."""
    counted = (levels > 0) & (levels >= least)
    n_counted = counted.sum(axis=0)
    in_order = np.sort(np.where(counted, levels, np.iinfo(np.int64).max), axis=0)
    if not len(in_order):
        return np.zeros(levels.shape[1], dtype=np.int64)
    middle = np.maximum(n_counted - 1, 0) // 2
    found = np.take_along_axis(in_order, middle[None, :], axis=0)[0]
    return np.where(n_counted > 0, found, 0)


def _joint_ranks(priority: IntArray) -> IntArray:
    """Rank the practices that colleagues rank, best rank first, at most three."""
    ranked = np.where(priority > 0, priority, MOST_RANKS + 1)
    best = ranked.min(axis=0, initial=MOST_RANKS + 1)
    first = np.argsort(best, kind="stable")[:MOST_RANKS]
    joint = np.zeros(priority.shape[1], dtype=np.int64)
    for rank, practice in enumerate(first, start=1):
        if best[practice] <= MOST_RANKS:
            joint[practice] = rank
    return joint
