"""Compiled bounds on the tables whose two highest levels are fixed."""

from __future__ import annotations

from cityshare.optimisation.kernels import kernel
from cityshare.optimisation.pricing_kernels import (
    FAMILY,
    FREE,
    N_FIXED,
    N_PRACTICES,
    NOTHING,
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

ASKED, MOST = range(2)  # facts of a demand: how much, and its highest multiplier


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
        astray = q.prefer[0] * a.misplaced_prefer[i, theme, 0]
        s.cand[c, WORTH] = (
            q.scale[0] * total + q.hope[i] - q.tier[tier] - q.person[i] - astray
        )


@kernel
def bound_combo(a, s, low, high, most_others):  # type: ignore[no-untyped-def]
    """Bound the worth of a table: the best counted people and the best others.

    Where the sharpest cap lets one of a class sit here, only its best counts.
    """
    taken = 0
    for x in range(high):
        s.top[0, x] = NOTHING
    for x in range(most_others):
        s.top[1, x] = 0
        s.top[3, x] = -1
    for c in range(s.number[N]):
        if a.counted[s.cand[c, PERSON]] == 1:
            put_in_top(a, s, c, 0, high)
            taken += 1
        elif most_others > 0:
            put_in_top(a, s, c, 1, most_others)
    if taken < low:
        return NOTHING
    bound = 0
    for x in range(high):
        if s.top[0, x] > NOTHING and (x < low or s.top[0, x] > 0):
            bound += s.top[0, x]
    for x in range(most_others):
        bound += s.top[1, x]
    return bound


@kernel
def put_in_top(a, s, c, row, length):  # type: ignore[no-untyped-def]
    """Put a candidate among the best of a row, best first, if it belongs there."""
    w = s.cand[c, WORTH]
    if w <= s.top[row, length - 1]:
        return
    own = -1
    family = s.number[FAMILY]
    if family >= 0:
        own = a.cap_label[family, s.cand[c, PERSON]]
        if own >= 0 and a.cap_most[family, own] != 1:
            own = -1
    x = length - 1
    for y in range(length if own >= 0 else 0):
        if s.top[row, y] > NOTHING and s.top[row + 2, y] == own:
            if s.top[row, y] >= w:
                return
            x = y
    while x > 0 and s.top[row, x - 1] < w:
        s.top[row, x] = s.top[row, x - 1]
        s.top[row + 2, x] = s.top[row + 2, x - 1]
        x -= 1
    s.top[row, x] = w
    s.top[row + 2, x] = own


@kernel
def bound_combos(a, q, s, theme, sizes, start, end):  # type: ignore[no-untyped-def]
    """Bound some combinations of levels of a theme into ``s.bound``."""
    low, high, most_others = sizes[0], sizes[1], sizes[2]
    n_pairs = len(s.pairs)
    for combo in range(start, end):
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
        plain = bound_combo(a, s, low, high, most_others)
        offset = add_warm(a, s, theme)
        priced = bound_combo(a, s, low, high, most_others) - offset
        s.bound[combo, 0] = min(plain, priced) - s.number[TOLL]


@kernel
def add_warm(a, s, theme):  # type: ignore[no-untyped-def]
    """Add the multipliers of earlier combinations to worths; return what tables pay."""
    n_fixed, n_pairs = s.number[N_FIXED], len(s.pairs)
    offset = 0
    for x in range(n_fixed):
        pair = s.levels[x, n_pairs + 1]
        p = a.theme_practices[theme, x]
        for y in range(2):
            rate, level = s.warm[x * n_pairs + pair, y], s.pairs[pair, y]
            if rate == 0 or level == 0:
                continue
            offset += (1 + y) * rate
            for c in range(s.number[N]):
                s.cand[c, WORTH] += rate * (a.shared[p, s.cand[c, PERSON]] >= level)
    for d in range(len(s.demand)):
        rate = min(s.warm[n_fixed * n_pairs + d, 0], s.demand_facts[d, MOST])
        if rate == 0:
            continue
        offset += rate * s.demand_facts[d, ASKED]
        for c in range(s.number[N]):
            s.cand[c, WORTH] += rate * s.demand[d, c]
    return offset


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
def set_combo(s, combo):  # type: ignore[no-untyped-def]
    """Make a combination of levels the current one."""
    rest = combo
    for x in range(s.number[N_PRACTICES]):
        s.levels[x, len(s.pairs) + 1] = s.levels[x, len(s.pairs)]
        if x < s.number[N_FIXED]:
            s.levels[x, len(s.pairs) + 1] = s.levels[x, rest % len(s.pairs)]
            rest //= len(s.pairs)
