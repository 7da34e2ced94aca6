"""Compiled pricing: the best table of a theme at given prices, by fixing levels."""

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
MOST_OFFERED = 200

# columns of the scratch arrays
N, N_PRACTICES, N_FIXED, FIRST_ONLY, FAMILY, BEST, KEEP_FROM, N_FOUND, TOLL = range(9)
PERSON, WORTH, ORDER, STATE, FRAME_OF, PICKED = range(6)
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
    for x in range(size):
        s.mark[s.seats[x]] = 0
    if broken:
        return NOTHING
    priced = q.scale[0] * value - q.prefer[0] * prefer
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
    if k >= len(s.found):
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


@kernel
def search_combo(a, q, s, theme, sizes, keep_from, work):  # type: ignore[no-untyped-def]  # noqa: C901, PLR0912, PLR0915
    """Search all tables of one combination of levels, depth first.

    Returns the work left; negative when it ran out or the list is full.
    """
    low, high, most_others = sizes[0], sizes[1], sizes[2]
    depth = size = n_counted = 0
    total = -s.number[TOLL]
    for c in range(s.number[N]):
        s.cand[c, STATE] = FREE
    column, level = rarest_need(a, s, theme, 0)
    if column == -2:
        return work
    s.frame[0, COLUMN], s.frame[0, LEVEL], s.frame[0, CURSOR] = column, level, 0
    while depth >= 0:
        work -= 1
        if work < 0:
            return -1
        least = keep_from - 1 if keep_from > NOTHING else s.number[BEST]
        goes_on = bound_node(a, s, theme, size, n_counted, total, sizes) > least
        x = s.frame[depth, CURSOR]
        chosen = -1
        while goes_on and x < s.number[N]:
            c = s.cand[x, ORDER]
            x += 1
            if s.cand[c, STATE] != FREE:
                continue
            i = s.cand[c, PERSON]
            full = (
                n_counted >= high
                if a.counted[i] == 1
                else (size - n_counted >= most_others)
            )
            p = a.theme_practices[theme, max(0, s.frame[depth, COLUMN])]
            fits = s.frame[depth, COLUMN] < 0 or a.shared[p, i] >= s.frame[depth, LEVEL]
            if full or not fits:
                continue
            if breaks_cap(a, s, size, i) or loses_label(a, s, size, i):
                s.cand[c, STATE] = OUT
                s.cand[c, FRAME_OF] = depth
                continue
            chosen = c
            break
        s.frame[depth, CURSOR] = x
        if chosen < 0:
            for c in range(s.number[N]):
                if s.cand[c, STATE] == OUT and s.cand[c, FRAME_OF] == depth:
                    s.cand[c, STATE] = FREE
            depth -= 1
            if depth >= 0:
                size -= 1
                c = s.frame[depth, SEAT_OF]
                total -= s.cand[c, WORTH]
                n_counted -= a.counted[s.cand[c, PERSON]]
                s.cand[c, STATE] = OUT
                s.cand[c, FRAME_OF] = depth
            continue
        i = s.cand[chosen, PERSON]
        s.frame[depth, SEAT_OF] = chosen
        s.seats[size] = i
        s.cand[chosen, STATE] = IN
        size += 1
        total += s.cand[chosen, WORTH]
        n_counted += a.counted[i]
        column, level = rarest_need(a, s, theme, size)
        if column == -1 and not try_leaf(
            a, q, s, theme, size, n_counted, low, keep_from
        ):
            return -1
        depth += 1
        s.frame[depth, COLUMN], s.frame[depth, LEVEL] = column, level
        s.frame[depth, CURSOR] = s.number[N] if column == -2 else 0
    return work


@kernel
def search_combos(a, q, s, theme, sizes, keep_from, work):  # type: ignore[no-untyped-def]
    """Search combinations from the best bound down; return what is unresolved.

    Returns
    -------
    int
        An upper bound on every table not looked at (``NOTHING`` when none is left
        that could beat the best, or reach ``keep_from``).
    """
    n_pairs = len(s.pairs)
    for x in range(len(s.bound)):
        combo = s.bound[x, 1]
        least = keep_from - 1 if keep_from > NOTHING else s.number[BEST]
        if s.bound[combo, 0] <= least:
            return NOTHING
        rest = combo
        for y in range(s.number[N_PRACTICES]):
            s.levels[y, len(s.pairs) + 1] = (
                s.levels[y, rest % n_pairs]
                if y < s.number[N_FIXED]
                else s.levels[y, len(s.pairs)]
            )
            if y < s.number[N_FIXED]:
                rest //= n_pairs
        fill_worth(a, q, s, theme)
        sort_by_worth(s)
        work = search_combo(a, q, s, theme, sizes, keep_from, work)
        if work < 0:
            return s.bound[combo, 0]
    return NOTHING


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


@kernel
def could_sit(a, s, size, n_counted, sizes, i):  # type: ignore[no-untyped-def]
    """Tell whether the sizes leave a seat for one more person."""
    if a.counted[i] == 1:
        return n_counted < sizes[1]
    return size - n_counted < sizes[2]


@kernel
def improve_seats(a, q, s, theme, size, sizes):  # type: ignore[no-untyped-def]  # noqa: C901, PLR0912, PLR0915
    """Exchange, add and drop people while the priced value rises; return both.

    Returns the priced value and the size; the table is in ``s.seats``.
    """
    for c in range(s.number[N]):
        s.cand[c, STATE] = FREE
    for c in range(s.number[N]):
        for y in range(size):
            if s.cand[c, PERSON] == s.seats[y]:
                s.cand[c, STATE] = IN
                s.frame[y, SEAT_OF] = c
    now = price_seats(a, q, s, size, theme)
    improved = True
    while improved:
        improved = False
        for y in range(size):
            old = s.frame[y, SEAT_OF]
            top, who = now, -1
            for c in range(s.number[N]):
                i = s.cand[c, PERSON]
                if (
                    s.cand[c, STATE] != FREE
                    or a.counted[i] != a.counted[s.cand[old, PERSON]]
                ):
                    continue
                s.seats[y] = i
                priced = price_seats(a, q, s, size, theme)
                if priced > top:
                    top, who = priced, c
            s.seats[y] = s.cand[old, PERSON]
            if who >= 0:
                s.cand[old, STATE] = FREE
                s.cand[who, STATE] = IN
                s.frame[y, SEAT_OF] = who
                s.seats[y] = s.cand[who, PERSON]
                now = top
                improved = True
        n_counted = 0
        for y in range(size):
            n_counted += a.counted[s.seats[y]]
        for c in range(s.number[N]):
            i = s.cand[c, PERSON]
            if s.cand[c, STATE] != FREE or not could_sit(
                a, s, size, n_counted, sizes, i
            ):
                continue
            s.seats[size] = i
            priced = price_seats(a, q, s, size + 1, theme)
            if priced > now:
                s.cand[c, STATE] = IN
                s.frame[size, SEAT_OF] = c
                size += 1
                n_counted += a.counted[i]
                now = priced
                improved = True
        for y in range(size - 1, -1, -1):
            i = s.seats[y]
            if a.counted[i] == 1 and n_counted <= sizes[0]:
                continue
            s.seats[y] = s.seats[size - 1]
            priced = price_seats(a, q, s, size - 1, theme)
            if priced > now:
                s.cand[s.frame[y, SEAT_OF], STATE] = FREE
                s.frame[y, SEAT_OF] = s.frame[size - 1, SEAT_OF]
                size -= 1
                n_counted -= a.counted[i]
                now = priced
                improved = True
            else:
                s.seats[y] = i
    return now, size


@kernel
def improve_all(a, q, s, theme, starts, n_starts, sizes, keep_from):  # type: ignore[no-untyped-def]
    """Improve tables from several starts and keep those priced from a value on."""
    for k in range(n_starts):
        size = 0
        for y in range(starts.shape[1]):
            if starts[k, y] >= 0:
                s.seats[size] = starts[k, y]
                size += 1
        priced, size = improve_seats(a, q, s, theme, size, sizes)
        if priced >= keep_from and priced > NOTHING:
            priced = price_seats(a, q, s, size, theme)
            if not keep_table(s, size, priced, theme):
                return
