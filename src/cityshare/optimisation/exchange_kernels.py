"""Compiled improvement of single tables by exchanges."""

from __future__ import annotations

from cityshare.optimisation.kernels import inlined, kernel
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
def count_counted(a, s, size):  # type: ignore[no-untyped-def]
    """Count the people at a table who count for its size."""
    n_counted = 0
    for y in range(size):
        n_counted += a.counted[s.seats[y]]
    return n_counted


@inlined
def take_seats(s, size):  # type: ignore[no-untyped-def]
    """Mark who sits at the table, and who is free."""
    for c in range(s.number[N]):
        s.cand[c, STATE] = FREE
        for y in range(size):
            if s.cand[c, PERSON] == s.seats[y]:
                s.cand[c, STATE] = IN
                s.frame[y, SEAT_OF] = c


@inlined
def exchange_people(a, q, s, theme, size, now):  # type: ignore[no-untyped-def]
    """Give each seat to whoever raises the priced value most; return the value."""
    for y in range(size):
        old = s.frame[y, SEAT_OF]
        counted = a.counted[s.cand[old, PERSON]]
        top, who = now, -1
        for c in range(s.number[N]):
            i = s.cand[c, PERSON]
            if s.cand[c, STATE] != FREE or a.counted[i] != counted:
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
    return now


@inlined
def add_people(a, q, s, theme, size, sizes, now):  # type: ignore[no-untyped-def]
    """Seat more people while that raises the priced value; return it and the size."""
    n_counted = count_counted(a, s, size)
    for c in range(s.number[N]):
        i = s.cand[c, PERSON]
        if s.cand[c, STATE] != FREE or not could_sit(a, s, size, n_counted, sizes, i):
            continue
        s.seats[size] = i
        priced = price_seats(a, q, s, size + 1, theme)
        if priced > now:
            s.cand[c, STATE] = IN
            s.frame[size, SEAT_OF] = c
            size += 1
            n_counted += a.counted[i]
            now = priced
    return now, size


@inlined
def drop_people(a, q, s, theme, size, sizes, now):  # type: ignore[no-untyped-def]
    """Unseat people while that raises the priced value; return it and the size."""
    n_counted = count_counted(a, s, size)
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
        else:
            s.seats[y] = i
    return now, size


@kernel
def improve_seats(a, q, s, theme, size, sizes):  # type: ignore[no-untyped-def]
    """Exchange, add and drop people while the priced value rises; return both.

    Returns the priced value and the size; the table is in ``s.seats``.
    """
    take_seats(s, size)
    now = price_seats(a, q, s, size, theme)
    while True:
        before = now
        now = exchange_people(a, q, s, theme, size, now)
        now, size = add_people(a, q, s, theme, size, sizes, now)
        now, size = drop_people(a, q, s, theme, size, sizes, now)
        if now == before:
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
