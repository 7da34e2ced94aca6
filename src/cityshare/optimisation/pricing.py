"""Pricing: tables that are worth more than the prices of their people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from cityshare.optimisation import pricing_kernels as kernels
from cityshare.optimisation.arrays import MOST_BRIDGES, Arrays, pack
from cityshare.optimisation.bound_kernels import MOST, bound_combos
from cityshare.optimisation.demands import demands_of_cuts, demands_of_rules
from cityshare.optimisation.exchange_kernels import improve_all
from cityshare.optimisation.label_groups import label_groups
from cityshare.optimisation.level_kernels import search_combos
from cityshare.optimisation.primitives import IntArray
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem
from cityshare.optimisation.scratch import Scratch, make_scratch, with_demands
from cityshare.progress import SILENT, Observer

SCALE = 1024  # prices are integers: 1024ths of an eighth
COMBOS_A_LOOK = 4_000
WORK_A_LOOK = 20_000
NOTHING = kernels.NOTHING
BIG = 1 << 50
NO_TRIPLES = np.zeros((0, 3), np.int64)


class Prices(NamedTuple):
    """Integer prices of a master programme, see :class:`Column` for its rows."""

    person: IntArray  # (n,)
    tier: IntArray  # (6,) price of a person in each fairness tier, not negative
    prefer: IntArray  # (1,) of one preferred rule broken, not negative
    bridge: IntArray  # (16,) of each set of bridges a table may need, not negative
    scale: IntArray  # (1,) of one eighth of value
    hope: IntArray  # (n,) the most that pairs can add for each person
    triple: IntArray  # (n_cuts, 3) people
    cut: IntArray  # (n_cuts,) of two or more of a triple at a table, not negative


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

    @property
    def people(self) -> frozenset[int]:
        """The members as a set."""
        return frozenset(self.members)


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

    def __init__(
        self,
        problem: GroupingProblem,
        *,
        first_only: bool = False,
        observer: Observer = SILENT,
    ) -> None:
        self.problem, self.observer = problem, observer
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
                make_scratch(self.arrays, problem, theme, group, first_only=first_only)
                for group in groups
            ]
            for theme in range(problem.n_themes)
        ]
        self._demands = [
            [
                demands_of_rules(self.arrays, theme, s.cand[:, kernels.PERSON])
                for s in own
            ]
            for theme, own in enumerate(self._scratch)
        ]
        self.cut(NO_TRIPLES)

    def offer(
        self,
        prices: Prices,
        theme: int,
        *,
        work: int,
        keep_from: int = NOTHING,
        known: Iterable[Column] = (),
    ) -> Offer:
        """Return the best table of a theme, and a bound, within some work (nodes).

        Other tables met that are priced from ``keep_from`` on come with it. Only
        tables priced above the ``known`` ones of the theme are looked for.
        """
        best = max((self.price(prices, column) for column in known), default=NOTHING)
        upper = best
        columns: list[Column] = []
        for s in self._ready(prices, theme):
            s.number[kernels.BEST] = best
            s.number[kernels.N_FOUND] = 0
            s.number[kernels.KEEP_FROM] = keep_from
            left = self._search(prices, s, theme, NOTHING, work)
            best = max(best, int(s.number[kernels.BEST]))
            upper = max(upper, left, best)
            columns.extend(_read(s, theme))
        return Offer(best, upper, tuple(columns))

    def every(
        self, prices: Prices, theme: int, *, keep_from: int, most: int, work: int
    ) -> tuple[Column, ...] | None:
        """Return every table priced from a value on; ``None`` if there are too many.

        ``most`` tables of a theme, and ``work`` nodes for each group of people.
        """
        columns: list[Column] = []
        for s in self._ready(prices, theme):
            s.number[kernels.N_FOUND] = 0
            s.number[kernels.ROOM] = most - len(columns)
            left = self._search(prices, s, theme, keep_from, work)
            s.number[kernels.ROOM] = len(s.found)
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

    def price(self, prices: Prices, column: Column) -> int:
        """Return what a table is worth beyond the prices of its people."""
        s = self._scratch[column.theme][0]
        size = len(column.members)
        s.seats[:size] = column.members
        return int(kernels.price_seats(self.arrays, prices, s, size, column.theme))

    def column(self, prices: Prices, theme: int, members: IntArray) -> Column | None:
        """Return the column of some people, ``None`` if a ``must`` rule is broken."""
        s = self._scratch[theme][0]
        s.seats[: len(members)] = members
        priced = kernels.price_seats(self.arrays, prices, s, len(members), theme)
        if priced == NOTHING:
            return None
        return _column(theme, members, s.facts)

    def _search(
        self, prices: Prices, s: Scratch, theme: int, keep_from: int, work: int
    ) -> int:
        """Bound all combinations, search the best ones; return what is unresolved."""
        for start in range(0, len(s.bound), COMBOS_A_LOOK):
            end = min(start + COMBOS_A_LOOK, len(s.bound))
            bound_combos(self.arrays, prices, s, theme, self.sizes, start, end)
            if self.observer.should_stop():
                return BIG
        s.bound[:, 1] = np.argsort(-s.bound[:, 0], kind="stable")
        s.number[kernels.NEXT], s.number[kernels.LEFT] = 0, work
        s.number[kernels.OPEN], s.number[kernels.DEPTH] = NOTHING, -1
        while True:
            left = int(
                search_combos(
                    self.arrays, prices, s, theme, self.sizes, keep_from, WORK_A_LOOK
                )
            )
            if left != kernels.PAUSED:
                return left
            if self.observer.should_stop():
                ahead = int(s.bound[s.bound[s.number[kernels.NEXT], 1], 0])
                return max(ahead, int(s.number[kernels.OPEN]))

    def cut(self, triples: IntArray) -> None:
        """Let tables pay for two or more of each of these triples (``(n_cuts, 3)``)."""
        for theme, own in enumerate(self._scratch):
            for k, s in enumerate(own):
                people = s.cand[:, kernels.PERSON]
                rules = self._demands[theme][k]
                own[k] = with_demands(s, rules, demands_of_cuts(triples, people))

    def _ready(self, prices: Prices, theme: int) -> list[Scratch]:
        """Set what a table of each group pays at least for the bridge it needs.

        Sets the highest multipliers of demands too.
        """
        known = (group.bridge for group in self.groups if group.bridge is not None)
        needs = np.arange(1 << (1 + max(known, default=0)))
        for k, (s, group) in enumerate(
            zip(self._scratch[theme], self.groups, strict=True)
        ):
            toll = 0
            if group.bridge is not None:
                using = needs[needs >> group.bridge & 1 == 1]
                toll = int(prices.bridge[using].min())
            s.number[kernels.TOLL] = toll
            must = self._demands[theme][k].must
            s.demand_facts[: len(must), MOST] = np.where(must, BIG, prices.prefer[0])
            s.demand_facts[len(must) :, MOST] = prices.cut // 2
        return self._scratch[theme]


def _read(s: Scratch, theme: int) -> list[Column]:
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


def zero_prices(problem: GroupingProblem, hope: IntArray) -> Prices:
    """Return prices of nothing: a table is priced at its value."""
    return Prices(
        person=np.zeros(problem.n_people, np.int64),
        tier=np.zeros(N_THRESHOLDS + 1, np.int64),
        prefer=np.zeros(1, np.int64),
        bridge=np.zeros(1 << MOST_BRIDGES, np.int64),
        scale=np.array([SCALE]),
        hope=-(-hope[:, 0] * SCALE // 2),
        triple=NO_TRIPLES,
        cut=np.zeros(0, np.int64),
    )
