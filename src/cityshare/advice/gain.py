"""What one person gains at a table, and what a plan gains if they move there."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation import UNIT, GroupingProblem, Seating
from cityshare.optimisation.value import two_highest


def own_gain(problem: GroupingProblem, seating: Seating, person: int) -> float:
    """Return what a person adds to the value by learning and by wish.

    Their part of the value of their table, in weighted steps; what others learn from
    them is not in it.
    """
    table = int(seating.table_of[person])
    theme = int(seating.theme_of[table])
    levels = two_highest(problem.shared[seating.members(table)])
    reach = np.minimum(levels, problem.aim[person]) - problem.current[person]
    steps = np.where(problem.practices[theme], np.clip(reach, 0, None), 0)
    gain = (
        steps[0] * problem.gain_first[person] + steps[1] * (problem.gain_second[person])
    )
    return (int(gain.sum()) + int(problem.wish[person, theme])) / UNIT


def moved(seating: Seating, person: int, table: int) -> Seating:
    """Return the seating with one person at another table."""
    table_of = seating.table_of.copy()
    table_of[person] = table
    return Seating(table_of, seating.theme_of)
