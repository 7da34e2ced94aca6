"""What a plain CP-SAT model counts as broken, primitive by primitive."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    Pairs,
    Primitive,
)

Row = list[cp_model.IntVar]


class Seats(NamedTuple):
    """Who sits at which table, and which theme a table has, as booleans."""

    model: cp_model.CpModel
    at: list[Row]  # by person, by table
    theme: list[Row]  # by table, by theme

    def bool_var(self) -> cp_model.IntVar:
        """Return a new variable."""
        return self.model.new_bool_var("")

    def count_above(self, expression: Any, most: Any) -> cp_model.IntVar:
        """Return a new count, at least the excess of an expression."""
        excess = self.model.new_int_var(0, len(self.at), "")
        self.model.add(excess >= expression - most)
        return excess

    def both(self, one: cp_model.IntVar, other: cp_model.IntVar) -> cp_model.IntVar:
        """Return a variable that is true where both are."""
        holds = self.bool_var()
        self.model.add_implication(holds, one)
        self.model.add_implication(holds, other)
        self.model.add_bool_or([~one, ~other, holds])
        return holds

    def together(self, i: int, j: int) -> Any:
        """Return 1 where two people share a table, else 0."""
        if i == j:
            return 1
        rows = zip(self.at[i], self.at[j], strict=True)
        return sum(self.both(one, other) for one, other in rows)


def broken_in(primitive: Primitive, seats: Seats) -> Iterator[Any]:
    """Give expressions whose least sum is how often the primitive is broken."""
    match primitive:
        case Allowed():
            return _misplaced(primitive, seats)
        case ClassCap():
            return _excess(primitive, seats)
        case Cover():
            return _shortfall(primitive, seats)
        case CommonLabel():
            return _lacking(primitive, seats)
        case Pairs():
            return _unwanted(primitive, seats)


def _misplaced(allowed: Allowed, seats: Seats) -> Iterator[Any]:
    for i, row in enumerate(seats.at):
        tables = np.flatnonzero(~allowed.tables[i]).tolist()
        themes = np.flatnonzero(~allowed.themes[i]).tolist()
        if not tables and not themes:
            continue
        elsewhere = seats.bool_var()
        for g in tables:
            seats.model.add_implication(row[g], elsewhere)
        for at, theme in zip(row, seats.theme, strict=True):
            for h in themes:
                seats.model.add_bool_or([~at, ~theme[h], elsewhere])
        yield elsewhere


def _excess(cap: ClassCap, seats: Seats) -> Iterator[Any]:
    for c, most in enumerate(cap.most.tolist()):
        people = np.flatnonzero(cap.label == c).tolist()
        if len(people) > most:
            for g in range(len(seats.theme)):
                yield seats.count_above(sum(seats.at[i][g] for i in people), most)


def _shortfall(cover: Cover, seats: Seats) -> Iterator[Any]:
    for g, themes in enumerate(seats.theme):
        for theme, eligible, least in zip(
            themes, cover.eligible, cover.least.tolist(), strict=True
        ):
            if least:
                there = sum(_groups_there(cover, eligible, seats, g))
                yield seats.count_above(least * theme, there)


def _groups_there(
    cover: Cover, eligible: Any, seats: Seats, g: int
) -> Iterator[cp_model.IntVar]:
    for group in np.unique(cover.group[eligible]):
        people = np.flatnonzero(eligible & (cover.group == group)).tolist()
        there = seats.bool_var()
        seats.model.add(there <= sum(seats.at[i][g] for i in people))
        yield there


def _lacking(common: CommonLabel, seats: Seats) -> Iterator[Any]:
    """Let each table choose a label or a bridge, of which there are so many."""
    n_bits = int(common.masks.max(initial=0)).bit_length()
    ways = [*(1 << bit for bit in range(n_bits)), *common.bridges.tolist()]
    choices = [[seats.bool_var() for _ in ways] for _ in seats.theme]
    for g, row in enumerate(choices):
        seats.model.add_exactly_one(row)
        for o, (chosen, mask) in enumerate(zip(row, ways, strict=True)):
            apart = np.flatnonzero(common.masks & mask == 0).tolist()
            if o >= n_bits:
                for i in apart:
                    seats.model.add_implication(chosen, ~seats.at[i][g])
            else:
                here = sum(seats.at[i][g] for i in apart)
                lack = seats.model.new_int_var(0, len(seats.at), "")
                seats.model.add(lack >= here).only_enforce_if(chosen)
                yield lack
    for kind, number in enumerate(common.n_bridges.tolist()):
        yield seats.count_above(sum(row[n_bits + kind] for row in choices), number)


def _unwanted(pairs: Pairs, seats: Seats) -> Iterator[Any]:
    for i, j in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True):
        together = seats.together(i, j)
        yield 1 - together if pairs.together else together
