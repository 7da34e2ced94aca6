"""Compiled kernels of the search for diverse groups, where only pairs count."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation.kernels import inlined, kernel, random_below

N_NOISE = 4096
BLOCK = 64  # partners looked at together, by vector instructions
REFRESH = 64  # sweeps between recomputations of what rounding may have shifted
MOST_SWEEPS_DOWN = 1_000
# columns of the values and of the counts
NOW, BEST = range(2)
SWAPS, MOVES = range(2)


@kernel
def fill(s):  # type: ignore[no-untyped-def]
    """Compute the delta table, everybody's entry for the own group and the value."""
    n, k = len(s.group_of), len(s.sizes)
    for g in range(k):
        s.sizes[g] = 0
        for j in range(n):
            s.contribution[g, j] = 0
    for i in range(n):
        s.sizes[s.group_of[i]] += 1
        add_row(s.contribution[s.group_of[i]], s.distances[i])
    twice = np.float64(0)
    for j in range(n):
        s.own[j] = s.contribution[s.group_of[j], j]
        twice += s.own[j]
    s.values[NOW] = twice / 2


@inlined
def add_row(row, other):  # type: ignore[no-untyped-def]
    """Add a row of distances to a row of the delta table."""
    for j in range(len(row)):
        row[j] += other[j]


@inlined
def carry(here, there, leaving, coming):  # type: ignore[no-untyped-def]
    """Change the rows of two groups between which two people are swapped."""
    for j in range(len(here)):
        change = coming[j] - leaving[j]
        here[j] += change
        there[j] -= change


@inlined
def carry_one(here, there, leaving):  # type: ignore[no-untyped-def]
    """Change the rows of two groups between which one person moves."""
    for j in range(len(here)):
        here[j] -= leaving[j]
        there[j] += leaving[j]


@inlined
def renew_own(own, group_of, here, there, g, h):  # type: ignore[no-untyped-def]
    """Copy the entries for the own group anew for the people of groups g and h."""
    first, second = np.uint32(g), np.uint32(h)
    for j in range(len(own)):
        entry = here[j] if group_of[j] == first else own[j]
        own[j] = there[j] if group_of[j] == second else entry


@kernel
def swap(s, i, j, g, h):  # type: ignore[no-untyped-def]
    """Seat i of group g in group h, and j of group h in group g."""
    here, there = s.contribution[g], s.contribution[h]
    carry(here, there, s.distances[i], s.distances[j])
    s.group_of[i], s.group_of[j] = h, g
    renew_own(s.own, s.group_of, here, there, g, h)
    s.counts[SWAPS] += 1


@kernel
def move(s, i, g, h):  # type: ignore[no-untyped-def]
    """Seat i of group g in group h."""
    here, there = s.contribution[g], s.contribution[h]
    carry_one(here, there, s.distances[i])
    s.group_of[i] = h
    s.sizes[g] -= 1
    s.sizes[h] += 1
    renew_own(s.own, s.group_of, here, there, g, h)
    s.counts[MOVES] += 1


@inlined
def look_ahead(s, i, g):  # type: ignore[no-untyped-def]
    """Note what i would gain in each group, were nobody to come in exchange."""
    for h in range(len(s.sizes)):
        s.lead[h] = s.contribution[h, i] - s.contribution[g, i]
    s.lead[g] = -np.inf


@inlined
def count_worthy(lead, group_of, here, own, row, noise, heat):  # type: ignore[no-untyped-def]
    """Count the partners with whom a swap would be accepted."""
    worthy = 0
    for j in range(len(group_of)):
        gain = lead[group_of[j]] + here[j] - own[j] - (row[j] + row[j])
        worthy += gain > heat * noise[j]
    return worthy


@inlined
def try_swaps(s, i, heat):  # type: ignore[no-untyped-def]
    """Try to swap i with everybody in turn."""
    n = len(s.group_of)
    g = np.int64(s.group_of[i])
    look_ahead(s, i, g)
    shift = random_below(s.rng, N_NOISE)
    row = s.distances[i]
    for start in range(0, n, BLOCK):
        end = min(n, start + BLOCK)
        if (
            count_worthy(
                s.lead, s.group_of[start:end], s.contribution[g, start:end],
                s.own[start:end], row[start:end], s.noise[shift + start : shift + end],
                heat,
            ) == 0
        ):  # fmt: skip
            continue
        for j in range(start, end):
            h = np.int64(s.group_of[j])
            gain = s.lead[h] + s.contribution[g, j] - s.own[j] - (row[j] + row[j])
            if gain > heat * s.noise[shift + j]:
                swap(s, i, j, g, h)
                s.values[NOW] += gain
                g = h
                look_ahead(s, i, g)


@inlined
def try_moves(s, i, heat):  # type: ignore[no-untyped-def]
    """Try to move i to each group in turn, within the sizes."""
    g = np.int64(s.group_of[i])
    if s.sizes[g] <= s.low[g]:
        return
    look_ahead(s, i, g)
    shift = random_below(s.rng, N_NOISE)
    for h in range(len(s.sizes)):
        if s.sizes[h] < s.high[h] and s.lead[h] > heat * s.noise[shift + h]:
            s.values[NOW] += s.lead[h]
            move(s, i, g, h)
            return


@kernel
def remember(s):  # type: ignore[no-untyped-def]
    """Copy the groups to the best met."""
    s.values[BEST] = s.values[NOW]
    for i in range(len(s.group_of)):
        s.best_group_of[i] = s.group_of[i]


@kernel
def sweep(s, heat):  # type: ignore[no-untyped-def]
    """Try all swaps and moves once at one temperature."""
    for i in range(len(s.group_of)):
        try_swaps(s, i, heat)
        try_moves(s, i, heat)
        if s.values[NOW] > s.values[BEST]:
            remember(s)


@kernel
def anneal(s, heat, span):  # type: ignore[no-untyped-def]
    """Anneal sweeps ``span[0]`` to ``span[1]`` of ``span[2]``.

    The temperature falls geometrically from ``heat[0]`` to ``heat[1]``; the best
    groups met stay in ``s.best_group_of``.
    """
    for number in range(span[0], span[1]):
        if number % REFRESH == 0:
            fill(s)
        fallen = (heat[1] / heat[0]) ** (number / span[2])
        sweep(s, np.float32(heat[0] * fallen))


@kernel
def descend(s):  # type: ignore[no-untyped-def]
    """Go back to the best groups met and take every step that is better."""
    for i in range(len(s.group_of)):
        s.group_of[i] = s.best_group_of[i]
    fill(s)
    s.values[BEST] = s.values[NOW]
    for _ in range(MOST_SWEEPS_DOWN):
        before = s.counts[SWAPS] + s.counts[MOVES]
        sweep(s, np.float32(0))
        if s.counts[SWAPS] + s.counts[MOVES] == before:
            return
