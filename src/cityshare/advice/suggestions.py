"""Suggestions: the best moves and swaps of one person."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cityshare.advice.change import Change, Weighed, row_of, weigh_change
from cityshare.grouping.compiled import Compiled
from cityshare.optimisation import Seating
from cityshare.optimisation.primitives import BoolArray
from cityshare.optimisation.reseating import BEST, Rank, Reseating

MOST = 5


def suggest(
    compiled: Compiled,
    seating: Seating,
    person: str,
    *,
    most: int = MOST,
    locked: Iterable[str] = (),
) -> tuple[Weighed, ...]:
    """List the best moves and swaps of a person, the best first.

    Moves and swaps that break a ``must`` rule more often than now are left out; the
    others are ordered as plans are: preferred rules, fairness, value.

    Parameters
    ----------
    compiled, seating
        A plan taken back to rows: see :func:`cityshare.grouping.seated.compile_plan`.
    person
        Id of somebody who is seated.
    most
        How many to list.
    locked
        Ids of those who stay where they are; nothing is listed for one of them.

    Raises
    ------
    CityshareError
        R104 if the person has no seat here.
    """
    row = row_of(compiled, person)
    held = set(locked)
    if person in held:
        return ()
    n = compiled.problem.n_people
    seats = Reseating(
        compiled.problem,
        seating,
        home=seating.table_of,
        free=np.ones(n, np.bool_),
    )
    free = np.array([p.id not in held for p in compiled.hall.people])
    found = sorted(_all_steps(compiled, seating, seats, row, free))
    return tuple(
        weigh_change(compiled, seating, _change(compiled, person, table, other))
        for rank, table, other in found[:most]
        if rank[0] <= 0
    )


def _all_steps(
    compiled: Compiled,
    seating: Seating,
    seats: Reseating,
    row: int,
    free: BoolArray,
) -> list[tuple[Rank, int, int]]:
    """Weigh every move and swap; a move has -1 in place of the other person."""
    here = int(seating.table_of[row])
    counted = compiled.problem.size.counted
    steps = [(g, -1) for g in range(compiled.problem.n_tables) if g != here]
    alike = (seating.table_of != here) & (counted == counted[row]) & free
    steps += [(int(seating.table_of[j]), j) for j in np.flatnonzero(alike).tolist()]
    found = []
    for table, other in steps:
        rank = seats.weigh(row, table, None if other < 0 else other)
        found.append((tuple(rank[c] for c in BEST.tolist()), table, other))
    return found


def _change(compiled: Compiled, person: str, table: int, other: int) -> Change:
    if other < 0:
        return Change.move(person, compiled.hall.table_ids[table])
    return Change.swap(person, compiled.hall.people[other].id)
