"""A greedy that seats people one by one, as a careful person with a list would."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import cycle

import numpy as np

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    Pairs,
    Primitive,
    Seating,
)
from cityshare.optimisation.primitives import IntArray
from cityshare.optimisation.value import broken_by_table, two_highest, unbridged

NOWHERE = -1


def greedy_seating(problem: GroupingProblem) -> Seating:
    """Seat everybody in the order of the list, those who count in the size first.

    Each person goes to the table that breaks the fewest further ``must`` rules and,
    of these, raises the value of the plan most. Nobody is seated anew, and no seat is
    kept free for somebody to come. Sizes and tables per theme are kept; ``prefer``
    rules and fairness are not looked at.
    """
    theme_of = deal_themes(problem)
    seating = Seating(np.full(problem.n_people, NOWHERE), theme_of)
    counted = problem.size.counted
    worth = [0] * problem.n_tables
    for person in (*np.flatnonzero(counted), *np.flatnonzero(~counted)):
        best = None
        for g in open_tables(problem, seating, person):
            members = np.append(seating.members(g), person)
            new = table_value(problem, members, int(theme_of[g]))
            rank = (new_breaks(problem, seating, person, g), worth[g] - new)
            if best is None or rank < best[0]:
                best = rank, g, new
        assert best is not None
        _, table, worth[table] = best
        seating.table_of[person] = table
    return seating


def deal_themes(problem: GroupingProblem) -> IntArray:
    """Deal tables to themes in turn, the most wished first, within their ranges."""
    order = np.argsort(-problem.wish.sum(axis=0), kind="stable")
    count = problem.table_count.least.copy()
    for theme in cycle(order):
        if count.sum() == problem.n_tables:
            break
        count[theme] += count[theme] < problem.table_count.most[theme]
    return np.repeat(order, count[order])


def open_tables(
    problem: GroupingProblem, seating: Seating, person: int
) -> Iterable[int]:
    """Return the tables at which the sizes of all tables can still be kept."""
    size = problem.size
    if not size.counted[person]:
        return range(problem.n_tables)
    at = seating.table_of[size.counted]
    sizes = np.bincount(at[at != NOWHERE], minlength=problem.n_tables)
    to_come = np.count_nonzero(at == NOWHERE)
    spare = to_come > np.clip(size.low - sizes, 0, None).sum()
    return np.flatnonzero(sizes < (size.high if spare else size.low))


def table_value(problem: GroupingProblem, members: IntArray, theme: int) -> int:
    """Value a table in eighths, pair goals included."""
    here = np.flatnonzero(problem.practices[theme])
    seats = np.ix_(members, here)
    current, aim = problem.current[seats], problem.aim[seats]
    first, second = two_highest(problem.shared[seats])
    value = problem.wish[members, theme].sum()
    for level, gain in ((first, problem.gain_first), (second, problem.gain_second)):
        value += (
            np.clip(np.minimum(level, aim) - current, 0, None) * gain[seats]
        ).sum()
    goals = problem.pair_goals
    both = np.isin(goals.first, members) & np.isin(goals.second, members)
    return int(value + goals.value[both].sum())


def new_breaks(
    problem: GroupingProblem, seating: Seating, person: int, table: int
) -> int:
    """Count how many more ``must`` rules break with the person at the table."""
    table_of = seating.table_of.copy()
    table_of[person] = table
    after = Seating(table_of, seating.theme_of)
    return sum(
        _new_breaks(primitive, seating, after, person)
        for primitive in problem.primitives
        if primitive.must
    )


def _new_breaks(
    primitive: Primitive, before: Seating, after: Seating, person: int
) -> int:
    table = int(after.table_of[person])
    match primitive:
        case Allowed():
            theme = after.theme_of[table]
            themes, tables = primitive.themes[person], primitive.tables[person]
            return int(not (themes[theme] and tables[table]))
        case Pairs():
            first, second = primitive.first, primitive.second
            others = np.concatenate([second[first == person], first[second == person]])
            at = before.table_of[others]
            unwanted = at != table if primitive.together else at == table
            return int((unwanted & (at != NOWHERE)).sum())
    new = _broken_at(primitive, after, table) - _broken_at(primitive, before, table)
    if isinstance(primitive, CommonLabel) and len(primitive.bridges):
        new += unbridged(primitive, after) - unbridged(primitive, before)
    return new


def _broken_at(
    primitive: ClassCap | Cover | CommonLabel, seating: Seating, table: int
) -> int:
    alone = np.where(seating.table_of == table, 0, NOWHERE)
    return broken_by_table(primitive, Seating(alone, seating.theme_of[[table]]))[0]
