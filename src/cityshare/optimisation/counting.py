"""Counting: quick proofs, without a solver, that no seating keeps some rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import numpy as np

from cityshare.optimisation.label_options import options_of
from cityshare.optimisation.primitives import (
    Allowed,
    BoolArray,
    ClassCap,
    CommonLabel,
    IntArray,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import GroupingProblem
from cityshare.optimisation.units import blocks_of, cliques_of

SIZE_RULE = "table_size"
COUNT_RULE = "theme_tables"


def is_ruled_out(problem: GroupingProblem, rules: Iterable[str]) -> bool:
    """Tell whether counting alone shows that no seating keeps these rules.

    Parameters
    ----------
    problem
        The problem; of its primitives the ``must`` ones of the rules are kept.
    rules
        Names of rules; ``table_size`` and ``theme_tables`` stand for the sizes and
        for the number of tables per theme.

    Notes
    -----
    Counted are the seats; people joined in one block who may not share a table;
    people all apart, against the tables; and for the places, themes and labels
    that each person could sit with, the tables they need against those they can
    fill. ``False`` says nothing.
    """
    return _Count(problem, frozenset(rules)).is_short()


class _Count:
    """What the rules leave, in numbers."""

    def __init__(self, problem: GroupingProblem, rules: frozenset[str]) -> None:
        self.problem = problem
        self.k = problem.n_tables
        self.size = problem.size if SIZE_RULE in rules else None
        self.count = problem.table_count if COUNT_RULE in rules else None
        self.kept = [p for p in problem.primitives if p.must and p.rule in rules]
        self.caps = [p for p in self.kept if isinstance(p, ClassCap)]

    def is_short(self) -> bool:
        """Tell whether some count is short."""
        return (
            self._lacks_seats()
            or any(self._is_split(block) for block in self._blocks())
            or any(self._is_crowded(p) for p in self.kept if isinstance(p, Pairs))
            or any(self._lacks_tables(*options) for options in self._options())
        )

    def _lacks_seats(self) -> bool:
        count = self.count
        if count and not count.least.sum() <= self.k <= count.most.sum():
            return True
        for cap in self.caps:
            own = cap.label[cap.label >= 0]
            held = np.bincount(own, minlength=len(cap.most)) > self.k * cap.most
            if held.any():
                return True
        if self.size is None:
            return False
        low, high = self.size.low * self.k, self.size.high * self.k
        return not low <= int(self.size.counted.sum()) <= high

    def _blocks(self) -> Iterator[IntArray]:
        for block in blocks_of(self.problem.n_people, self.kept):
            if len(block) > 1:
                yield np.array(block)

    def _is_split(self, block: IntArray) -> bool:
        """Tell whether people to sit together may not."""
        if self.size and self.size.counted[block].sum() > self.size.high:
            return True
        return any(_forbids(primitive, block) for primitive in self.kept)

    def _is_crowded(self, pairs: Pairs) -> bool:
        if pairs.together:
            return False
        return any(len(clique) > self.k for clique in cliques_of(pairs))

    def _options(self) -> Iterator[tuple[BoolArray, IntArray, IntArray]]:
        """Give who fits each option of a table, and the tables each may have."""
        for primitive in self.kept:
            if isinstance(primitive, Allowed):
                one = np.ones(self.k, np.int64)
                yield primitive.tables, one, one
                n_themes = self.problem.n_themes
                free = np.zeros(n_themes, np.int64), np.full(n_themes, self.k)
                count = self.count
                least, most = (count.least, count.most) if count else free
                yield primitive.themes, least, most
            elif isinstance(primitive, CommonLabel):
                fits, kinds = options_of(primitive)
                of_kind = np.append(primitive.n_bridges, self.k)
                most = np.minimum(of_kind[np.array(kinds, np.int64)], self.k)
                yield fits, np.zeros(len(kinds), np.int64), most

    def _lacks_tables(self, fits: BoolArray, least: IntArray, most: IntArray) -> bool:
        """Tell whether options need more tables than there are, or can be filled."""
        chosen = fits.sum(axis=1)
        if (chosen == 0).any():
            return True
        only = fits & (chosen == 1)[:, None]
        need, room = least, most
        if self.size:
            counted = self.size.counted
            need = np.maximum(need, _tables_for(only[counted], self.size.high))
            if self.size.low:
                fill = fits[counted].sum(axis=0) // self.size.low
                room = np.minimum(room, fill)
        for cap in self.caps:
            for c, of_class in enumerate(cap.most.tolist()):
                if of_class:
                    own = only[cap.label == c]
                    need = np.maximum(need, _tables_for(own, of_class))
        return bool((need > room).any() or need.sum() > self.k or room.sum() < self.k)


def _tables_for(only: BoolArray, most: int) -> IntArray:
    """Return how many tables the people with one option need, by option."""
    return np.asarray(-(-only.sum(axis=0) // most))


def _forbids(primitive: Primitive, block: IntArray) -> bool:
    """Tell whether a primitive keeps a block from sitting at any table at all."""
    match primitive:
        case Allowed():
            themes, tables = primitive.themes[block], primitive.tables[block]
            return not (themes.all(axis=0).any() and tables.all(axis=0).any())
        case ClassCap():
            own = primitive.label[block]
            here = np.bincount(own[own >= 0], minlength=len(primitive.most))
            return bool((here > primitive.most).any())
        case CommonLabel():
            fits, _ = options_of(primitive)
            return not fits[block].all(axis=0).any()
        case Pairs(together=False):
            inside = np.isin(primitive.first, block) & np.isin(primitive.second, block)
            return bool(inside.any())
    return False
