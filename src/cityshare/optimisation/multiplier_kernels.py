"""Compiled multipliers: what a table's bound pays for the rules it has to keep."""

from __future__ import annotations

from cityshare.optimisation.bound_kernels import ASKED, MOST, bound_node
from cityshare.optimisation.kernels import kernel
from cityshare.optimisation.pricing_kernels import (
    BASE,
    FREE,
    N_FIXED,
    NOTHING,
    OFFSET,
    ORDER,
    PERSON,
    PICKED,
    STATE,
    TOLL,
    WORTH,
    N,
)

# columns of multipliers and of demands
NOW, KEPT, LACKING = range(3)


@kernel
def sharpen(a, s, theme, sizes, rounds, least):  # type: ignore[no-untyped-def]
    """Price level requirements and rules so that the bound of a combination falls.

    Whoever meets a requirement gains its multiplier, and every table pays it as
    often as the requirement asks; the multiplier of a preferred rule is at most the
    price of breaking it (Lagrangian relaxation, steps of Polyak's length towards
    ``least``). Starts from the multipliers of earlier combinations. Leaves the
    candidates' worth with the best multipliers, sorted, and what every table pays in
    ``OFFSET``; returns the bound.
    """
    for c in range(s.number[N]):
        s.cand[c, BASE] = s.cand[c, WORTH]
        s.cand[c, STATE] = FREE
    start_multipliers(s)
    best = -NOTHING
    share = 8
    for _ in range(rounds):
        bound = apply_multipliers(a, s, theme, sizes, NOW)
        if bound < best:
            best = bound
            for r in range(len(s.multiplier)):
                s.multiplier[r, KEPT] = s.multiplier[r, NOW]
        else:
            share = max(1, share // 2)
        if best <= least:
            return best
        gap = bound - least if least > NOTHING else abs(bound) // 2 + 1
        if not move_multipliers(a, s, theme, gap * share // 8):
            break
    keep_multipliers(s)
    return min(best, apply_multipliers(a, s, theme, sizes, KEPT))


@kernel
def start_multipliers(s):  # type: ignore[no-untyped-def]
    """Take the multipliers kept of earlier combinations."""
    n_fixed, n_pairs = s.number[N_FIXED], len(s.pairs)
    for x in range(n_fixed):
        pair = s.levels[x, n_pairs + 1]
        for y in range(2):
            s.multiplier[2 * x + y, NOW] = s.warm[x * n_pairs + pair, y]
    for d in range(len(s.demand)):
        rate = min(s.warm[n_fixed * n_pairs + d, 0], s.demand_facts[d, MOST])
        s.multiplier[2 * n_fixed + d, NOW] = rate


@kernel
def keep_multipliers(s):  # type: ignore[no-untyped-def]
    """Remember the best multipliers for later combinations."""
    n_fixed, n_pairs = s.number[N_FIXED], len(s.pairs)
    for x in range(n_fixed):
        pair = s.levels[x, n_pairs + 1]
        for y in range(2):
            s.warm[x * n_pairs + pair, y] = s.multiplier[2 * x + y, KEPT]
    for d in range(len(s.demand)):
        s.warm[n_fixed * n_pairs + d, 0] = s.multiplier[2 * n_fixed + d, KEPT]


@kernel
def apply_multipliers(a, s, theme, sizes, kept):  # type: ignore[no-untyped-def]
    """Set worth and offset by the multipliers (kept: the best so far), and bound."""
    offset = s.number[TOLL]
    n_fixed = s.number[N_FIXED]
    for c in range(s.number[N]):
        s.cand[c, WORTH] = s.cand[c, BASE]
    for x in range(n_fixed):
        one, two = s.multiplier[2 * x, kept], s.multiplier[2 * x + 1, kept]
        if one == 0 and two == 0:
            continue
        p = a.theme_practices[theme, x]
        pair = s.levels[x, len(s.pairs) + 1]
        first, second = s.pairs[pair, 0], s.pairs[pair, 1]
        offset += one * (first > 0) + 2 * two * (second > 0)
        for c in range(s.number[N]):
            shared = a.shared[p, s.cand[c, PERSON]]
            s.cand[c, WORTH] += one * (first > 0) * (shared >= first)
            s.cand[c, WORTH] += two * (second > 0) * (shared >= second)
    for d in range(len(s.demand)):
        rate = s.multiplier[2 * n_fixed + d, kept]
        if rate == 0:
            continue
        offset += rate * s.demand_facts[d, ASKED]
        for c in range(s.number[N]):
            s.cand[c, WORTH] += rate * s.demand[d, c]
    s.number[OFFSET] = offset
    sort_by_worth(s)
    return bound_node(a, s, theme, 0, 0, -offset, sizes)


@kernel
def move_multipliers(a, s, theme, gap):  # type: ignore[no-untyped-def]  # noqa: C901
    """Raise multipliers of what the picked people lack, lower those of what they spare.

    ``gap`` is how far the bound is to fall. Returns whether any multiplier moved.
    """
    n_fixed = s.number[N_FIXED]
    norm = 0
    for x in range(n_fixed):
        p = a.theme_practices[theme, x]
        pair = s.levels[x, len(s.pairs) + 1]
        for y in range(2):
            level = s.pairs[pair, y]
            lacking = (1 + y) * (level > 0)
            for c in range(s.number[N]):
                able = level > 0 and a.shared[p, s.cand[c, PERSON]] >= level
                lacking -= s.cand[c, PICKED] * able
            if lacking < 0 and s.multiplier[2 * x + y, NOW] == 0:
                lacking = 0
            s.multiplier[2 * x + y, LACKING] = lacking
            norm += lacking * lacking
    for d in range(len(s.demand)):
        lacking = s.demand_facts[d, ASKED]
        for c in range(s.number[N]):
            lacking -= s.cand[c, PICKED] * s.demand[d, c]
        r = 2 * n_fixed + d
        if (lacking < 0 and s.multiplier[r, NOW] == 0) or (
            lacking > 0 and s.multiplier[r, NOW] >= s.demand_facts[d, MOST]
        ):
            lacking = 0
        s.multiplier[r, LACKING] = lacking
        norm += lacking * lacking
    if norm == 0:
        return False
    for r in range(len(s.multiplier)):
        new = max(0, s.multiplier[r, NOW] + gap * s.multiplier[r, LACKING] // norm)
        if r >= 2 * n_fixed:
            new = min(new, s.demand_facts[r - 2 * n_fixed, MOST])
        s.multiplier[r, NOW] = new
    return True


@kernel
def sort_by_worth(s):  # type: ignore[no-untyped-def]
    """Put the candidates in the order of their worth, best first (insertion sort)."""
    for x in range(1, s.number[N]):
        c = s.cand[x, ORDER]
        w = s.cand[c, WORTH]
        y = x
        while y > 0 and s.cand[s.cand[y - 1, ORDER], WORTH] < w:
            s.cand[y, ORDER] = s.cand[y - 1, ORDER]
            y -= 1
        s.cand[y, ORDER] = c
