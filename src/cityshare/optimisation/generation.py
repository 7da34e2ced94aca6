"""Column generation: one goal bounded by prices and cuts."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

import numpy as np

from cityshare.optimisation.goal import Goal
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.master import LEAST_SHARE, Duals, Master, best_counts
from cityshare.optimisation.pricing import (
    SCALE,
    Column,
    Offer,
    Pricer,
    zero_prices,
)
from cityshare.optimisation.primitives import IntArray
from cityshare.optimisation.problem import Seating
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.side_by_side import SideBySide

CUTS_A_ROUND = 20
NARROW = 0.006  # gap from which on branching closes it without cuts
SMOOTHING, LESS = 0.6, 0.2  # share of the best prices known: at first, and then
NEARBY = 0.012  # of its programme: a bound so near has steady prices already
NEAR = 0.0005  # share of the bound that is too little to go on for
STILL = 4  # exact pricings within which something has to move
GAIN = 0.1  # of the gap, for a round of cuts to be of use
WITHIN = 0.1  # of the bound: a gap beyond it says more of the plan

T = TypeVar("T")


class Generation:
    """Column generation for one goal."""

    def __init__(self, run: Incumbent, goal: Goal, budget: ProofBudget) -> None:
        self.run, self.goal, self.budget = run, goal, budget
        self.problem = run.problem
        self.side_by_side = SideBySide(run)
        self.pricer = Pricer(
            run.problem, first_only=goal.value == 0, observer=self.side_by_side
        )
        self.master = Master(run.problem, self.pricer, goal)
        self.bound: int | None = None
        self.center: Duals | None = None
        self.upper: list[int] = []
        self.total = 0
        self._n_idle = 0
        self._at_cut = float("inf")
        self._best_at_pricing = -float("inf")
        self.rng = np.random.default_rng(run.problem.n_people)
        for seating in run.pool:
            self._enter(seating)
        self._enter(self.run.seating)
        self.master.add(run.tables)
        self.master.cut(run.triples)

    def _enter(self, seating: Seating) -> None:
        self.master.add(self._columns(seating))

    def _columns(self, seating: Seating) -> list[Column]:
        """Return the tables of a seating that keep the ``must`` rules."""
        zero = zero_prices(self.problem, self.pricer.hope)
        columns = [
            self.pricer.column(zero, theme, seating.members(g))
            for g, theme in enumerate(seating.theme_of.tolist())
        ]
        return [column for column in columns if column is not None]

    def plan(self) -> list[Column]:
        """Return the tables of the best plan."""
        return self._columns(self.run.seating)

    def shortfalls(self, tables: Sequence[Column]) -> IntArray:
        """Return what each table falls short of the best of its theme.

        ``(n_tables,)`` 1024ths at the best prices; those of a plan make up its gap.
        """
        assert self.center is not None  # noqa: S101  there is a bound
        prices = self.master.duals(self.center.rows).prices
        priced = [self.pricer.price(prices, table) for table in tables]
        upper = [self.upper[table.theme] for table in tables]
        return np.array(upper, np.int64) - priced

    def triples_in_use(self) -> list[tuple[int, int, int]]:
        """Return the triples whose cuts have a price in the best bound."""
        if self.center is None:
            return []
        paid = zip(self.master.triples, self.center.rows.cut.tolist(), strict=False)
        return [triple for triple, price in paid if price > 0]

    @property
    def achieved(self) -> int:
        """The goal of the best plan known."""
        return self.goal.of_plan(self.problem, self.run.evaluation)

    @property
    def is_closed(self) -> bool:
        """Whether the bound meets the plan."""
        return self.bound is not None and self.bound <= self.achieved

    @property
    def gap(self) -> float:
        """How far the bound is from the plan, as a share of the bound."""
        if self.bound is None or self.bound <= 0:
            return 1.0
        return (self.bound - self.achieved) / self.bound

    @property
    def is_done(self) -> bool:
        """Whether the bound meets the plan, or means another one, or time is over."""
        is_of_use = self.run.keeps_limits and not self.is_closed
        return not is_of_use or self.run.should_stop()

    @property
    def slack(self) -> int:
        """By how much (1024ths) a better plan may fall short of the bound by prices."""
        return self.total - (self.achieved + 1 + self.master.surplus) * SCALE

    def cut_down(self, most_idle: int) -> None:
        """Lower the bound by cuts until some rounds of them were of little use."""
        while self.gap > NARROW and not self.is_done and self._cut(most_idle):
            self.run_rounds()

    def _cut(self, most_idle: int) -> bool:
        """Cut off the last solution in fractions; tell whether that is of use."""
        gained = self._at_cut - self.master.best
        self._at_cut = self.master.best
        is_idle = gained * SCALE < GAIN * min(self.slack, WITHIN * abs(self.total))
        self._n_idle = self._n_idle + 1 if is_idle else 0
        if self._n_idle >= most_idle or self.master.solve() is None:
            return False
        room = self.budget.most_cuts - len(self.master.triples)
        triples = self.master.violated(min(room, CUTS_A_ROUND))
        self.master.cut(triples)
        return bool(triples)

    def run_rounds(self) -> None:
        """Price and solve in turn until nothing is left to add."""
        smoothing, quiet = SMOOTHING, 0
        course: list[tuple[int, float]] = []
        for round_ in range(self.budget.rounds):
            duals = self.master.solve()
            if duals is None or self.run.should_stop():
                return
            used = duals
            if self.center is not None and smoothing > 0:
                used = self.master.duals(self.center.rows.mixed(duals.rows, smoothing))
            added = self.price_quickly(used)
            if round_ % 10 == 9 or added == 0:
                added += self._price_exactly(used)
                if self.is_closed or self._has_come_down(course):
                    return
            if added == 0:
                quiet += 1
                smoothing = 0.0
                if quiet == 2:
                    return
            else:
                smoothing, quiet = self._smoothing, 0

    @property
    def _smoothing(self) -> float:
        """Share of the best prices known: little near the bound, or none in a rut."""
        best = self.master.best
        near, still = NEARBY * abs(best), NEAR * abs(best)
        if self.center is not None and self.total / SCALE - best < near:
            return LESS
        return 0.0 if best - self._best_at_pricing < still else SMOOTHING

    def _has_come_down(self, course: list[tuple[int, float]]) -> bool:
        """Note bound and programme; tell whether further rounds are of little use.

        They are when the bound is down at its programme, in whole numbers, and for the
        value also when it is all but down, or when both stand still.
        """
        if self.center is None:
            return False
        bound, best = self._bound_by_prices, self.master.best
        if bound <= math.floor(best + LEAST_SHARE) - self.master.surplus:
            return True
        if not self.goal.value:
            return False
        course.append((bound, best))
        bound_before, best_before = course[max(0, len(course) - STILL)]
        stands = best - best_before + bound_before - bound < NEAR * bound
        return bound - best < NEAR * bound or (len(course) >= STILL and stands)

    def price_quickly(self, duals: Duals) -> int:
        """Add tables found by exchanges from the tables in use; return how many."""
        active = [column for column, _ in self.master.fractions()]
        starts = []
        for theme in range(self.problem.n_themes):
            own = [np.array(c.members) for c in active if c.theme == theme]
            other = [np.array(c.members) for c in active if c.theme != theme]
            picks = self.rng.permutation(len(other))[:4]
            starts.append(own + [other[k] for k in picks])

        def improve(theme: int) -> tuple[Column, ...]:
            keep_from = int(duals.rows.count[theme]) + 1
            return self.pricer.improve(
                duals.prices, theme, starts[theme], keep_from=keep_from
            )

        return sum(self.master.add(found) for found in self._by_theme(improve))

    def _offers(self, duals: Duals) -> tuple[list[int], list[int]]:
        """Add the best tables of each theme; return upper bounds and how many."""
        active = [column for column, _ in self.master.fractions()]

        def offer(theme: int) -> Offer:
            return self.pricer.offer(
                duals.prices,
                theme,
                work=self.budget.nodes,
                keep_from=int(duals.rows.count[theme]) + 1,
                known=[column for column in active if column.theme == theme],
            )

        offers = self._by_theme(offer)
        upper = [max(offer.upper, offer.best) for offer in offers]
        return upper, [self.master.add(offer.columns) for offer in offers]

    def _by_theme(self, work: Callable[[int], T]) -> list[T]:
        themes = range(self.problem.n_themes)
        return self.side_by_side.run(partial(work, theme) for theme in themes)

    def _price_exactly(self, duals: Duals) -> int:
        self._best_at_pricing = self.master.best
        upper, numbers = self._offers(duals)
        added = sum(numbers)
        if self.run.should_stop():
            return added
        total = duals.constant + best_counts(self.problem, upper)
        if self.center is None or total < self.total:
            self.center, self.upper, self.total = duals, upper, total
            self.lower(self._bound_by_prices)
        return added

    @property
    def _bound_by_prices(self) -> int:
        return self.total // SCALE - self.master.surplus

    def offer(self, seating: Seating) -> int:
        """Take a plan if it is better; return the goal of the best one."""
        if self.run.offer(seating):
            self._enter(self.run.seating)
        return self.achieved

    def lower(self, bound: int) -> None:
        """Take a bound if it is better than the one known."""
        if self.bound is None or bound < self.bound:
            self.bound = bound
            if self.goal.value:
                self.run.lower(bound)
