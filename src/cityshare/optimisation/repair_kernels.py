"""Compiled kernels that reseat people from a plan that exists."""

from __future__ import annotations

from typing import Any

import numpy as np

from cityshare.optimisation.kernels import (
    ENERGY,
    KIND,
    MOVE,
    MUST,
    ORDER,
    OTHER,
    PREFER,
    SWAP,
    VALUE,
    WHO,
    G,
    H,
    apply,
    inlined,
    keep,
    kernel,
    random_below,
    random_unit,
    settle,
    undo,
    weigh,
)

# columns of a rank, smaller is better: musts broken (seats too few or too many
# included), people moved, preferred rules broken, unfairness, value negated
BROKEN, MOVED, LESS, UNFAIR, LOST = range(5)
N_RANK = 5
# bounds: delegates at a table, people moved, seats the state has room for
LOW, HIGH, MOST, WIDEST = range(4)


@inlined
def size_gap(bounds, size):  # type: ignore[no-untyped-def]
    """Count the delegates that a table lacks or has too many."""
    return max(0, bounds[LOW] - size, size - bounds[HIGH])


@inlined
def is_away(home, i, table):  # type: ignore[no-untyped-def]
    """Tell whether a table is another than the one somebody had before."""
    return np.int64(home[i] >= 0 and home[i] != table)


@inlined
def set_step(step, kind, g, h, i, j):  # type: ignore[no-untyped-def]
    """Write a step down."""
    step[KIND], step[G], step[H], step[WHO], step[OTHER] = kind, g, h, i, j


@inlined
def moves_of_step(s, r):  # type: ignore[no-untyped-def]
    """Count by how many ``s.step`` changes the people moved."""
    g, h, i, j = s.step[G], s.step[H], s.step[WHO], s.step[OTHER]
    change = is_away(r.home, i, h) - is_away(r.home, i, g)
    if s.step[KIND] == SWAP:
        change += is_away(r.home, j, g) - is_away(r.home, j, h)
    return change


@inlined
def gaps_of_step(a, s, r):  # type: ignore[no-untyped-def]
    """Count by how many ``s.step`` changes the seats too few or too many."""
    g, h = s.step[G], s.step[H]
    if s.step[KIND] == SWAP or a.counted[s.step[WHO]] == 0:
        return 0
    return (
        size_gap(r.bounds, s.n_counted[g] - 1)
        - size_gap(r.bounds, s.n_counted[g])
        + size_gap(r.bounds, s.n_counted[h] + 1)
        - size_gap(r.bounds, s.n_counted[h])
    )


@inlined
def fill_rank(s, r, moves, gaps):  # type: ignore[no-untyped-def]
    """Fill ``r.rank`` from the change tried."""
    r.rank[BROKEN] = s.change[MUST] + gaps
    r.rank[MOVED] = moves
    r.rank[LESS] = s.change[PREFER]
    r.rank[UNFAIR] = s.change[ORDER]
    r.rank[LOST] = -s.change[VALUE]


@inlined
def comes_before(order, new, old):  # type: ignore[no-untyped-def]
    """Compare two ranks, column by column in an order."""
    better = False
    for c in order:
        if new[c] != old[c]:
            better = new[c] < old[c]
            break
    return better


@inlined
def is_possible(a, s, r):  # type: ignore[no-untyped-def]
    """Tell whether ``s.step`` moves only free people, and not too many."""
    g, h, i, j = s.step[G], s.step[H], s.step[WHO], s.step[OTHER]
    if g == h or r.free[i] == 0:
        return False
    if s.step[KIND] == SWAP:
        if r.free[j] == 0 or a.counted[i] != a.counted[j]:
            return False
    elif a.counted[i] == 1 and s.n_counted[h] >= r.bounds[WIDEST]:
        return False
    moves = moves_of_step(s, r)
    return moves <= 0 or r.now[MOVED] + moves <= r.bounds[MOST]


@kernel
def try_seats(a, s):  # type: ignore[no-untyped-def]
    """Change the seats as ``s.step`` says and fill ``s.change``; compiled once."""
    apply(a, s)
    weigh(a, s)


@kernel
def weigh_step(a, s, r):  # type: ignore[no-untyped-def]
    """Fill ``r.rank`` with what ``s.step`` would change; change nothing."""
    moves, gaps = moves_of_step(s, r), gaps_of_step(a, s, r)
    try_seats(a, s)
    fill_rank(s, r, moves, gaps)
    settle(a, s, False)
    undo(s)


@kernel
def take_step(a, s, r):  # type: ignore[no-untyped-def]
    """Make ``s.step`` part of the state."""
    moves, gaps = moves_of_step(s, r), gaps_of_step(a, s, r)
    try_seats(a, s)
    fill_rank(s, r, moves, gaps)
    settle(a, s, True)
    keep(a, s)
    for c in range(N_RANK):
        r.now[c] += r.rank[c]


@kernel
def consider(a, s, r):  # type: ignore[no-untyped-def]
    """Weigh ``s.step`` and note it if it is the best of a scan."""
    if not is_possible(a, s, r):
        return 0
    weigh_step(a, s, r)
    if comes_before(r.order, r.rank, r.best):
        for c in range(N_RANK):
            r.best[c] = r.rank[c]
            r.best_step[c] = s.step[c]
    return 1


@kernel
def scan_steps(a, s, r, near, tries):  # type: ignore[no-untyped-def]
    """Weigh every step at a table ``near`` or of somebody to try; note the best.

    The best is left in ``r.best_step``; its rank in ``r.best`` is all zero where
    no step makes anything better. Returns the number of steps weighed.
    """
    n, k = len(s.table_of), len(s.theme_of)
    for c in range(N_RANK):
        r.best[c] = 0
    weighed = 0
    for i in range(n):
        if r.free[i] == 0:
            continue
        g = s.table_of[i]
        for h in range(k):
            if near[g] or near[h] or tries[i]:
                set_step(s.step, MOVE, g, h, i, i)
                weighed += consider(a, s, r)
        for j in range(i + 1, n):
            h = s.table_of[j]
            if near[g] or near[h] or tries[i] or tries[j]:
                set_step(s.step, SWAP, g, h, i, j)
                weighed += consider(a, s, r)
    return weighed


@kernel
def list_loose(s, r):  # type: ignore[no-untyped-def]
    """List the free people who are away or had no table before; return how many."""
    count = 0
    for i in range(len(s.table_of)):
        if r.free[i] == 1 and r.home[i] != s.table_of[i]:
            r.loose[count] = i
            count += 1
    return count


@inlined
def propose_step(s, r, loose):  # type: ignore[no-untyped-def]
    """Draw a step, half of the time of somebody who is loose."""
    n, k = len(s.table_of), len(s.theme_of)
    kind = random_below(s.rng, 4)
    i = random_below(s.rng, n)
    if loose > 0 and kind < 2:
        i = r.loose[random_below(s.rng, loose)]
    g = s.table_of[i]
    if kind & 1:
        h = random_below(s.rng, k)
        if kind == 1 and r.home[i] >= 0 and random_below(s.rng, 2) == 0:
            h = r.home[i]
        set_step(s.step, MOVE, g, h, i, i)
    else:
        j = random_below(s.rng, n)
        set_step(s.step, SWAP, g, s.table_of[j], i, j)


@kernel
def note_best(s, r):  # type: ignore[no-untyped-def]
    """Copy the seating to the best one met."""
    for c in range(N_RANK):
        r.best[c] = r.now[c]
    for i in range(len(s.table_of)):
        r.best_table_of[i] = s.table_of[i]


@kernel
def wander(a, s, r, weights, moves, heat):  # type: ignore[no-untyped-def]
    """Anneal within the bounds on people moved; the best met stays in ``r.best``.

    ``weights`` are eighths for a broken must, a person moved and a preferred rule
    broken; the temperature falls geometrically from ``heat[0]`` to ``heat[1]``.
    """
    note_best(s, r)
    loose = list_loose(s, r)
    temperature = heat[0]
    for move in range(moves):
        if move & 255 == 0:
            temperature = heat[0] * (heat[1] / heat[0]) ** (move / moves)
        propose_step(s, r, loose)
        if not is_possible(a, s, r):
            continue
        moved, gaps = moves_of_step(s, r), gaps_of_step(a, s, r)
        try_seats(a, s)
        fill_rank(s, r, moved, gaps)
        gain = (
            s.change[VALUE]
            - s.change[ENERGY]
            - weights[0] * r.rank[BROKEN]
            - weights[1] * r.rank[MOVED]
            - weights[2] * r.rank[LESS]
        )
        accept = gain >= 0 or random_unit(s.rng) < np.exp(gain / temperature)
        settle(a, s, accept)
        if not accept:
            undo(s)
            continue
        keep(a, s)
        for c in range(N_RANK):
            r.now[c] += r.rank[c]
        loose = list_loose(s, r)
        if comes_before(r.order, r.now, r.best):
            note_best(s, r)


def columns(*order: int) -> Any:
    """Return an order of columns as the kernels read it."""
    return np.array(order, np.int64)
