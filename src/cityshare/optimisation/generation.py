"""Column generation: one goal bounded by prices, closed by cuts and selection."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import numpy as np

from cityshare.optimisation.annealing import Budget, search
from cityshare.optimisation.diving import dive
from cityshare.optimisation.goal import Goal
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.master import Duals, Master, best_counts
from cityshare.optimisation.pricing import (
    NOTHING,
    SCALE,
    Column,
    Offer,
    Pricer,
    zero_prices,
)
from cityshare.optimisation.problem import Seating
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.selection import Selection, select
from cityshare.optimisation.side_by_side import SideBySide
from cityshare.progress import Unheard

CUTS_A_ROUND = 20
NARROW = 0.006  # gap from which on selecting among all useful tables may close it
SMOOTHING, LESS = 0.6, 0.2  # share of the best prices known: at first, and then
NEARBY = 1.012  # of its programme: a bound up to which prices are steady already
NEAR = 0.0005  # share of the bound that is too little to go on for
STILL = 4  # exact pricings within which something has to move
IDLE_CUTS = 3  # rounds of cuts that do not lower the bound
MOST_TRIES = 4
DIVES = 3  # one after another while they help
POLISH = Budget((4_000,))  # of a search from the best plan
STEADY = Budget((16_000,), emphasis=(0.02,))  # of one for fairness and rules
SHARES = (1, 4, 16)  # of the gap, for tables to select among

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
        self._total = 0
        self._n_idle = 0
        self._bound_at_cut: int | None = None
        self._tries = 0
        self.rng = np.random.default_rng(run.problem.n_people)
        for seating in run.pool:
            self._enter(seating)
        self._enter_plan()
        self.master.add(run.tables)

    def _enter_plan(self) -> None:
        self._enter(self.run.seating)

    def _enter(self, seating: Seating) -> None:
        zero = zero_prices(self.problem, self.pricer.hope)
        for g, theme in enumerate(seating.theme_of.tolist()):
            column = self.pricer.column(zero, theme, seating.members(g))
            if column is not None:
                self.master.add([column])

    @property
    def achieved(self) -> int:
        """The goal of the best plan known."""
        return self.goal.of_plan(self.problem, self.run.evaluation)

    @property
    def is_closed(self) -> bool:
        """Whether the bound meets the plan."""
        return self.bound is not None and self.bound <= self.achieved

    @property
    def _gap(self) -> float:
        """How far the bound is from the plan, as a share of the bound."""
        if self.bound is None or self.bound <= 0:
            return 1.0
        return (self.bound - self.achieved) / self.bound

    @property
    def is_done(self) -> bool:
        """Whether the bound meets the plan, or time is over."""
        return self.is_closed or self.run.should_stop()

    def _cut(self) -> bool:
        """Cut off the last solution in fractions; tell whether that was possible."""
        if self._n_idle >= IDLE_CUTS:
            return False
        room = self.budget.most_cuts - len(self.master.triples)
        if self.master.solve() is None:
            return False
        triples = self.master.violated(min(room, CUTS_A_ROUND))
        self.master.cut(triples)
        self._n_idle = 0 if self.bound != self._bound_at_cut else self._n_idle + 1
        self._bound_at_cut = self.bound
        return bool(triples)

    def run_all(self) -> None:
        """Bound the goal, improve the plan on the way, close the gap if possible."""
        self.run_rounds()
        while self.bound is not None and not self.is_done:
            if self.goal.value:
                self._look_for_plans()
            if self.is_done or not self._cut():
                break
            self.run_rounds()
        if self.bound is not None and not self.is_done:
            self._look_for_plans()
            self._settle(SHARES, self.budget.most_tables, self.budget.select_work)
        self.run.tables.extend(self.master.columns)

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
            added = self._improve(used, duals)
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
                is_near = (
                    self.bound is not None and self.bound < NEARBY * self.master.best
                )
                smoothing, quiet = LESS if is_near else SMOOTHING, 0

    def _has_come_down(self, course: list[tuple[int, float]]) -> bool:
        """Note bound and programme; tell whether further rounds are of little use.

        They are when the bound is all but down at its programme, or both stand still.
        """
        if self.bound is None or not self.goal.value:
            return False
        course.append((self.bound, self.master.best))
        bound, best = course[max(0, len(course) - STILL)]
        stands = self.master.best - best + bound - self.bound < NEAR * self.bound
        return self.bound - self.master.best < NEAR * self.bound or (
            len(course) >= STILL and stands
        )

    def _improve(self, used: Duals, duals: Duals) -> int:
        """Add tables found by exchanges from the tables in use."""
        active = [column for column, _ in self.master.fractions()]
        starts = []
        for theme in range(self.problem.n_themes):
            own = [np.array(c.members) for c in active if c.theme == theme]
            other = [np.array(c.members) for c in active if c.theme != theme]
            picks = self.rng.permutation(len(other))[:4]
            starts.append(own + [other[k] for k in picks])

        def improve(theme: int) -> tuple[Column, ...]:
            keep_from = int(used.rows.count[theme]) + 1
            return self.pricer.improve(
                used.prices, theme, starts[theme], keep_from=keep_from
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

    def _look_for_plans(self) -> None:
        """Look for a better plan near the last solution, and close a small gap."""
        before = self.achieved
        for _ in range(DIVES):
            known = self.achieved
            self._dive()
            if self.achieved == known or self.is_done or self._gap < NARROW:
                break
        self._search(before)
        if self.goal.value and not self.is_done and self._gap < NARROW:
            self._settle(
                (1,), self.budget.most_tables // 8, self.budget.select_work / 4
            )

    def _dive(self) -> None:
        """Round the last solution to a plan and take it if it is better."""
        seating = dive(self.master, self._price_quickly, self.run)
        if seating is not None and self.run.offer(seating):
            self._enter_plan()

    def _search(self, before: int) -> None:
        """Search for what this stage wants, or from a plan that has become better."""
        if self.is_done or (
            self.goal.value and self.achieved == before and self._tries
        ):
            return
        self._tries += 1
        if self._tries > MOST_TRIES:
            return
        found = search(
            self.problem,
            seed=self._tries,
            start=self.run.seating if self.goal.value else None,
            budget=POLISH if self.goal.value else STEADY,
            observer=Unheard(self.run),
        )
        self.run.offer(found.seating)
        self._enter_plan()

    def _price_quickly(self, duals: Duals) -> int:
        return self._improve(duals, duals)

    def _price_exactly(self, duals: Duals) -> int:
        upper, numbers = self._offers(duals)
        added = sum(numbers)
        if self.run.should_stop():
            return added
        total = duals.constant + best_counts(self.problem, upper)
        bound = total // SCALE - self.goal.prefer * self.master.offset
        if (
            self.bound is None
            or bound < self.bound
            or (self.center is not None and bound == self.bound and total < self._total)
        ):
            self.bound, self.center, self.upper = bound, duals, upper
            self._total = total
            if self.goal.value:
                self.run.lower(bound)
        return added

    def _select_among(
        self, tables: list[Column], known: list[Column], work: float
    ) -> Selection:
        """Choose the best plan of some tables and known ones, and take it."""
        members = self.run.seating
        hint = frozenset(
            (int(theme), tuple(members.members(g).tolist()))
            for g, theme in enumerate(members.theme_of)
        )
        here = {(column.theme, column.members) for column in tables}
        more = [c for c in known if (c.theme, c.members) not in here]
        found = select(
            self.problem,
            [*tables, *more],
            self.goal,
            beat=self.achieved,
            work=work,
            hint=hint,
            observer=self.run,
        )
        if found.seating is not None and self.run.offer(found.seating):
            self._enter_plan()
        return found

    def _settle(self, shares: tuple[int, ...], most: int, work: float) -> None:
        """Select among every table a better plan could use, or among the likeliest.

        Among at most ``most`` tables and with some work (as of :func:`select`).
        """
        for share in shares:
            if self.is_done or self.center is None:
                return
            tables = self._likeliest(share, most)
            if tables is None:
                continue
            known = self.master.columns if share > 1 else []
            found = self._select_among(tables, known, work)
            if (share == 1 and found.status == "none") or (
                share == 1 and found.is_best and found.goal == self.achieved
            ):
                self.bound = self.achieved
            return

    def _likeliest(self, share: int, most: int) -> list[Column] | None:
        """Return all tables whose price lies within a share of the gap of the best.

        With share 1 these are all that a plan better than the best known could use.
        """
        assert self.center is not None  # noqa: S101  the caller has looked
        prices = self.master.duals(self.center.rows).prices
        goal = self.achieved + 1 + self.goal.prefer * self.master.offset
        slack = (self._total - goal * SCALE) // share
        tables: list[Column] = []
        for theme, upper in enumerate(self.upper):
            if upper <= NOTHING // 2:
                continue
            every = partial(
                self.pricer.every,
                prices,
                theme,
                keep_from=upper - slack,
                most=most - len(tables),
                work=self.budget.nodes,
            )
            [found] = self.side_by_side.run([every])
            if found is None:
                return None
            tables.extend(found)
        return tables
