"""Every seating of a tiny problem, and the best of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

import numpy as np

from cityshare.optimisation import Allowed, GroupingProblem, Seating
from optimisation.naive import Judged, Members, add_up, broken_across, judge_table

Tables = tuple[Members, ...]


@dataclass(frozen=True)
class Best:
    """The best of all seatings, and how many there are."""

    judged: Judged
    seating: Seating
    n_seatings: int

    @property
    def is_possible(self) -> bool:
        """Whether some seating keeps every ``must`` rule."""
        return self.judged.must == 0


def find_best(problem: GroupingProblem) -> Best:
    """Judge every seating; fewest broken musts first, then the objective."""

    @cache
    def judged(members: Members, theme: int, table: int) -> Judged:
        return judge_table(problem, members, theme, table)

    pinned = tables_are_pinned(problem)
    best: tuple[Judged, Tables, Members] | None = None
    n_seatings = 0
    for tables in all_tables(problem):
        across = broken_across(problem, list(tables))
        for themes in all_themes(problem):
            n_seatings += 1
            parts = [
                judged(members, theme, g if pinned else 0)
                for g, (members, theme) in enumerate(zip(tables, themes, strict=True))
            ]
            total = add_up(parts, across)
            if best is None or total.rank < best[0].rank:
                best = total, tables, themes
    assert best is not None
    return Best(best[0], _seating(problem, best[1], best[2]), n_seatings)


def tables_are_pinned(problem: GroupingProblem) -> bool:
    """Tell whether the number of a table matters to some primitive."""
    return any(
        isinstance(p, Allowed) and not p.tables.all() for p in problem.primitives
    )


def all_tables(problem: GroupingProblem) -> Iterator[Tables]:
    """Give every division of the people whose sizes are in range.

    Where no table is pinned, tables are numbered by their first person, so that each
    division comes once and not in every numbering.
    """
    size, k = problem.size, problem.n_tables
    counted = size.counted.tolist()
    symmetric = not tables_are_pinned(problem)
    tables: list[list[int]] = [[] for _ in range(k)]
    sizes = [0] * k

    def place(i: int) -> Iterator[Tables]:
        missing = sum(max(0, size.low - s) for s in sizes)
        if missing > sum(counted[i:]):
            return
        if i == problem.n_people:
            yield tuple(tuple(members) for members in tables)
            return
        for g in range(k):
            if counted[i] and sizes[g] == size.high:
                continue
            tables[g].append(i)
            sizes[g] += counted[i]
            yield from place(i + 1)
            tables[g].pop()
            sizes[g] -= counted[i]
            if symmetric and not tables[g]:
                return

    return place(0)


def all_themes(problem: GroupingProblem) -> Iterator[Members]:
    """Give every choice of themes for the tables whose counts are in range."""
    least, most = problem.table_count.least, problem.table_count.most
    for themes in product(range(problem.n_themes), repeat=problem.n_tables):
        counts = np.bincount(themes, minlength=problem.n_themes)
        if (counts >= least).all() and (counts <= most).all():
            yield themes


def _seating(problem: GroupingProblem, tables: Tables, themes: Members) -> Seating:
    table_of = np.zeros(problem.n_people, np.int64)
    for g, members in enumerate(tables):
        table_of[list(members)] = g
    return Seating(table_of, np.array(themes, np.int64))
