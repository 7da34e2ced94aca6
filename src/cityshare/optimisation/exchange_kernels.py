"""Compiled improvement of single tables by exchanges."""

from __future__ import annotations

from cityshare.optimisation.kernels import kernel
from cityshare.optimisation.pricing_kernels import (
    FREE,
    IN,
    NOTHING,
    PERSON,
    SEAT_OF,
    STATE,
    N,
    keep_table,
    price_seats,
)


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
