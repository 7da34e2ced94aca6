"""Compiled search for the best table, one combination of levels after another."""

from __future__ import annotations

from cityshare.optimisation.bound_kernels import (
    bound_node,
    fill_worth,
    rarest_need,
    set_combo,
)
from cityshare.optimisation.kernels import inlined, kernel
from cityshare.optimisation.multiplier_kernels import sharpen
from cityshare.optimisation.pricing_kernels import (
    BEST,
    COLUMN,
    CURSOR,
    DEPTH,
    FRAME_OF,
    FREE,
    IN,
    KEEP_FROM,
    LEFT,
    LEVEL,
    LIMIT,
    N_COUNTED,
    NEXT,
    NOTHING,
    OFFSET,
    OPEN,
    ORDER,
    OUT,
    PAUSED,
    PERSON,
    SEAT_OF,
    SIZE,
    STATE,
    TOTAL,
    USED,
    WORTH,
    N,
    try_leaf,
)

ROUNDS = 12  # of subgradient steps for each combination searched
MORE_ROUNDS = 60  # for one that these do not rule out
MOST_NODES = 10_000_000  # of one combination, whose bound stands if they run out


@kernel
def breaks_cap(a, s, size, i):  # type: ignore[no-untyped-def]
    """Tell whether one more person breaks a cap that must hold."""
    for c in range(len(a.cap_must)):
        label = a.cap_label[c, i]
        if a.cap_must[c] == 0 or label < 0:
            continue
        here = 0
        for y in range(size):
            here += a.cap_label[c, s.seats[y]] == label
        if here >= a.cap_most[c, label]:
            return True
    return False


@kernel
def loses_label(a, s, size, i):  # type: ignore[no-untyped-def]
    """Tell whether one more person leaves a table without any common label."""
    for m in range(len(a.label_must)):
        if a.label_must[m] == 0:
            continue
        common = a.label_masks[m, i]
        for y in range(size):
            common &= a.label_masks[m, s.seats[y]]
        if common != 0:
            continue
        reached = False
        for b in range(a.label_bridges.shape[1]):
            bridge = a.label_bridges[m, b]
            if bridge == 0 or a.label_masks[m, i] & bridge == 0:
                continue
            every = True
            for y in range(size):
                if a.label_masks[m, s.seats[y]] & bridge == 0:
                    every = False
            reached = reached or every
        if not reached:
            return True
    return False


@kernel
def least_wanted(s, keep_from):  # type: ignore[no-untyped-def]
    """Return the price up to which tables are not wanted.

    Without ``keep_from`` that is halfway from what is worth keeping to the best.
    """
    if keep_from > NOTHING:
        return keep_from - 1
    best, keep = s.number[BEST], s.number[KEEP_FROM]
    if NOTHING < keep < best:
        return best - (best - keep) // 2
    return best


@inlined
def could_be_seated(a, s, theme, depth, size, n_counted, sizes, c):  # type: ignore[no-untyped-def]
    """Tell whether somebody has a seat left, and fills what this step looks for."""
    i = s.cand[c, PERSON]
    if s.cand[c, STATE] != FREE:
        return False
    if a.counted[i] == 1:
        if n_counted >= sizes[1]:
            return False
    elif size - n_counted >= sizes[2]:
        return False
    p = a.theme_practices[theme, max(0, s.frame[depth, COLUMN])]
    return s.frame[depth, COLUMN] < 0 or a.shared[p, i] >= s.frame[depth, LEVEL]


@inlined
def next_person(a, s, theme, depth, size, n_counted, sizes):  # type: ignore[no-untyped-def]
    """Return whom to seat next at a step, by place; -1 if there is nobody left.

    Whoever would break a rule is left out until the step is over.
    """
    chosen = -1
    x = s.frame[depth, CURSOR]
    while chosen < 0 and x < s.number[N]:
        c = s.cand[x, ORDER]
        x += 1
        if not could_be_seated(a, s, theme, depth, size, n_counted, sizes, c):
            continue
        i = s.cand[c, PERSON]
        if breaks_cap(a, s, size, i) or loses_label(a, s, size, i):
            s.cand[c, STATE] = OUT
            s.cand[c, FRAME_OF] = depth
        else:
            chosen = c
    s.frame[depth, CURSOR] = x
    return chosen


@inlined
def step_back(s, depth):  # type: ignore[no-untyped-def]
    """Leave a step; return whom the step before had seated, -1 if there is none.

    That person is left out until the step before is over.
    """
    for c in range(s.number[N]):
        if s.cand[c, STATE] == OUT and s.cand[c, FRAME_OF] == depth:
            s.cand[c, STATE] = FREE
    if depth == 0:
        return -1
    c = s.frame[depth - 1, SEAT_OF]
    s.cand[c, STATE] = OUT
    s.cand[c, FRAME_OF] = depth - 1
    return c


@inlined
def start_combo(a, s, theme):  # type: ignore[no-untyped-def]
    """Begin a combination with an empty table; tell whether a table can fill it."""
    for c in range(s.number[N]):
        s.cand[c, STATE] = FREE
    column, level = rarest_need(a, s, theme, 0)
    s.frame[0, COLUMN], s.frame[0, LEVEL], s.frame[0, CURSOR] = column, level, 0
    return column != -2


@kernel
def search_combo(a, q, s, theme, sizes, keep_from, work):  # type: ignore[no-untyped-def]
    """Search all tables of one combination of levels, depth first.

    Goes on where it left off if ``DEPTH`` is not negative. Returns the work left;
    negative when it ran out (``DEPTH`` says where) or the list is full.
    """
    depth, size, n_counted = s.number[DEPTH], s.number[SIZE], s.number[N_COUNTED]
    total = s.number[TOTAL]
    if depth < 0:
        depth, size, n_counted, total = 0, 0, 0, -s.number[OFFSET]
        if not start_combo(a, s, theme):
            return work
    s.number[DEPTH] = -1
    while depth >= 0:
        work -= 1
        if work < 0:
            s.number[DEPTH], s.number[SIZE] = depth, size
            s.number[N_COUNTED], s.number[TOTAL] = n_counted, total
            return -1
        least = least_wanted(s, keep_from)
        c = -1
        if bound_node(a, s, theme, size, n_counted, total, sizes) > least:
            c = next_person(a, s, theme, depth, size, n_counted, sizes)
        if c < 0:
            c = step_back(s, depth)
            depth -= 1
            if depth >= 0:
                size -= 1
                total -= s.cand[c, WORTH]
                n_counted -= a.counted[s.cand[c, PERSON]]
            continue
        i = s.cand[c, PERSON]
        s.frame[depth, SEAT_OF] = c
        s.seats[size] = i
        s.cand[c, STATE] = IN
        size += 1
        total += s.cand[c, WORTH]
        n_counted += a.counted[i]
        column, level = rarest_need(a, s, theme, size)
        if column == -1 and not try_leaf(
            a, q, s, theme, size, n_counted, sizes[0], keep_from
        ):
            return -1
        depth += 1
        s.frame[depth, COLUMN], s.frame[depth, LEVEL] = column, level
        s.frame[depth, CURSOR] = s.number[N] if column == -2 else 0
    return work


@kernel
def bound_combo(a, q, s, theme, sizes, combo, least):  # type: ignore[no-untyped-def]
    """Turn to a combination; return an upper bound, sharp where it is wanted."""
    set_combo(s, combo)
    fill_worth(a, q, s, theme)
    s.number[LEFT] -= ROUNDS
    bound = sharpen(a, s, theme, sizes, ROUNDS, least)
    if bound <= least:
        return bound
    fill_worth(a, q, s, theme)
    s.number[LEFT] -= MORE_ROUNDS
    return min(bound, sharpen(a, s, theme, sizes, MORE_ROUNDS, least))


@kernel
def search_combos(a, q, s, theme, sizes, keep_from, most_work):  # type: ignore[no-untyped-def]
    """Search combinations from the best bound down; return what is unresolved.

    Begins at ``NEXT``, takes from the work that is ``LEFT``, and pauses after some.

    Returns
    -------
    int
        An upper bound on every table not looked at (``NOTHING`` when none is left
        that could beat the best, or reach ``keep_from``); ``PAUSED`` when called
        again it goes on.
    """
    start = s.number[LEFT]
    for x in range(s.number[NEXT], len(s.bound)):
        combo = s.bound[x, 1]
        if s.number[DEPTH] < 0:
            least = least_wanted(s, keep_from)
            if s.bound[combo, 0] <= least:
                return s.number[OPEN]
            if start - s.number[LEFT] > most_work:
                s.number[NEXT] = x
                return PAUSED
            s.number[LIMIT] = bound_combo(a, q, s, theme, sizes, combo, least)
            s.number[USED] = 0
            if s.number[LIMIT] <= least:
                continue
        all_left = s.number[LEFT]
        if keep_from == NOTHING:
            all_left = min(all_left, MOST_NODES - s.number[USED])
        most = min(all_left, most_work)
        left = search_combo(a, q, s, theme, sizes, keep_from, most)
        s.number[LEFT] -= most - max(left, 0)
        s.number[USED] += most - max(left, 0)
        if left < 0:
            if s.number[DEPTH] >= 0 and most < all_left:
                s.number[NEXT] = x
                return PAUSED
            s.number[DEPTH] = -1
            s.number[OPEN] = max(s.number[OPEN], s.number[LIMIT])
            if keep_from > NOTHING or s.number[LEFT] <= 0:
                s.number[NEXT] = x
                return max(s.number[OPEN], s.bound[combo, 0])
    return s.number[OPEN]
