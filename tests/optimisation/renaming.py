"""The same problem with its people in another order, or its tables renumbered."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    PairGoals,
    Pairs,
    Primitive,
    Seating,
    Size,
)
from cityshare.optimisation.primitives import IntArray


def shuffle_people(problem: GroupingProblem, order: IntArray) -> GroupingProblem:
    """Put person ``order[i]`` in row i."""
    row = np.argsort(order)
    size, goals = problem.size, problem.pair_goals
    rows = {
        name: getattr(problem, name)[order]
        for name in (
            "current", "aim", "shared", "gain_first", "gain_second", "wish", "ranked",
        )
    }  # fmt: skip
    return replace(
        problem,
        **rows,
        size=Size(size.counted[order], size.low, size.high),
        primitives=tuple(_shuffled(p, order) for p in problem.primitives),
        pair_goals=PairGoals(row[goals.first], row[goals.second], goals.value),
    )


def _shuffled(primitive: Primitive, order: IntArray) -> Primitive:
    match primitive:
        case Allowed():
            themes, tables = primitive.themes[order], primitive.tables[order]
            return replace(primitive, themes=themes, tables=tables)
        case ClassCap():
            return replace(primitive, label=primitive.label[order])
        case Cover():
            eligible, group = primitive.eligible[:, order], primitive.group[order]
            return replace(primitive, eligible=eligible, group=group)
        case CommonLabel():
            return replace(primitive, masks=primitive.masks[order])
        case Pairs():
            row = np.argsort(order)
            first, second = row[primitive.first], row[primitive.second]
            return replace(primitive, first=first, second=second)


def renumber_tables(problem: GroupingProblem, number: IntArray) -> GroupingProblem:
    """Give table g the number ``number[g]``."""
    old = np.argsort(number)
    return replace(
        problem,
        primitives=tuple(
            replace(p, tables=p.tables[:, old]) if isinstance(p, Allowed) else p
            for p in problem.primitives
        ),
    )


def renumbered(seating: Seating, number: IntArray) -> Seating:
    """Return the seating in the new numbers."""
    return Seating(number[seating.table_of], seating.theme_of[np.argsort(number)])
