"""Pricing: tables that are worth more than the prices of their people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from cityshare.optimisation import pricing_kernels as kernels
from cityshare.optimisation.arrays import MOST_BRIDGES, Arrays, pack
from cityshare.optimisation.primitives import CommonLabel, IntArray
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem

SCALE = 1024  # prices are integers: 1024ths of an eighth
MOST_COMBOS = 150_000
MOST_FOUND = 400_000
NOTHING = kernels.NOTHING


class Prices(NamedTuple):
    """Integer prices of a master programme, see :class:`Column` for its rows."""

    person: IntArray  # (n,)
    tier: IntArray  # (6,) price of a person in each fairness tier, not negative
    prefer: IntArray  # (1,) of one preferred rule broken, not negative
    bridge: IntArray  # (16,) of each set of bridges a table may need, not negative
    scale: IntArray  # (1,) of one eighth of value
    hope: IntArray  # (n,) the most that pairs can add for each person


@dataclass(frozen=True, slots=True)
class Column:
    """One table: its theme, its people and what it counts in every row.

    ``below[t]`` counts its people below fairness threshold t; ``need`` is the bit
    mask of the kinds of bridge one of which it needs.
    """

    theme: int
    members: tuple[int, ...]
    value: int
    prefer: int
    need: int
    below: tuple[int, ...]


class _Scratch(NamedTuple):
    n: IntArray
    people: IntArray
    n_practices: IntArray
    n_fixed: IntArray
    pairs: IntArray
    choices: IntArray
    best: IntArray
    combo: IntArray
    bounds: IntArray
    by_bound: IntArray
    worth: IntArray
    order: IntArray
    top: IntArray
    top_other: IntArray
    state: IntArray
    frame_of: IntArray
    frame_column: IntArray
    frame_level: IntArray
    frame_cursor: IntArray
    seat_of: IntArray
    seats: IntArray
    scan: IntArray
    family: IntArray
    mark: IntArray
    tally: IntArray
    kinds: IntArray
    served: IntArray
    answered: IntArray
    tiers: IntArray
    facts: IntArray
    best_priced: IntArray
    n_found: IntArray
    found: IntArray
    found_size: IntArray
    found_priced: IntArray
    found_facts: IntArray
    found_tiers: IntArray


@dataclass(frozen=True)
class Offer:
    """The answer of a pricing for one theme.

    Attributes
    ----------
    best
        The highest priced value found (1024ths of an eighth), ``NOTHING`` if none.
    upper
        No table of the theme is priced higher: a proven bound.
    columns
        Tables found on the way.
    """

    best: int
    upper: int
    columns: tuple[Column, ...]


class Pricer:
    """Finds tables by fixing the two highest levels on every practice.

    With these levels fixed the value of a table is a sum over its people, so the
    best people are found by sorting, and only level requirements and rules need
    branching. People are split into groups that must not mix where a rule demands
    one common label and offers no bridge.
    """

    def __init__(self, problem: GroupingProblem) -> None:
        self.problem = problem
        arrays = pack(problem)
        self.arrays = arrays._replace(
            misplaced_must=_least_over_tables(arrays.misplaced_must),
            misplaced_prefer=_least_over_tables(arrays.misplaced_prefer),
        )
        self.hope = _most_of_pairs(arrays)
        self.sizes = np.array(
            [problem.size.low, problem.size.high, _most_others(problem, arrays)]
        )
        groups = _groups(problem)
        self._scratch = [
            [_scratch(self.arrays, problem, theme, people) for people in groups]
            for theme in range(problem.n_themes)
        ]

    def offer(self, prices: Prices, theme: int, *, work: int) -> Offer:
        """Return the best table of a theme, and a bound, within some work (nodes)."""
        best, upper = NOTHING, NOTHING
        columns: list[Column] = []
        for s in self._scratch[theme]:
            s.best_priced[0] = best
            s.n_found[0] = 0
            self._bound(prices, theme, s)
            left = int(
                kernels.search_combos(
                    self.arrays, prices, s, theme, self.sizes, NOTHING, work
                )
            )
            best = max(best, int(s.best_priced[0]))
            upper = max(upper, left, best)
            columns.extend(_read(s, theme))
        return Offer(best, upper, tuple(columns))

    def bound(self, prices: Prices, theme: int) -> int:
        """Return a quick bound on the priced value of a theme's tables."""
        return max(self._bound(prices, theme, s) for s in self._scratch[theme])

    def every(
        self, prices: Prices, theme: int, *, keep_from: int, work: int
    ) -> tuple[Column, ...] | None:
        """Return every table priced from a value on; ``None`` if there are too many."""
        columns: list[Column] = []
        for s in self._scratch[theme]:
            s.n_found[0] = 0
            self._bound(prices, theme, s)
            left = kernels.search_combos(
                self.arrays, prices, s, theme, self.sizes, keep_from, work
            )
            if left > NOTHING:
                return None
            columns.extend(_read(s, theme))
        return tuple(columns)

    def improve(
        self, prices: Prices, theme: int, starts: list[IntArray], *, keep_from: int
    ) -> tuple[Column, ...]:
        """Improve tables by exchanges and return those priced from a value on."""
        columns: list[Column] = []
        for s in self._scratch[theme]:
            here = set(s.people[: s.n[0]].tolist())
            own = [start for start in starts if here.issuperset(start.tolist())]
            if not own:
                continue
            table = np.full((len(own), len(s.seats)), -1, np.int64)
            for row, start in zip(table, own, strict=True):
                row[: len(start)] = start
            s.n_found[0] = 0
            kernels.improve_all(
                self.arrays, prices, s, theme, table, len(own), self.sizes, keep_from
            )
            columns.extend(_read(s, theme))
        return tuple(columns)

    def column(self, prices: Prices, theme: int, members: IntArray) -> Column | None:
        """Return the column of some people, ``None`` if a ``must`` rule is broken."""
        s = self._scratch[theme][0]
        s.seats[: len(members)] = members
        priced = kernels.price_seats(self.arrays, prices, s, len(members), theme)
        if priced == NOTHING:
            return None
        return _column(theme, members, s.facts, s.tiers)

    def _bound(self, prices: Prices, theme: int, s: _Scratch) -> int:
        low, high, others = (int(x) for x in self.sizes)
        kernels.bound_combos(self.arrays, prices, s, theme, low, high, others)
        s.by_bound[:] = np.argsort(-s.bounds, kind="stable")
        return int(s.bounds[s.by_bound[0]])


def _read(s: _Scratch, theme: int) -> list[Column]:
    return [
        _column(
            theme, s.found[k, : s.found_size[k]], s.found_facts[k], s.found_tiers[k]
        )
        for k in range(int(s.n_found[0]))
    ]


def _column(theme: int, members: IntArray, facts: IntArray, tiers: IntArray) -> Column:
    below = [int(tiers[N_THRESHOLDS - t :].sum()) for t in range(N_THRESHOLDS)]
    return Column(
        theme=theme,
        members=tuple(sorted(members.tolist())),
        value=int(facts[0]),
        prefer=int(facts[1]),
        need=int(facts[2]),
        below=tuple(below),
    )


def _least_over_tables(misplaced: IntArray) -> IntArray:
    return np.ascontiguousarray(misplaced.min(axis=2, keepdims=True))


def _most_of_pairs(arrays: Arrays) -> IntArray:
    """Return twice the most eighths (and preferred rules) pairs add for each person."""
    n = len(arrays.counted)
    person = np.repeat(np.arange(n), np.diff(arrays.pair_start))
    gains = np.zeros((n, 2), np.int64)
    np.add.at(gains[:, 0], person, np.maximum(arrays.pair_value, 0))
    np.add.at(gains[:, 1], person, np.maximum(-arrays.pair_prefer, 0))
    return gains


def _most_others(problem: GroupingProblem, arrays: Arrays) -> int:
    """Bound how many uncounted people can sit at one table."""
    others = np.flatnonzero(arrays.counted == 0)
    most = len(others)
    for label, caps, must in zip(
        arrays.cap_label, arrays.cap_most, arrays.cap_must, strict=True
    ):
        own = label[others]
        if must and len(own) and (own >= 0).all():
            counts = np.bincount(own, minlength=len(caps))
            most = min(most, int(np.minimum(counts, caps[: len(counts)]).sum()))
    return most


def _groups(problem: GroupingProblem) -> list[IntArray]:
    """Split the people by a label that all at a table must carry, without bridges."""
    everyone = np.arange(problem.n_people)
    for primitive in problem.primitives:
        if (
            isinstance(primitive, CommonLabel)
            and primitive.must
            and not len(primitive.bridges)
            and (primitive.masks != primitive.masks[0]).any()
        ):
            n_bits = int(primitive.masks.max(initial=0)).bit_length()
            groups = [
                everyone[(primitive.masks >> bit & 1) == 1] for bit in range(n_bits)
            ]
            if sum(len(group) for group in groups) <= 2 * len(everyone):
                return groups
    return [everyone]


def _scratch(
    arrays: Arrays, problem: GroupingProblem, theme: int, people: IntArray
) -> _Scratch:
    practices = arrays.theme_practices[theme]
    practices = practices[practices >= 0]
    pairs, choices, best = _level_pairs(problem, practices, people)
    n_fixed = 0
    while (
        n_fixed < len(practices)
        and len(pairs) ** (n_fixed + 1) <= MOST_COMBOS
    ):
        n_fixed += 1
    n_combos = len(pairs) ** n_fixed
    n, width = problem.n_people, min(len(people), problem.n_people) + 2
    n_labels = len(arrays.label_must)

    def zeros(*shape: int) -> IntArray:
        return np.zeros(shape, np.int64)

    most = max(8, min(MOST_FOUND, 4_000_000 // max(1, n)))
    return _Scratch(
        n=np.array([len(people)]),
        people=people.astype(np.int64),
        n_practices=np.array([len(practices)]),
        n_fixed=np.array([n_fixed]),
        pairs=pairs,
        choices=choices,
        best=best,
        combo=zeros(max(1, len(practices))),
        bounds=zeros(n_combos),
        by_bound=zeros(n_combos),
        worth=zeros(len(people)),
        order=zeros(len(people)),
        top=zeros(problem.size.high),
        top_other=zeros(n + 1),
        state=zeros(len(people)),
        frame_of=zeros(len(people)),
        frame_column=zeros(width),
        frame_level=zeros(width),
        frame_cursor=zeros(width),
        seat_of=zeros(width),
        seats=zeros(width),
        scan=zeros(width),
        family=np.array([_sharpest_cap(arrays)]),
        mark=zeros(n),
        tally=zeros(5),
        kinds=zeros(n_labels),
        served=zeros(width),
        answered=zeros(width),
        tiers=zeros(6),
        facts=zeros(3),
        best_priced=zeros(1),
        n_found=zeros(1),
        found=zeros(most, min(width, problem.size.high + n - int(arrays.counted.sum()))),
        found_size=zeros(most),
        found_priced=zeros(most),
        found_facts=zeros(most, 3),
        found_tiers=zeros(most, 6),
    )


def _sharpest_cap(arrays: Arrays) -> int:
    """Return the cap with most classes: bounds count it in; -1 where there is none."""
    classes = [
        len(np.unique(label[label >= 0])) if must else 0
        for label, must in zip(arrays.cap_label, arrays.cap_must, strict=True)
    ]
    return int(np.argmax(classes)) if max(classes, default=0) else -1


def _level_pairs(
    problem: GroupingProblem, practices: IntArray, people: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """List the pairs (highest, second highest) that can occur on each practice.

    Returns
    -------
    tuple of arrays
        All pairs ``(n_pairs, 2)``; for each practice the indices of its pairs,
        padded with -1 ``(n_practices, n_pairs)``; the index of its best pair.
    """
    own: list[list[tuple[int, int]]] = []
    for p in practices:
        shared = problem.shared[people, p]
        levels = sorted({0, *shared[shared > 0].tolist()})
        pairs = [
            (high, low)
            for low, high in combinations_with_replacement(levels, 2)
            if high == 0 or low < high or int((shared == high).sum()) > 1
        ]
        own.append(sorted(pairs))
    known = sorted({pair for pairs in own for pair in pairs}) or [(0, 0)]
    choices = np.full((max(1, len(own)), len(known)), -1, np.int64)
    best = np.zeros(max(1, len(own)), np.int64)
    for x, pairs in enumerate(own):
        choices[x, : len(pairs)] = [known.index(pair) for pair in pairs]
        best[x] = known.index(pairs[-1])
    return np.array(known, np.int64), choices, best


def zero_prices(problem: GroupingProblem, hope: IntArray) -> Prices:
    """Return prices of nothing: a table is priced at its value."""
    return Prices(
        person=np.zeros(problem.n_people, np.int64),
        tier=np.zeros(N_THRESHOLDS + 1, np.int64),
        prefer=np.zeros(1, np.int64),
        bridge=np.zeros(1 << MOST_BRIDGES, np.int64),
        scale=np.array([SCALE]),
        hope=-(-hope[:, 0] * SCALE // 2),
    )
