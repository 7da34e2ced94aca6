"""Compiled kernels of the search; each has its plain twin in ``py_func``."""

from __future__ import annotations

import numpy as np
from numba import njit

from cityshare.optimisation.arrays import MOST_BRIDGES

# Kernels allocate nothing, so they go without numba's reference counting: seven
# times faster. Steps with one caller are inlined where they are called. They work on
# what they are given and nothing else, so several threads may run them.
kernel = njit(cache=True, _nrt=False, nogil=True)  # type: ignore[call-overload]
inlined = njit(  # type: ignore[call-overload]
    cache=True, _nrt=False, nogil=True, inline="always"
)

# columns of a tally: of one table, of the plan, of the best plan
VALUE, ENERGY, ORDER, MUST, PREFER = range(5)
N_TALLY = 5
TOP_TIER = 5
# a step: its kind, two tables (G, H), two people (themes for THEMES)
KIND, G, H, WHO, OTHER = range(5)
SWAP, MOVE, THEMES = range(3)


@inlined
def next_random(state):  # type: ignore[no-untyped-def]
    """Return the next 64 random bits (splitmix64; Steele et al. 2014)."""
    state[0] += np.uint64(0x9E3779B97F4A7C15)
    z = state[0]
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


@inlined
def random_below(state, n):  # type: ignore[no-untyped-def]
    """Return a random integer from 0 to n - 1 (multiply and shift)."""
    high = next_random(state) >> np.uint64(32)
    return np.int64((high * np.uint64(n)) >> np.uint64(32))


@inlined
def random_unit(state):  # type: ignore[no-untyped-def]
    """Return a random float in [0, 1)."""
    return np.float64(next_random(state) >> np.uint64(11)) * (1.0 / (1 << 53))


@inlined
def value_table(a, seats, size, theme, served, answered):  # type: ignore[no-untyped-def]
    """Value a table in eighths; fill what each seat is served and has answered."""
    total = 0
    for s in range(size):
        total += a.wish[seats[s], theme]
        served[s] = 0
        answered[s] = 0
    for column in range(a.theme_practices.shape[1]):
        p = a.theme_practices[theme, column]
        if p < 0:
            break
        first = second = 0
        for s in range(size):
            level = a.shared[p, seats[s]]
            if level > first:
                second = first
                first = level
            elif level > second:
                second = level
        if first == 0:
            continue
        for s in range(size):
            i = seats[s]
            gain = a.gain_first[p, first, i]
            served[s] += gain
            total += gain + a.gain_second[p, second, i]
            answered[s] |= first >= a.answers_from[p, i]
    return total


@inlined
def tier_of_share(served, most):  # type: ignore[no-untyped-def]
    """Return the leximin tier of a share, 0 (all that can be had) to 5 (nothing)."""
    if most == 0:
        return 0
    if served == 0:
        return TOP_TIER
    for threshold in range(1, TOP_TIER):
        if (TOP_TIER - 1) * served < threshold * most:
            return TOP_TIER - threshold
    return 0


@inlined
def excess_of_cap(a, c, seats, size):  # type: ignore[no-untyped-def]
    """Count the people of a table beyond the caps of their classes."""
    excess = 0
    for s in range(size):
        own = a.cap_label[c, seats[s]]
        if own < 0:
            continue
        earlier = 0
        for t in range(s):
            earlier += a.cap_label[c, seats[t]] == own
        excess += earlier >= a.cap_most[c, own]
    return excess


@inlined
def shortfall_of_cover(a, c, theme, seats, size):  # type: ignore[no-untyped-def]
    """Count the groups that a table lacks among the eligible."""
    least = a.cover_least[c, theme]
    groups = 0
    for s in range(size):
        if groups >= least:
            break
        i = seats[s]
        if a.cover_eligible[c, theme, i] == 0:
            continue
        new = 1
        for t in range(s):
            j = seats[t]
            if (
                a.cover_eligible[c, theme, j] == 1
                and a.cover_group[c, j] == a.cover_group[c, i]
            ):
                new = 0
                break
        groups += new
    return max(0, least - groups)


@inlined
def lack_of_label(a, m, seats, size):  # type: ignore[no-untyped-def]
    """Return people lacking the best label, and the kinds of bridge needed."""
    everyone = a.label_masks[m, seats[0]] if size > 0 else 1
    for s in range(1, size):
        everyone &= a.label_masks[m, seats[s]]
    if everyone != 0:
        return 0, 0
    return lack_of_bridged_label(
        a.label_masks[m], a.label_bits[m], a.label_bridges[m], seats, size
    )


@kernel
def lack_of_bridged_label(masks, n_bits, bridges, seats, size):  # type: ignore[no-untyped-def]
    """Return people lacking the best label and the bridges of a divided table."""
    kinds = 0
    for b in range(MOST_BRIDGES):
        reaches = bridges[b] != 0
        for s in range(size):
            if masks[seats[s]] & bridges[b] == 0:
                reaches = False
                break
        if reaches:
            kinds |= 1 << b
    if kinds != 0:
        return 0, kinds
    most = 0
    for bit in range(n_bits):
        carried = 0
        for s in range(size):
            carried += (masks[seats[s]] >> bit) & 1
        most = max(most, carried)
    return size - most, 0


@inlined
def tally_fairness(a, seats, size, tally, served, answered):  # type: ignore[no-untyped-def]
    """Add the fairness tiers of a table's people to its tally."""
    mode = a.limits[3]
    if mode == 0:
        return
    for s in range(size):
        i = seats[s]
        if mode == 1:
            tier = TOP_TIER * (a.hopeful[i] & (1 - answered[s]))
        else:
            tier = tier_of_share(served[s], a.servable[i])
        tally[ENERGY] += a.energy_of_tier[tier]
        tally[ORDER] += a.order_of_tier[tier]


@inlined
def tally_table(a, seats, size, theme, g, tally, kinds, served, answered):  # type: ignore[no-untyped-def]
    """Fill one table's tally and, by common label, the kinds of bridge it needs."""
    tally[ENERGY] = tally[ORDER] = tally[MUST] = tally[PREFER] = 0
    tally[VALUE] = value_table(a, seats, size, theme, served, answered)
    tally_fairness(a, seats, size, tally, served, answered)
    if a.limits[4] == 1:
        for s in range(size):
            tally[MUST] += a.misplaced_must[seats[s], theme, g]
            tally[PREFER] += a.misplaced_prefer[seats[s], theme, g]
    for c in range(len(a.cap_must)):
        tally[PREFER - a.cap_must[c]] += excess_of_cap(a, c, seats, size)
    for c in range(len(a.cover_must)):
        tally[PREFER - a.cover_must[c]] += shortfall_of_cover(a, c, theme, seats, size)
    for m in range(len(a.label_must)):
        lacking, kinds[m] = lack_of_label(a, m, seats, size)
        tally[PREFER - a.label_must[m]] += lacking


@kernel
def count_unbridged(n_bridges, wanting):  # type: ignore[no-untyped-def]
    """Count tables left without a bridge, from the tables wanting each set of kinds."""
    worst = 0
    for mask in range(1, 1 << MOST_BRIDGES):
        balance = 0
        for b in range(MOST_BRIDGES):
            if mask >> b & 1:
                balance -= n_bridges[b]
        for want in range(1, 1 << MOST_BRIDGES):
            if want & ~mask == 0:
                balance += wanting[want]
        worst = max(worst, balance)
    return worst


@inlined
def pair_change(a, table_of, i, g, h, skip, change):  # type: ignore[no-untyped-def]
    """Add what moving i from table g to h does to pairs, leaving out ``skip``."""
    for e in range(a.pair_start[i], a.pair_start[i + 1]):
        j = a.pair_other[e]
        if j == skip:
            continue
        sign = 0
        if table_of[j] == g:
            sign = -1
        elif table_of[j] == h:
            sign = 1
        if sign != 0:
            change[VALUE] += sign * a.pair_value[e]
            change[MUST] += sign * a.pair_must[e]
            change[PREFER] += sign * a.pair_prefer[e]


@kernel
def tally_plan(a, s):  # type: ignore[no-untyped-def]
    """Recompute every tally of a state from its seating."""
    s.now[:] = 0
    s.wanting[:] = 0
    for g in range(len(s.theme_of)):
        tally_table(
            a, s.seats[g], s.sizes[g], s.theme_of[g], g,
            s.tallies[g], s.kinds[g], s.served, s.answered,
        )  # fmt: skip
        for t in range(N_TALLY):
            s.now[t] += s.tallies[g, t]
        for m in range(len(a.label_must)):
            s.wanting[m, s.kinds[g, m]] += 1
    for m in range(len(a.label_must)):
        s.now[PREFER - a.label_must[m]] += count_unbridged(
            a.label_n_bridges[m], s.wanting[m]
        )
    for i in range(len(s.table_of)):
        for e in range(a.pair_start[i], a.pair_start[i + 1]):
            j = a.pair_other[e]
            if j < i and s.table_of[i] == s.table_of[j]:
                s.now[VALUE] += a.pair_value[e]
                s.now[MUST] += a.pair_must[e]
                s.now[PREFER] += a.pair_prefer[e]
    s.now[MUST] += a.pair_offset[0]
    s.now[PREFER] += a.pair_offset[1]


@inlined
def is_better(new, old):  # type: ignore[no-untyped-def]
    """Compare two tallies as the judge does."""
    for t in (MUST, PREFER, ORDER):
        if new[t] != old[t]:
            return new[t] < old[t]
    return new[VALUE] > old[VALUE]


@kernel
def someone_at_a_broken_table(s, i):  # type: ignore[no-untyped-def]
    """Return somebody at the next table from i's that breaks a ``must``, else i."""
    k = len(s.theme_of)
    for step in range(k):
        g = (s.table_of[i] + step) % k
        if s.tallies[g, MUST] > 0 and s.sizes[g] > 0:
            return s.seats[g, random_below(s.rng, s.sizes[g])]
    return i


@inlined
def propose(a, s, mend):  # type: ignore[no-untyped-def]
    """Draw a change into ``s.step``: themes 2 %, a move one time in six, else a swap.

    Returns whether the sizes, theme counts and seats permit it.
    """
    n, k = len(s.table_of), len(s.theme_of)
    kind = random_below(s.rng, 100)
    step = s.step
    if kind < 2 and len(s.theme_count) > 1:
        g, h = random_below(s.rng, k), random_below(s.rng, k)
        old, theme = s.theme_of[g], s.theme_of[h]
        if kind == 1:
            h, theme = -1, random_below(s.rng, len(s.theme_count))
        step[KIND], step[G], step[H], step[WHO] = THEMES, g, h, theme
        return theme != old and (
            h >= 0
            or (
                s.theme_count[old] > a.theme_range[0, old]
                and s.theme_count[theme] < a.theme_range[1, theme]
            )
        )
    i, j = random_below(s.rng, n), random_below(s.rng, n)
    if mend and kind < 90:
        i = someone_at_a_broken_table(s, i)
    g = s.table_of[i]
    if kind % 6 == 0:
        h = random_below(s.rng, k)
        step[KIND], step[G], step[H], step[WHO] = MOVE, g, h, i
        return h != g and (
            a.counted[i] == 0
            or (s.n_counted[g] > a.limits[0] and s.n_counted[h] < a.limits[1])
        )
    step[KIND], step[G], step[H], step[WHO], step[OTHER] = SWAP, g, s.table_of[j], i, j
    return s.table_of[j] != g and a.counted[i] == a.counted[j]


@inlined
def apply(a, s):  # type: ignore[no-untyped-def]
    """Change seats and themes as ``s.step`` says, and pairs in ``s.change``."""
    g, h, i, j = s.step[G], s.step[H], s.step[WHO], s.step[OTHER]
    for c in range(N_TALLY):
        s.change[c] = 0
    if s.step[KIND] == THEMES:
        s.step[OTHER] = s.theme_of[g]
        s.theme_of[g] = i
        if h >= 0:
            s.theme_of[h] = s.step[OTHER]
        return
    other = -1
    if s.step[KIND] == SWAP:
        other = j
        s.seats[g, s.position[i]] = j
        s.seats[h, s.position[j]] = i
    else:
        s.sizes[g] -= 1
        s.seats[g, s.position[i]] = s.seats[g, s.sizes[g]]
        s.seats[h, s.sizes[h]] = i
        s.sizes[h] += 1
    if len(a.pair_other) == 0:
        return
    pair_change(a, s.table_of, i, g, h, other, s.change)
    if other >= 0:
        pair_change(a, s.table_of, j, h, g, i, s.change)


@inlined
def undo(s):  # type: ignore[no-untyped-def]
    """Take back what ``apply`` did."""
    g, h, i, j = s.step[G], s.step[H], s.step[WHO], s.step[OTHER]
    if s.step[KIND] == THEMES:
        s.theme_of[g] = j
        if h >= 0:
            s.theme_of[h] = i
    elif s.step[KIND] == SWAP:
        s.seats[g, s.position[i]] = i
        s.seats[h, s.position[j]] = j
    else:
        s.sizes[h] -= 1
        s.seats[g, s.sizes[g]] = s.seats[g, s.position[i]]
        s.seats[g, s.position[i]] = i
        s.sizes[g] += 1


@inlined
def keep(a, s):  # type: ignore[no-untyped-def]
    """Make what ``apply`` did part of the state."""
    g, h, i, j = s.step[G], s.step[H], s.step[WHO], s.step[OTHER]
    if s.step[KIND] == THEMES:
        if h < 0:
            s.theme_count[j] -= 1
            s.theme_count[i] += 1
    elif s.step[KIND] == SWAP:
        s.table_of[i], s.table_of[j] = h, g
        s.position[i], s.position[j] = s.position[j], s.position[i]
    else:
        s.position[s.seats[g, s.position[i]]] = s.position[i]
        s.position[i] = s.sizes[h] - 1
        s.table_of[i] = h
        s.n_counted[g] -= a.counted[i]
        s.n_counted[h] += a.counted[i]


@inlined
def weigh(a, s):  # type: ignore[no-untyped-def]
    """Add to ``s.change`` what the seats tried at the two tables do."""
    for side in range(2):
        t = s.step[G + side]
        if t < 0:
            continue
        tally_table(
            a, s.seats[t], s.sizes[t], s.theme_of[t], t,
            s.trial[side], s.trial_kinds[side], s.served, s.answered,
        )  # fmt: skip
        for c in range(N_TALLY):
            s.change[c] += s.trial[side, c] - s.tallies[t, c]
    for m in range(len(a.label_must)):
        s.trial_unbridged[m] = s.unbridged[m]
        if move_wants(s, m, 1):
            s.trial_unbridged[m] = count_unbridged(a.label_n_bridges[m], s.wanting[m])
        s.change[PREFER - a.label_must[m]] += s.trial_unbridged[m] - s.unbridged[m]


@inlined
def move_wants(s, m, sign):  # type: ignore[no-untyped-def]
    """Count the two tables under the bridges they want as tried (or back)."""
    changed = False
    for side in range(2):
        t = s.step[G + side]
        if t >= 0 and s.kinds[t, m] != s.trial_kinds[side, m]:
            s.wanting[m, s.kinds[t, m]] -= sign
            s.wanting[m, s.trial_kinds[side, m]] += sign
            changed = True
    return changed


@inlined
def settle(a, s, accept):  # type: ignore[no-untyped-def]
    """Keep the tallies of what was tried, or take the counts back."""
    for m in range(len(a.label_must)):
        if accept:
            s.unbridged[m] = s.trial_unbridged[m]
        else:
            move_wants(s, m, -1)
    if not accept:
        return
    for c in range(N_TALLY):
        s.now[c] += s.change[c]
    for side in range(2):
        t = s.step[G + side]
        if t >= 0:
            for c in range(N_TALLY):
                s.tallies[t, c] = s.trial[side, c]
            for m in range(len(a.label_must)):
                s.kinds[t, m] = s.trial_kinds[side, m]


@inlined
def gain_of(change, weights):  # type: ignore[no-untyped-def]
    """Weigh a change into one number, positive for the better."""
    return (
        weights[VALUE] * change[VALUE]
        - weights[ENERGY] * change[ENERGY]
        - weights[MUST] * change[MUST]
        - weights[PREFER] * change[PREFER]
    )


@kernel
def remember(s):  # type: ignore[no-untyped-def]
    """Copy the state to the best plan met."""
    for c in range(N_TALLY):
        s.best[c] = s.now[c]
    for i in range(len(s.table_of)):
        s.best_table_of[i] = s.table_of[i]
    for g in range(len(s.theme_of)):
        s.best_theme_of[g] = s.theme_of[g]


@kernel
def anneal(a, s, weights, span, heat, mend):  # type: ignore[no-untyped-def]
    """Anneal moves ``span[0]`` to ``span[1]`` of ``span[2]``; return where it ended.

    The temperature falls geometrically from ``heat[0]`` to ``heat[1]`` (eighths)
    over ``span[2]`` moves; the best plan met stays in ``s.best``. With ``mend``
    it looks at broken tables first and ends when no ``must`` is broken.
    """
    temperature = heat[0]
    for move in range(span[0], span[1]):
        if mend and s.now[MUST] == 0:
            return move
        if move & 255 == 0:
            temperature = heat[0] * (heat[1] / heat[0]) ** (move / span[2])
        if not propose(a, s, mend):
            continue
        apply(a, s)
        weigh(a, s)
        gain = gain_of(s.change, weights)
        accept = gain >= 0 or random_unit(s.rng) < np.exp(gain / temperature)
        settle(a, s, accept)
        if not accept:
            undo(s)
            continue
        keep(a, s)
        if is_better(s.now, s.best):
            remember(s)
    return span[1]
