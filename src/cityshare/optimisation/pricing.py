"""Pricing: tables that are worth more than the prices of their people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from cityshare.optimisation import pricing_kernels as kernels
from cityshare.optimisation.arrays import MOST_BRIDGES, Arrays, pack
from cityshare.optimisation.bound_kernels import bound_combos
from cityshare.optimisation.exchange_kernels import improve_all
from cityshare.optimisation.label_groups import Group, label_groups
from cityshare.optimisation.level_kernels import search_combos
from cityshare.optimisation.primitives import IntArray
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
    """Working memory of the kernels; few arrays, as each costs time to compile."""

    number: IntArray  # (10,) see the names in the kernels' module
    cand: IntArray  # (n_candidates, 7)
    frame: IntArray  # (widest table, 5)
    levels: IntArray  # (n_practices, n_pairs + 2) choices, the best, the current
    multiplier: IntArray  # (n_practices, 4) of level requirements, now and best
    pairs: IntArray  # (n_pairs, 2) highest and second-highest level
    bound: IntArray  # (n_combinations, 2) bound, and combinations by it
    top: IntArray  # (2, most people)
    seats: IntArray  # (widest table,)
    served: IntArray
    answered: IntArray
    tally: IntArray
    kinds: IntArray
    mark: IntArray  # (n,)
    facts: IntArray  # (9,)
    found: IntArray  # (most tables, 11 + widest table)


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
    one common label and offers no bridge. With ``first_only`` the second-highest
    levels are left free: enough for goals without value, and much faster.
    """

    def __init__(self, problem: GroupingProblem, *, first_only: bool = False) -> None:
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
        self.groups = groups = label_groups(problem)
        self._scratch = [
            [
                _scratch(self.arrays, problem, theme, group, first_only=first_only)
                for group in groups
            ]
            for theme in range(problem.n_themes)
        ]

    def offer(
        self, prices: Prices, theme: int, *, work: int, keep_from: int = NOTHING
    ) -> Offer:
        """Return the best table of a theme, and a bound, within some work (nodes).

        Other tables met that are priced from ``keep_from`` on come with it.
        """
        best, upper = NOTHING, NOTHING
        columns: list[Column] = []
        for s in self._with_tolls(prices, theme):
            s.number[kernels.BEST] = best
            s.number[kernels.N_FOUND] = 0
            s.number[kernels.KEEP_FROM] = keep_from
            self._bound(prices, theme, s)
            left = int(
                search_combos(self.arrays, prices, s, theme, self.sizes, NOTHING, work)
            )
            best = max(best, int(s.number[kernels.BEST]))
            upper = max(upper, left, best)
            columns.extend(_read(s, theme))
        return Offer(best, upper, tuple(columns))

    def bound(self, prices: Prices, theme: int) -> int:
        """Return a quick bound on the priced value of a theme's tables."""
        return max(
            self._bound(prices, theme, s) for s in self._with_tolls(prices, theme)
        )

    def every(
        self, prices: Prices, theme: int, *, keep_from: int, work: int
    ) -> tuple[Column, ...] | None:
        """Return every table priced from a value on; ``None`` if there are too many."""
        columns: list[Column] = []
        for s in self._with_tolls(prices, theme):
            s.number[kernels.N_FOUND] = 0
            self._bound(prices, theme, s)
            left = search_combos(
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
            here = set(s.cand[:, kernels.PERSON].tolist())
            own = [start for start in starts if here.issuperset(start.tolist())]
            if not own:
                continue
            table = np.full((len(own), len(s.seats)), -1, np.int64)
            for row, start in zip(table, own, strict=True):
                row[: len(start)] = start
            s.number[kernels.N_FOUND] = 0
            improve_all(
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
        return _column(theme, members, s.facts)

    def _bound(self, prices: Prices, theme: int, s: _Scratch) -> int:
        low, high, others = (int(x) for x in self.sizes)
        bound_combos(self.arrays, prices, s, theme, low, high, others)
        s.bound[:, 1] = np.argsort(-s.bound[:, 0], kind="stable")
        return int(s.bound[s.bound[0, 1], 0])

    def _with_tolls(self, prices: Prices, theme: int) -> list[_Scratch]:
        """Set what a table of each group pays at least for the bridge it needs."""
        needs = np.arange(len(prices.bridge))
        for s, group in zip(self._scratch[theme], self.groups, strict=True):
            toll = 0
            if group.bridge is not None:
                using = needs >> group.bridge & 1 == 1
                toll = int(prices.bridge[using].min())
            s.number[kernels.TOLL] = toll
        return self._scratch[theme]


def _read(s: _Scratch, theme: int) -> list[Column]:
    rows = s.found[: s.number[kernels.N_FOUND]]
    seats = rows[:, kernels.FIRST_SEAT :]
    return [
        _column(theme, own[: row[0]], row[2 : kernels.FIRST_SEAT])
        for row, own in zip(rows, seats, strict=True)
    ]


def _column(theme: int, members: IntArray, facts: IntArray) -> Column:
    tiers = facts[kernels.TIERS :]
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


def _scratch(
    arrays: Arrays,
    problem: GroupingProblem,
    theme: int,
    group: Group,
    *,
    first_only: bool,
) -> _Scratch:
    people = np.array(sorted(group.people), np.int64)
    practices = arrays.theme_practices[theme]
    practices = practices[practices >= 0]
    pairs, choices, best = _level_pairs(
        problem, practices, people, first_only=first_only
    )
    n_fixed = 0
    while n_fixed < len(practices) and len(pairs) ** (n_fixed + 1) <= MOST_COMBOS:
        n_fixed += 1
    n_combos = len(pairs) ** n_fixed
    n, width = problem.n_people, min(len(people), problem.n_people) + 2
    n_labels = len(arrays.label_must)

    def zeros(*shape: int) -> IntArray:
        return np.zeros(shape, np.int64)

    widest = min(width, problem.size.high + n - int(arrays.counted.sum()))
    most = max(8, min(MOST_FOUND, 4_000_000 // (kernels.FIRST_SEAT + widest)))
    number = zeros(10)
    number[kernels.N] = len(people)
    number[kernels.N_PRACTICES] = len(practices)
    number[kernels.N_FIXED] = n_fixed
    number[kernels.FIRST_ONLY] = int(first_only)
    number[kernels.FAMILY] = _sharpest_cap(arrays)
    cand = zeros(len(people), 7)
    cand[:, kernels.PERSON] = people
    levels = np.column_stack([choices, best, best])
    return _Scratch(
        number=number,
        cand=cand,
        frame=zeros(width, 5),
        levels=np.ascontiguousarray(levels),
        multiplier=zeros(max(1, len(practices)), 4),
        pairs=pairs,
        bound=zeros(n_combos, 2),
        top=zeros(2, max(problem.size.high, n) + 1),
        seats=zeros(width),
        served=zeros(width),
        answered=zeros(width),
        tally=zeros(5),
        kinds=zeros(n_labels),
        mark=zeros(n),
        facts=zeros(kernels.N_FACTS),
        found=zeros(most, kernels.FIRST_SEAT + widest),
    )


def _sharpest_cap(arrays: Arrays) -> int:
    """Return the cap with most classes: bounds count it in; -1 where there is none."""
    classes = [
        len(np.unique(label[label >= 0])) if must else 0
        for label, must in zip(arrays.cap_label, arrays.cap_must, strict=True)
    ]
    return int(np.argmax(classes)) if max(classes, default=0) else -1


def _level_pairs(
    problem: GroupingProblem,
    practices: IntArray,
    people: IntArray,
    *,
    first_only: bool,
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
            if (high == 0 or low < high or int((shared == high).sum()) > 1)
            and not (first_only and low > 0)
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
