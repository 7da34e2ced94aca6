"""Compiled pricing of one table: its worth beyond the prices of its people."""

from __future__ import annotations

from cityshare.optimisation.kernels import (
    MUST,
    PREFER,
    VALUE,
    inlined,
    kernel,
    tally_table,
    tier_of_share,
)

FREE, IN, OUT = range(3)
NOTHING = -(1 << 60)
PAUSED = NOTHING - 1
MOST_OFFERED = 200

# columns of the scratch arrays
(
    N,
    N_PRACTICES,
    N_FIXED,
    FIRST_ONLY,
    FAMILY,
    BEST,
    KEEP_FROM,
    N_FOUND,
    TOLL,
    OFFSET,
    ROOM,
    NEXT,
    LEFT,
    OPEN,
    DEPTH,
    SIZE,
    N_COUNTED,
    TOTAL,
    USED,
    LIMIT,
) = range(20)
PERSON, WORTH, ORDER, STATE, FRAME_OF, PICKED, BASE = range(7)
COLUMN, LEVEL, CURSOR, SEAT_OF, SCAN = range(5)
TIERS = 3  # facts of a table: value, preferred rules broken, bridges, then six tiers
N_FACTS = 9
FIRST_SEAT = 2 + N_FACTS  # a table found: its size, its price, its facts, its seats


@kernel
def price_seats(a, q, s, size, theme):  # type: ignore[no-untyped-def]  # noqa: C901
    """Return the priced value of the table ``s.seats[:size]``, or ``NOTHING``.

    ``NOTHING`` where a ``must`` rule of one table is broken. Fills ``s.facts`` with
    value, pair value, fairness tiers, preferred rules broken and bridges needed.
    """
    tally_table(a, s.seats, size, theme, 0, s.tally, s.kinds, s.served, s.answered)
    if s.tally[MUST] > 0:
        return NOTHING
    value = s.tally[VALUE]
    prefer = s.tally[PREFER]
    for x in range(size):
        i = s.seats[x]
        s.mark[i] = 1
    broken = False
    for x in range(size):
        i = s.seats[x]
        for e in range(a.pair_start[i], a.pair_start[i + 1]):
            j = a.pair_other[e]
            both = s.mark[j] == 1
            if (a.pair_must[e] < 0 and not both) or (a.pair_must[e] > 0 and both):
                broken = True
            if both and j < i:
                value += a.pair_value[e]
                prefer += a.pair_prefer[e]
    priced = q.scale[0] * value - q.prefer[0] * prefer
    for c in range(len(q.triple)):
        here = s.mark[q.triple[c, 0]] + s.mark[q.triple[c, 1]] + s.mark[q.triple[c, 2]]
        priced -= q.cut[c] * (here >= 2)
    for x in range(size):
        s.mark[s.seats[x]] = 0
    if broken:
        return NOTHING
    for t in range(6):
        s.facts[TIERS + t] = 0
    for x in range(size):
        i = s.seats[x]
        tier = tier_of(a, i, s.served[x], s.answered[x])
        s.facts[TIERS + tier] += 1
        priced -= q.tier[tier] + q.person[i]
    need = 0
    for m in range(len(a.label_must)):
        need |= s.kinds[m]
    s.facts[0] = value
    s.facts[1] = prefer
    s.facts[2] = need
    return priced - q.bridge[need]


@inlined
def tier_of(a, i, served, answered):  # type: ignore[no-untyped-def]
    """Return a person's fairness tier, 0 (content) to 5."""
    mode = a.limits[3]
    tier = 0
    if mode == 1:
        tier = 5 * (a.hopeful[i] & (1 - answered))
    elif mode == 2:
        tier = tier_of_share(served, a.servable[i])
    return tier


@kernel
def is_exact(a, s, theme, size):  # type: ignore[no-untyped-def]
    """Tell whether the enumerated levels of the seats are those of the combination."""
    for x in range(s.number[N_FIXED]):
        p = a.theme_practices[theme, x]
        first = second = 0
        for y in range(size):
            level = a.shared[p, s.seats[y]]
            if level > first:
                second = first
                first = level
            elif level > second:
                second = level
        if s.pairs[s.levels[x, len(s.pairs) + 1], 0] != first:
            return False
        if (
            s.number[FIRST_ONLY] == 0
            and s.pairs[s.levels[x, len(s.pairs) + 1], 1] != second
        ):
            return False
    return True


@kernel
def keep_table(s, size, priced, theme):  # type: ignore[no-untyped-def]
    """Write the seats to the list of tables found; False when it is full."""
    k = s.number[N_FOUND]
    if k >= min(len(s.found), s.number[ROOM]):
        return False
    for y in range(size):
        s.found[k, FIRST_SEAT + y] = s.seats[y]
    s.found[k, 0] = size
    s.found[k, 1] = priced
    for f in range(len(s.facts)):
        s.found[k, 2 + f] = s.facts[f]
    s.number[N_FOUND] += 1
    return True


@kernel
def try_leaf(a, q, s, theme, size, n_counted, low, keep_from):  # type: ignore[no-untyped-def]
    """Price the chosen seats; keep them if they are a table worth keeping.

    With ``keep_from`` above ``NOTHING`` every table from it on is kept, else each
    one that beats the best so far. Returns False when the list is full.
    """
    if n_counted < low:
        return True
    priced = price_seats(a, q, s, size, theme)
    if keep_from > NOTHING:
        if priced >= keep_from and is_exact(a, s, theme, size):
            return keep_table(s, size, priced, theme)
        return True
    is_best = priced > s.number[BEST]
    if is_best:
        s.number[BEST] = priced
        if s.number[N_FOUND] >= MOST_OFFERED:
            s.number[N_FOUND] = 0
    if is_best or (
        priced > NOTHING
        and priced >= s.number[KEEP_FROM]
        and s.number[N_FOUND] < MOST_OFFERED
    ):
        return keep_table(s, size, priced, theme)
    return True
