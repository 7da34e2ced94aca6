"""Closing: every table that a better plan could use is listed, and branched on."""

from __future__ import annotations

from functools import partial

from cityshare.optimisation.branching import Branching
from cityshare.optimisation.generation import Generation
from cityshare.optimisation.master import Master
from cityshare.optimisation.pool import Pool
from cityshare.optimisation.pricing import NOTHING, SCALE, Column

NODES = 1_000  # of pricing, for each table that may be listed
MOST_NODES = 4_000_000
FIRST = 400  # of the bound: how far below it plans are looked for first


def close(
    generation: Generation, work: int, *, most_at_first: int | None = None
) -> None:
    """Bring the bound down to the best plan, step by step, if tables are not too many.

    A step lists the tables of all plans within some slack of the bound. If branching
    finds no such plan, the bound comes down by the slack; if it finds one, the best of
    them is the best of all. Each step takes twice the slack of the one before, and the
    last one the whole gap, from the half of it on.

    Parameters
    ----------
    generation
        With a bound; its plan and bound become better.
    work
        Tables in the programmes solved, all together.
    most_at_first
        Ends if there are more tables than these in the first step.

    References
    ----------
    R. Baldacci, N. Christofides, A. Mingozzi (2008), An exact algorithm for the
    vehicle routing problem based on the set partitioning formulation, Mathematical
    Programming 115, doi:10.1007/s10107-007-0178-5 (the enumeration of the last gap).
    """
    most = most_at_first or generation.budget.most_tables
    if generation.bound is None or most == 0:
        return
    slack = abs(generation.total) // FIRST + 1
    is_last = False
    while not is_last and work >= 0 and not generation.is_done:
        is_last = 2 * slack >= generation.slack
        slack = generation.slack if is_last else slack
        beat = max(generation.achieved, _least_within(generation, slack) - 1)
        if beat < generation.bound:
            tables = _useful(generation, slack, most)
            if tables is None:
                return
            work = _branch(generation, tables, beat, work)
            most = generation.budget.most_tables
        slack *= 2


def _least_within(generation: Generation, slack: int) -> int:
    """Return the lowest goal of the plans that fall short by no more than a slack."""
    return -((slack - generation.total) // SCALE) - generation.master.surplus


def _branch(generation: Generation, tables: list[Column], beat: int, work: int) -> int:
    """Branch on the tables of all plans above ``beat``; return the work left."""
    problem, goal = generation.problem, generation.goal
    master = Master(problem, generation.pricer, goal)
    master.cut(generation.master.triples)
    pool = Pool(tables, problem.n_people, master.triples, goal)
    branching = Branching(
        master,
        pool,
        offer=generation.offer,
        lower=generation.lower,
        observer=generation.run,
    )
    assert generation.bound is not None  # noqa: S101  the caller has looked
    bound, left = branching.run(beat=beat, bound=generation.bound, work=work)
    generation.lower(bound)
    return left


def _useful(generation: Generation, slack: int, most: int) -> list[Column] | None:
    """Return all tables that fall short of the best of their theme by a slack at most.

    ``None`` if they are more than ``most``.
    """
    assert generation.center is not None  # noqa: S101  there is a bound
    prices = generation.master.duals(generation.center.rows).prices
    listed = generation.side_by_side.run(
        partial(
            generation.pricer.every,
            prices,
            theme,
            keep_from=upper - slack,
            most=most,
            work=min(NODES * most, MOST_NODES),
        )
        for theme, upper in enumerate(generation.upper)
        if upper > NOTHING // 2
    )
    tables: dict[tuple[int, tuple[int, ...]], Column] = {}
    for found in listed:
        if found is None:
            return None
        tables |= {(c.theme, c.members): c for c in found}
    return list(tables.values()) if len(tables) <= most else None
