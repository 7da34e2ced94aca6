"""Compiled bounds on the tables whose two highest levels are fixed."""

from __future__ import annotations

from cityshare.optimisation.kernels import kernel
from cityshare.optimisation.pricing_kernels import (
    BASE,
    FAMILY,
    FREE,
    N_FIXED,
    N_PRACTICES,
    NOTHING,
    OFFSET,
    ORDER,
    PERSON,
    PICKED,
    SCAN,
    STATE,
    TOLL,
    WORTH,
    N,
    tier_of,
)


@kernel
def fill_worth(a, q, s, theme):  # type: ignore[no-untyped-def]
    """Fill what each candidate is worth when the levels are those of a combination.

    Every practice beyond the enumerated ones counts with the best levels there are.
    """
    for c in range(s.number[N]):
        i = s.cand[c, PERSON]
        total = a.wish[i, theme]
        served = 0
        answered = 0
        for x in range(s.number[N_PRACTICES]):
            p = a.theme_practices[theme, x]
            first, second = (
                s.pairs[s.levels[x, len(s.pairs) + 1], 0],
                s.pairs[s.levels[x, len(s.pairs) + 1], 1],
            )
            gain = a.gain_first[p, first, i]
            served += gain
            total += gain + a.gain_second[p, second, i]
            answered |= first >= a.answers_from[p, i]
        tier = tier_of(a, i, served, answered)
        s.cand[c, WORTH] = q.scale[0] * total + q.hope[i] - q.tier[tier] - q.person[i]


@kernel
def bound_combo(a, s, low, high, most_others):  # type: ignore[no-untyped-def]  # noqa: C901
    """Bound the worth of a table: the best counted people and the best others."""
    taken = 0
    for x in range(high):
        s.top[0, x] = NOTHING
    others = 0
    for x in range(most_others):
        s.top[1, x] = 0
    for c in range(s.number[N]):
        w = s.cand[c, WORTH]
        if a.counted[s.cand[c, PERSON]] == 1:
            if w > s.top[0, high - 1]:
                x = high - 1
                while x > 0 and s.top[0, x - 1] < w:
                    s.top[0, x] = s.top[0, x - 1]
                    x -= 1
                s.top[0, x] = w
            taken += 1
        elif most_others > 0 and w > s.top[1, most_others - 1]:
            x = most_others - 1
            while x > 0 and s.top[1, x - 1] < w:
                s.top[1, x] = s.top[1, x - 1]
                x -= 1
            s.top[1, x] = w
    if taken < low:
        return NOTHING
    bound = 0
    for x in range(high):
        if s.top[0, x] > NOTHING and (x < low or s.top[0, x] > 0):
            bound += s.top[0, x]
    for x in range(most_others):
        others += s.top[1, x]
    return bound + others


@kernel
def bound_combos(a, q, s, theme, low, high, most_others):  # type: ignore[no-untyped-def]
    """Bound every combination of levels of a theme into ``s.bound``."""
    n_pairs = len(s.pairs)
    for combo in range(len(s.bound)):
        rest = combo
        for x in range(s.number[N_PRACTICES]):
            s.levels[x, len(s.pairs) + 1] = (
                s.levels[x, rest % n_pairs]
                if x < s.number[N_FIXED]
                else s.levels[x, len(s.pairs)]
            )
            if x < s.number[N_FIXED]:
                rest //= n_pairs
        missing = False
        for x in range(s.number[N_FIXED]):
            missing = missing or s.levels[x, len(s.pairs) + 1] < 0
        if missing:
            s.bound[combo, 0] = NOTHING
            continue
        fill_worth(a, q, s, theme)
        s.bound[combo, 0] = bound_combo(a, s, low, high, most_others) - s.number[TOLL]


@kernel
def open_level(a, s, theme, size, x):  # type: ignore[no-untyped-def]
    """Return the level that the chosen seats still lack on practice column x, or 0."""
    p = a.theme_practices[theme, x]
    first, second = (
        s.pairs[s.levels[x, len(s.pairs) + 1], 0],
        s.pairs[s.levels[x, len(s.pairs) + 1], 1],
    )
    at_first = at_second = 0
    for y in range(size):
        shared = a.shared[p, s.seats[y]]
        at_first += shared >= first
        at_second += shared >= second
    if first > 0 and at_first < 1:
        return first
    if second > 0 and at_second < 2:
        return second
    return 0


@kernel
def is_full(a, s, size, used, i):  # type: ignore[no-untyped-def]
    """Tell whether i's class of the sharpest cap is full; remember the class if not."""
    if s.number[FAMILY] < 0:
        return False
    label = a.cap_label[s.number[FAMILY], i]
    if label < 0:
        return False
    here = 0
    for y in range(size):
        here += a.cap_label[s.number[FAMILY], s.seats[y]] == label
    for y in range(used):
        here += s.frame[y, SCAN] == label
    return here >= a.cap_most[s.number[FAMILY], label]


@kernel
def bound_node(a, s, theme, size, n_counted, total, sizes):  # type: ignore[no-untyped-def]  # noqa: C901
    """Bound the tables that extend the chosen seats by free candidates.

    The best free people, each class of the sharpest cap at most as often as it may
    sit there; less what the dearest open level requirement costs, as somebody who
    meets it takes the last of these seats.
    """
    low, high, most_others = sizes[0], sizes[1], sizes[2]
    bound = total
    counted, others, used = n_counted, size - n_counted, 0
    last = 0
    for x in range(s.number[N]):
        c = s.cand[x, ORDER]
        s.cand[c, PICKED] = 0
    for x in range(s.number[N]):
        c = s.cand[x, ORDER]
        w = s.cand[c, WORTH]
        if (w <= 0 and counted >= low) or (counted >= high and others >= most_others):
            break
        if s.cand[c, STATE] != FREE:
            continue
        i = s.cand[c, PERSON]
        is_counted = a.counted[i] == 1
        if (is_counted and counted >= high) or (
            not is_counted and (w <= 0 or others >= most_others)
        ):
            continue
        if is_full(a, s, size, used, i):
            continue
        if s.number[FAMILY] >= 0:
            s.frame[used, SCAN] = a.cap_label[s.number[FAMILY], i]
            used += 1
        bound += w
        s.cand[c, PICKED] = 1
        if is_counted:
            counted += 1
            last = w
        else:
            others += 1
    if counted < low:
        return NOTHING
    spare = last if counted >= high or last < 0 else 0
    if n_counted >= high:
        spare = NOTHING
    return bound - dearest_level(a, s, theme, size, spare)


@kernel
def dearest_level(a, s, theme, size, spare):  # type: ignore[no-untyped-def]
    """Return what the dearest open level requirement costs a bound.

    ``spare`` is the worth of the seat given up for it, ``NOTHING`` when no counted
    seat is free.
    """
    dearest = 0
    for x in range(s.number[N_FIXED]):
        ask = open_level(a, s, theme, size, x)
        if ask == 0:
            continue
        p = a.theme_practices[theme, x]
        cost = -NOTHING
        for y in range(s.number[N]):
            c = s.cand[y, ORDER]
            i = s.cand[c, PERSON]
            if s.cand[c, STATE] != FREE or a.shared[p, i] < ask:
                continue
            if s.cand[c, PICKED] == 1:
                cost = 0
                break
            if a.counted[i] == 0:
                cost = min(cost, max(0, -s.cand[c, WORTH]))
            elif spare > NOTHING:
                cost = min(cost, max(0, spare - s.cand[c, WORTH]))
        dearest = max(dearest, cost)
    return dearest


@kernel
def rarest_need(a, s, theme, size):  # type: ignore[no-untyped-def]
    """Return the level requirement that is open and that fewest can meet.

    Returns practice column and level, (-1, 0) when all are met, (-2, 0) when one
    cannot be met any more.
    """
    column, level, fewest = -1, 0, 1 << 30
    for x in range(s.number[N_FIXED]):
        ask = open_level(a, s, theme, size, x)
        if ask == 0:
            continue
        p = a.theme_practices[theme, x]
        able = 0
        for c in range(s.number[N]):
            able += s.cand[c, STATE] == FREE and a.shared[p, s.cand[c, PERSON]] >= ask
        if able == 0:
            return -2, 0
        if able < fewest:
            column, level, fewest = x, ask, able
    return column, level


@kernel
def sharpen(a, s, theme, sizes, rounds, least):  # type: ignore[no-untyped-def]
    """Price the level requirements so that the bound of a combination falls.

    Whoever meets a requirement gains its multiplier, and every table pays it as
    often as the requirement asks (Lagrangian relaxation, subgradient steps). Leaves
    the candidates' worth with the best multipliers, sorted, and what every table
    pays in ``OFFSET``; returns the bound.
    """
    for c in range(s.number[N]):
        s.cand[c, BASE] = s.cand[c, WORTH]
        s.cand[c, STATE] = FREE
    for x in range(s.number[N_FIXED]):
        for y in range(4):
            s.multiplier[x, y] = 0
    best = -NOTHING
    step = 0
    for turn in range(rounds):
        bound = apply_multipliers(a, s, theme, sizes, 0)
        if bound < best:
            best = bound
            for x in range(s.number[N_FIXED]):
                s.multiplier[x, 2] = s.multiplier[x, 0]
                s.multiplier[x, 3] = s.multiplier[x, 1]
        if best <= least:
            break
        if turn == 0:
            step = (best - max(least, best // 2)) // 3
        if not move_multipliers(a, s, theme, step // (turn + 1)):
            break
    return min(best, apply_multipliers(a, s, theme, sizes, 2))


@kernel
def apply_multipliers(a, s, theme, sizes, kept):  # type: ignore[no-untyped-def]
    """Set worth and offset by the multipliers (kept: the best so far), and bound."""
    offset = s.number[TOLL]
    for c in range(s.number[N]):
        s.cand[c, WORTH] = s.cand[c, BASE]
    for x in range(s.number[N_FIXED]):
        one, two = s.multiplier[x, kept], s.multiplier[x, kept + 1]
        if one == 0 and two == 0:
            continue
        offset += one + 2 * two
        p = a.theme_practices[theme, x]
        combo = s.levels[x, len(s.pairs) + 1]
        first, second = s.pairs[combo, 0], s.pairs[combo, 1]
        for c in range(s.number[N]):
            shared = a.shared[p, s.cand[c, PERSON]]
            s.cand[c, WORTH] += one * (shared >= first) + two * (shared >= second)
    s.number[OFFSET] = offset
    sort_by_worth(s)
    return bound_node(a, s, theme, 0, 0, -offset, sizes)


@kernel
def move_multipliers(a, s, theme, step):  # type: ignore[no-untyped-def]
    """Raise multipliers of requirements the picked people lack, lower the others.

    Returns whether any requirement is lacking or any multiplier fell.
    """
    moved = False
    for x in range(s.number[N_FIXED]):
        p = a.theme_practices[theme, x]
        combo = s.levels[x, len(s.pairs) + 1]
        for y in range(2):
            level = s.pairs[combo, y]
            if level == 0:
                continue
            lacking = 1 + y
            for c in range(s.number[N]):
                lacking -= s.cand[c, PICKED] * (a.shared[p, s.cand[c, PERSON]] >= level)
            new = max(0, s.multiplier[x, y] + step * lacking)
            moved = moved or new != s.multiplier[x, y]
            s.multiplier[x, y] = new
    return moved


@kernel
def set_combo(s, combo):  # type: ignore[no-untyped-def]
    """Make a combination of levels the current one."""
    rest = combo
    for x in range(s.number[N_PRACTICES]):
        s.levels[x, len(s.pairs) + 1] = s.levels[x, len(s.pairs)]
        if x < s.number[N_FIXED]:
            s.levels[x, len(s.pairs) + 1] = s.levels[x, rest % len(s.pairs)]
            rest //= len(s.pairs)


@kernel
def sort_by_worth(s):  # type: ignore[no-untyped-def]
    """Put the candidates in the order of their worth, best first (insertion sort)."""
    for x in range(s.number[N]):
        c = x
        w = s.cand[c, WORTH]
        y = x
        while y > 0 and s.cand[s.cand[y - 1, ORDER], WORTH] < w:
            s.cand[y, ORDER] = s.cand[y - 1, ORDER]
            y -= 1
        s.cand[y, ORDER] = c
