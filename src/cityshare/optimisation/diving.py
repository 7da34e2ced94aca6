"""Diving: tables of a good plan, fixed in turn by a solution in fractions."""

from __future__ import annotations

from collections.abc import Callable

from cityshare.optimisation.master import LEAST_SHARE, Duals, Master
from cityshare.optimisation.pricing import Column
from cityshare.progress import Observer

ROUNDS = 4  # of pricing after each fixing
MOST_ROUNDS = 16  # of pricing while tables for somebody are lacking
STEPS = 12  # about so many fixings for a whole plan
DEAR = 1 / 5_000  # of the goal for a table to fix: then fewer are fixed at once


def dive(
    master: Master, price: Callable[[Duals], int], most: int, observer: Observer
) -> list[Column]:
    """Fix the fullest tables in turn, with new tables for those who are left.

    Parameters
    ----------
    master
        Grows by the tables met; its solution is free again afterwards.
    price
        Adds tables worth more than these prices; returns how many.
    most
        Ends when so many tables are fixed, or sooner where that becomes dear.
    observer
        May end it.
    """
    fixed: list[Column] = []
    at_once = step = max(1, master.problem.n_tables // STEPS)
    try:
        shares, goal = _settled(master, fixed, price, observer), master.best
        while shares is not None and len(fixed) < most:
            more = _fullest(shares, min(step, most - len(fixed)))
            found = _settled(master, [*fixed, *more], price, observer)
            is_dear = found is None or goal - master.best > DEAR * goal * len(more)
            if is_dear and len(more) > 1 and not observer.should_stop():
                step = len(more) // 2
                continue
            if is_dear and 2 * len(fixed) > most:
                break
            shares, goal = found, master.best
            if found is not None:
                fixed = [column for column, share in found if share > 1 - LEAST_SHARE]
            step = max(1, min(2 * len(more), at_once))
    finally:
        master.release()
    return fixed


def _settled(
    master: Master,
    fixed: list[Column],
    price: Callable[[Duals], int],
    observer: Observer,
) -> list[tuple[Column, float]] | None:
    """Solve and price a few times with tables fixed; ``None`` if people lack seats."""
    master.release()
    master.loosen()
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
    open_ = [pair for pair in shares if pair[1] <= 1 - LEAST_SHARE]
    taken: set[int] = set()
    chosen: list[Column] = []
    for column, _ in sorted(open_, key=lambda pair: -pair[1]):
        if len(chosen) < most and taken.isdisjoint(column.members):
            taken.update(column.members)
            chosen.append(column)
    return chosen
