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


@kernel
def price_seats(a, q, s, size, theme):  # type: ignore[no-untyped-def]
    """Return the priced value of the table ``s.seats[:size]``, or ``NOTHING``.

    ``NOTHING`` where a ``must`` rule of one table is broken. Fills ``s.facts`` with
    value, pair value, fairness tiers, preferred rules broken and bridges needed.
    """
    tally_table(
        a, s.seats, size, theme, 0, s.tally, s.kinds, s.served, s.answered
    )
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
        s.tiers[t] = 0
    for x in range(size):
        i = s.seats[x]
        tier = tier_of(a, i, s.served[x], s.answered[x])
        s.tiers[tier] += 1
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
def fill_worth(a, q, s, theme, combo):  # type: ignore[no-untyped-def]
    """Fill what each candidate is worth when the levels are those of a combination.

    Every practice beyond the enumerated ones counts with the best levels there are.
    """
    for c in range(s.n[0]):
        i = s.people[c]
        total = a.wish[i, theme]
        served = 0
        answered = 0
        for x in range(s.n_practices[0]):
            p = a.theme_practices[theme, x]
            first, second = s.pairs[combo[x], 0], s.pairs[combo[x], 1]
            gain = a.gain_first[p, first, i]
            served += gain
            total += gain + a.gain_second[p, second, i]
            answered |= first >= a.answers_from[p, i]
        tier = tier_of(a, i, served, answered)
        s.worth[c] = (
            q.scale[0] * total + q.hope[i] - q.tier[tier] - q.person[i]
        )


@kernel
def bound_combo(a, s, low, high, most_others):  # type: ignore[no-untyped-def]
    """Bound the worth of a table: the best counted people and the best others."""
    taken = 0
    for x in range(high):
        s.top[x] = NOTHING
    others = 0
    for x in range(most_others):
        s.top_other[x] = 0
    for c in range(s.n[0]):
        w = s.worth[c]
        if a.counted[s.people[c]] == 1:
            if w > s.top[high - 1]:
                x = high - 1
                while x > 0 and s.top[x - 1] < w:
                    s.top[x] = s.top[x - 1]
                    x -= 1
                s.top[x] = w
            taken += 1
        elif most_others > 0 and w > s.top_other[most_others - 1]:
            x = most_others - 1
            while x > 0 and s.top_other[x - 1] < w:
                s.top_other[x] = s.top_other[x - 1]
                x -= 1
            s.top_other[x] = w
    if taken < low:
        return NOTHING
    bound = 0
    for x in range(high):
        if s.top[x] > NOTHING and (x < low or s.top[x] > 0):
            bound += s.top[x]
    for x in range(most_others):
        others += s.top_other[x]
    return bound + others


@kernel
def bound_combos(a, q, s, theme, low, high, most_others):  # type: ignore[no-untyped-def]
    """Bound every combination of levels of a theme into ``s.bounds``."""
    n_pairs = len(s.pairs)
    for combo in range(len(s.bounds)):
        rest = combo
        for x in range(s.n_practices[0]):
            s.combo[x] = s.choices[x, rest % n_pairs] if x < s.n_fixed[0] else s.best[x]
            if x < s.n_fixed[0]:
                rest //= n_pairs
        missing = False
        for x in range(s.n_fixed[0]):
            missing = missing or s.combo[x] < 0
        if missing:
            s.bounds[combo] = NOTHING
            continue
        fill_worth(a, q, s, theme, s.combo)
        s.bounds[combo] = bound_combo(a, s, low, high, most_others)


@kernel
def bound_node(a, s, size, n_counted, total, low, high, most_others):  # type: ignore[no-untyped-def]
    """Bound the tables that extend the chosen seats by free candidates.

    Counts each class of the first cap at most as often as it may sit there.
    """
    bound = total
    counted = n_counted
    others = size - n_counted
    used = 0
    for x in range(s.n[0]):
        c = s.order[x]
        w = s.worth[c]
        if w <= 0 and counted >= low:
            break
        if s.state[c] != FREE:
            continue
        i = s.people[c]
        if a.counted[i] == 1:
            if counted >= high:
                if others >= most_others:
                    break
                continue
        elif w <= 0 or others >= most_others:
            continue
        if len(a.cap_must) > s.family[0] and s.family[0] >= 0:
            label = a.cap_label[s.family[0], i]
            if label >= 0:
                here = 0
                for y in range(size):
                    here += a.cap_label[s.family[0], s.seats[y]] == label
                for y in range(used):
                    here += s.scan[y] == label
                if here >= a.cap_most[s.family[0], label]:
                    continue
            s.scan[used] = label
            used += 1
        bound += w
        if a.counted[i] == 1:
            counted += 1
        else:
            others += 1
    if counted < low:
        return NOTHING
    return bound


@kernel
def rarest_need(a, s, theme, size):  # type: ignore[no-untyped-def]
    """Return the level requirement that is open and that fewest can meet.

    Returns practice column and level, (-1, 0) when all are met, (-2, 0) when one
    cannot be met any more.
    """
    column, level, fewest = -1, 0, 1 << 30
    for x in range(s.n_fixed[0]):
        p = a.theme_practices[theme, x]
        first, second = s.pairs[s.combo[x], 0], s.pairs[s.combo[x], 1]
        at_first = at_second = 0
        for y in range(size):
            shared = a.shared[p, s.seats[y]]
            at_first += shared >= first
            at_second += shared >= second
        ask = 0
        if first > 0 and at_first < 1:
            ask = first
        elif second > 0 and at_second < 2:
            ask = second
        if ask == 0:
            continue
        able = 0
        for c in range(s.n[0]):
            able += s.state[c] == FREE and a.shared[p, s.people[c]] >= ask
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
    for x in range(s.n_fixed[0]):
        p = a.theme_practices[theme, x]
        first = second = 0
        for y in range(size):
            level = a.shared[p, s.seats[y]]
            if level > first:
                second = first
                first = level
            elif level > second:
                second = level
        if s.pairs[s.combo[x], 0] != first or s.pairs[s.combo[x], 1] != second:
            return False
    return True


@kernel
def keep_table(s, size, priced, theme):  # type: ignore[no-untyped-def]
    """Write the seats to the list of tables found; False when it is full."""
    k = s.n_found[0]
    if k >= len(s.found_size):
        return False
    for y in range(size):
        s.found[k, y] = s.seats[y]
    s.found_size[k] = size
    s.found_priced[k] = priced
    for f in range(3):
        s.found_facts[k, f] = s.facts[f]
    for t in range(6):
        s.found_tiers[k, t] = s.tiers[t]
    s.n_found[0] += 1
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
    if priced > s.best_priced[0]:
        s.best_priced[0] = priced
        if s.n_found[0] >= len(s.found_size):
            s.n_found[0] = 0
        return keep_table(s, size, priced, theme)
    return True


@kernel
def search_combo(a, q, s, theme, sizes, keep_from, work):  # type: ignore[no-untyped-def]
    """Search all tables of one combination of levels, depth first.

    Returns the work left; negative when it ran out or the list is full.
    """
    low, high, most_others = sizes[0], sizes[1], sizes[2]
    depth = size = n_counted = 0
    total = 0
    for c in range(s.n[0]):
        s.state[c] = FREE
    column, level = rarest_need(a, s, theme, 0)
    if column == -2:
        return work
    s.frame_column[0], s.frame_level[0], s.frame_cursor[0] = column, level, 0
    while depth >= 0:
        work -= 1
        if work < 0:
            return -1
        least = keep_from - 1 if keep_from > NOTHING else s.best_priced[0]
        goes_on = (
            bound_node(a, s, size, n_counted, total, low, high, most_others) > least
        )
        x = s.frame_cursor[depth]
        chosen = -1
        while goes_on and x < s.n[0]:
            c = s.order[x]
            x += 1
            if s.state[c] != FREE:
                continue
            i = s.people[c]
            full = n_counted >= high if a.counted[i] == 1 else (
                size - n_counted >= most_others
            )
            p = a.theme_practices[theme, max(0, s.frame_column[depth])]
            fits = s.frame_column[depth] < 0 or a.shared[p, i] >= s.frame_level[depth]
            if full or not fits:
                continue
            if breaks_cap(a, s, size, i) or loses_label(a, s, size, i):
                s.state[c] = OUT
                s.frame_of[c] = depth
                continue
            chosen = c
            break
        s.frame_cursor[depth] = x
        if chosen < 0:
            for c in range(s.n[0]):
                if s.state[c] == OUT and s.frame_of[c] == depth:
                    s.state[c] = FREE
            depth -= 1
            if depth >= 0:
                size -= 1
                c = s.seat_of[depth]
                total -= s.worth[c]
                n_counted -= a.counted[s.people[c]]
                s.state[c] = OUT
                s.frame_of[c] = depth
            continue
        i = s.people[chosen]
        s.seat_of[depth] = chosen
        s.seats[size] = i
        s.state[chosen] = IN
        size += 1
        total += s.worth[chosen]
        n_counted += a.counted[i]
        column, level = rarest_need(a, s, theme, size)
        if column == -1 and not try_leaf(
            a, q, s, theme, size, n_counted, low, keep_from
        ):
            return -1
        depth += 1
        s.frame_column[depth], s.frame_level[depth] = column, level
        s.frame_cursor[depth] = s.n[0] if column == -2 else 0
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
    for x in range(len(s.by_bound)):
        combo = s.by_bound[x]
        least = keep_from - 1 if keep_from > NOTHING else s.best_priced[0]
        if s.bounds[combo] <= least:
            return NOTHING
        rest = combo
        for y in range(s.n_practices[0]):
            s.combo[y] = s.choices[y, rest % n_pairs] if y < s.n_fixed[0] else s.best[y]
            if y < s.n_fixed[0]:
                rest //= n_pairs
        fill_worth(a, q, s, theme, s.combo)
        sort_by_worth(s)
        work = search_combo(a, q, s, theme, sizes, keep_from, work)
        if work < 0:
            return s.bounds[combo]
    return NOTHING


@kernel
def sort_by_worth(s):  # type: ignore[no-untyped-def]
    """Put the candidates in the order of their worth, best first (insertion sort)."""
    for x in range(s.n[0]):
        c = x
        w = s.worth[c]
        y = x
        while y > 0 and s.worth[s.order[y - 1]] < w:
            s.order[y] = s.order[y - 1]
            y -= 1
        s.order[y] = c




@kernel
def could_sit(a, s, size, n_counted, sizes, i):  # type: ignore[no-untyped-def]
    """Tell whether the sizes leave a seat for one more person."""
    if a.counted[i] == 1:
        return n_counted < sizes[1]
    return size - n_counted < sizes[2]


@kernel
def improve_seats(a, q, s, theme, size, sizes):  # type: ignore[no-untyped-def]
    """Exchange, add and drop people while the priced value rises; return both.

    Returns the priced value and the size; the table is in ``s.seats``.
    """
    for c in range(s.n[0]):
        s.state[c] = FREE
    for c in range(s.n[0]):
        for y in range(size):
            if s.people[c] == s.seats[y]:
                s.state[c] = IN
                s.seat_of[y] = c
    now = price_seats(a, q, s, size, theme)
    improved = True
    while improved:
        improved = False
        for y in range(size):
            old = s.seat_of[y]
            top, who = now, -1
            for c in range(s.n[0]):
                i = s.people[c]
                if s.state[c] != FREE or a.counted[i] != a.counted[s.people[old]]:
                    continue
                s.seats[y] = i
                priced = price_seats(a, q, s, size, theme)
                if priced > top:
                    top, who = priced, c
            s.seats[y] = s.people[old]
            if who >= 0:
                s.state[old] = FREE
                s.state[who] = IN
                s.seat_of[y] = who
                s.seats[y] = s.people[who]
                now = top
                improved = True
        n_counted = 0
        for y in range(size):
            n_counted += a.counted[s.seats[y]]
        for c in range(s.n[0]):
            i = s.people[c]
            if s.state[c] != FREE or not could_sit(a, s, size, n_counted, sizes, i):
                continue
            s.seats[size] = i
            priced = price_seats(a, q, s, size + 1, theme)
            if priced > now:
                s.state[c] = IN
                s.seat_of[size] = c
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
                s.state[s.seat_of[y]] = FREE
                s.seat_of[y] = s.seat_of[size - 1]
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
