"""A greedy that seats people one by one, as a careful person with a list would."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from typing import NamedTuple

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
from cityshare.optimisation.value import broken_by_table, unbridged

NOWHERE = -1


def greedy_plans(
    problem: GroupingProblem, *, number: int, seed: int = 0
) -> Iterator[Seating]:
    """Seat people from ``number`` shuffled lists, those who count in the size first."""
    rng = np.random.default_rng([seed, number])
    counted = problem.size.counted
    for _ in range(number):
        first = rng.permutation(np.flatnonzero(counted))
        then = rng.permutation(np.flatnonzero(~counted))
        yield greedy_seating(problem, np.concatenate([first, then]))


def greedy_seating(problem: GroupingProblem, people: IntArray) -> Seating:
    """Seat people in the order of a list.

    Each person goes to the table where the value of the plan rises most, of those
    that break no further ``must`` rule; where there is none, of those that break the
    fewest. Nobody is seated anew, and no seat is kept free for somebody to come.
    Sizes and tables per theme are kept; ``prefer`` rules, fairness and pair goals
    are not looked at.
    """
    values = TableValues.of(problem)
    theme_of = deal_themes(problem)
    seating = Seating(np.full(problem.n_people, NOWHERE), theme_of)
    width = problem.size.high + np.count_nonzero(~problem.size.counted) + 2
    seats = np.full((problem.n_tables, width), NOWHERE)
    worth = np.zeros(problem.n_tables, np.int64)
    taken = np.zeros(problem.n_tables, np.int64)
    for person in people.tolist():
        tables = open_tables(problem, seating, person)
        tried = seats[tables]
        tried[np.arange(len(tables)), taken[tables]] = person
        new = values(tried, theme_of[tables])
        order = np.argsort(worth[tables] - new, kind="stable")
        pick = order[_first_that_breaks_least(problem, seating, person, tables[order])]
        table = tables[pick]
        seats[table], worth[table] = tried[pick], new[pick]
        taken[table] += 1
        seating = seated(seating, person, int(table))
    return seating


def seated(seating: Seating, person: int, table: int) -> Seating:
    """Return the seating with somebody at a table."""
    table_of = seating.table_of.copy()
    table_of[person] = table
    return Seating(table_of, seating.theme_of)


def _first_that_breaks_least(
    problem: GroupingProblem, seating: Seating, person: int, tables: IntArray
) -> int:
    breaks: list[int] = []
    for n, table in enumerate(tables.tolist()):
        breaks.append(new_breaks(problem, seating, person, table))
        if breaks[-1] <= 0:
            return n
    return int(np.argmin(breaks))


def deal_themes(problem: GroupingProblem) -> IntArray:
    """Deal tables to themes in turn, the most wished first, within their ranges."""
    order = np.argsort(-problem.wish.sum(axis=0), kind="stable")
    count = problem.table_count.least.copy()
    for theme in cycle(order):
        if count.sum() == problem.n_tables:
            break
        count[theme] += count[theme] < problem.table_count.most[theme]
    return np.repeat(order, count[order])


def open_tables(problem: GroupingProblem, seating: Seating, person: int) -> IntArray:
    """Return the tables at which the sizes of all tables can still be kept."""
    size = problem.size
    if not size.counted[person]:
        return np.arange(problem.n_tables)
    at = seating.table_of[size.counted]
    sizes = np.bincount(at[at != NOWHERE], minlength=problem.n_tables)
    to_come = np.count_nonzero(at == NOWHERE)
    spare = to_come > np.clip(size.low - sizes, 0, None).sum()
    return np.flatnonzero(sizes < (size.high if spare else size.low))


class Gain(NamedTuple):
    """Eighths per step with one of the two highest levels, and which it is."""

    nth_highest: int
    eighths: IntArray


@dataclass(frozen=True, eq=False)
class TableValues:
    """Values many tables at once; the last row of every array is an empty seat."""

    current: IntArray
    aim: IntArray
    shared: IntArray
    wish: IntArray
    practices: IntArray
    gains: tuple[Gain, Gain]

    @classmethod
    def of(cls, problem: GroupingProblem) -> TableValues:
        """Take the arrays of a problem."""

        def padded(array: IntArray) -> IntArray:
            return np.append(array, np.zeros_like(array[:1]), axis=0)

        return cls(
            current=padded(problem.current),
            aim=padded(problem.aim),
            shared=padded(problem.shared),
            wish=padded(problem.wish),
            practices=problem.practices.astype(np.int64),
            gains=(
                Gain(1, padded(problem.gain_first)),
                Gain(2, padded(problem.gain_second)),
            ),
        )

    def __call__(self, seats: IntArray, theme_of: IntArray) -> IntArray:
        """Return the eighths of each table, from people ``(k, width)``."""
        current, aim = self.current[seats], self.aim[seats]
        here = self.practices[theme_of][:, None]
        levels = np.sort(self.shared[seats] * here, axis=1)
        value = self.wish[seats, theme_of[:, None]].sum(axis=1)
        for gain in self.gains:
            level = levels[:, -gain.nth_highest, None]
            steps = np.clip(np.minimum(level, aim) - current, 0, None)
            value += (steps * gain.eighths[seats]).sum(axis=(1, 2))
        return value


def new_breaks(
    problem: GroupingProblem, seating: Seating, person: int, table: int
) -> int:
    """Count how many more ``must`` rules break with the person at the table."""
    after = seated(seating, person, table)
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
