"""Diving: a plan from a solution in fractions, by fixing one table after another."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from cityshare.optimisation.annealing import WARM, Budget, search
from cityshare.optimisation.master import Duals, Master
from cityshare.optimisation.part import part_of
from cityshare.optimisation.pricing import Column
from cityshare.optimisation.primitives import TableCount
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.selection import seating_of
from cityshare.progress import Observer, Unheard

ROUNDS = 4  # of pricing after each fixing
MOST_ROUNDS = 16  # of pricing while tables for somebody are lacking
STEPS = 12  # about so many fixings for a plan
DEAR = 1 / 5_000  # of the goal for a table to fix: then fewer are fixed at once
REST = Budget((4_000, 16_000, 16_000, 8_000), emphasis=(1.0, 0.25, 0.1, WARM))


def dive(
    master: Master, price: Callable[[Duals], int], observer: Observer
) -> Seating | None:
    """Fix the fullest tables in turn and look for tables of those who are left.

    Where no tables are found that seat those who are left, a search does.

    Parameters
    ----------
    master
        Grows by the tables met; its solution is free again afterwards.
    price
        Adds tables worth more than these prices; returns how many.
    observer
        May end it.
    """
    fixed: list[Column] = []
    n_tables = master.problem.n_tables
    most = at_once = max(1, n_tables // STEPS)
    try:
        shares, goal = _settled(master, fixed, price, observer), master.best
        while shares is not None and len(fixed) < n_tables:
            more = _fullest(shares, most)
            found = _settled(master, [*fixed, *more], price, observer)
            is_dear = found is None or goal - master.best > DEAR * goal * len(more)
            if is_dear and len(more) > 1 and not observer.should_stop():
                most = len(more) // 2
                continue
            if is_dear and 3 * len(fixed) > 2 * n_tables:
                break
            shares, goal = found, master.best
            if found is not None:
                fixed = [column for column, share in found if share > 1 - 1e-6]
            most = max(1, min(2 * len(more), at_once))
    finally:
        master.release()
    if observer.should_stop():
        return None
    if len(fixed) == n_tables:
        return seating_of(master.problem, fixed)
    return _completed(master.problem, fixed, observer)


def _settled(
    master: Master,
    fixed: list[Column],
    price: Callable[[Duals], int],
    observer: Observer,
) -> list[tuple[Column, float]] | None:
    """Solve and price a few times with tables fixed; ``None`` if people lack seats."""
    master.release()
    master.fix(fixed)
    for round_ in range(MOST_ROUNDS):
        duals = master.solve()
        if duals is None or observer.should_stop():
            return None
        is_enough = round_ >= ROUNDS and master.is_whole
        if is_enough or price(duals) == 0:
            break
    if master.solve() is None or not master.is_whole:
        return None
    return master.fractions()


def _fullest(shares: list[tuple[Column, float]], most: int) -> list[Column]:
    """Return the tables to fix next."""
    open_ = [pair for pair in shares if pair[1] <= 1 - 1e-6]
    taken: set[int] = set()
    chosen: list[Column] = []
    for column, _ in sorted(open_, key=lambda pair: -pair[1]):
        if len(chosen) < most and taken.isdisjoint(column.members):
            taken.update(column.members)
            chosen.append(column)
    return chosen


def _completed(
    problem: GroupingProblem, fixed: list[Column], observer: Observer
) -> Seating:
    """Seat those who are left at the other tables by a search."""
    themes = np.array([column.theme for column in fixed], np.int64)
    used = np.bincount(themes, minlength=problem.n_themes)
    count = problem.table_count
    others = np.ones(problem.n_people, bool)
    for column in fixed:
        others[list(column.members)] = False
    rows = np.flatnonzero(others)
    tables = np.arange(len(fixed), problem.n_tables)
    rest = replace(
        part_of(problem, rows, tables),
        table_count=TableCount(
            np.maximum(count.least - used, 0), np.maximum(count.most - used, 0)
        ),
    )
    found = search(rest, budget=REST, observer=Unheard(observer))
    table_of = np.zeros(problem.n_people, np.int64)
    for g, column in enumerate(fixed):
        table_of[list(column.members)] = g
    table_of[rows] = found.seating.table_of + len(fixed)
    return Seating(table_of, np.concatenate([themes, found.seating.theme_of]))
