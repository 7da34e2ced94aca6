"""Column generation: better plans and proven bounds from tables as columns."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

import numpy as np

from cityshare.optimisation.goal import Goal, stages
from cityshare.optimisation.master import Duals, Master, best_counts
from cityshare.optimisation.pricing import NOTHING, SCALE, Column, Pricer, zero_prices
from cityshare.optimisation.problem import UNIT, GroupingProblem, Seating
from cityshare.optimisation.selection import select
from cityshare.optimisation.value import Evaluation, evaluate
from cityshare.progress import SILENT, Observer, SolverReport

SELECT_EVERY = 4  # exact pricings from one selection to the next


@dataclass(frozen=True)
class ProofBudget:
    """How much work a proof may take; the clock is only a cap.

    ``rounds`` of the master programme for each stage, ``nodes`` of each exact
    pricing, ``select_work`` deterministic seconds of each call of CP-SAT.
    """

    rounds: int = 400
    nodes: int = 3_000_000
    select_work: float = 8.0
    most_tables: int = 60_000
    seconds: float | None = None


@dataclass(frozen=True, eq=False)
class Proof:
    """What is known of the best possible plan.

    Attributes
    ----------
    seating, evaluation
        The best plan known.
    bound
        No plan that keeps all ``must`` rules, and is as good in the proven earlier
        stages, has a higher value (eighths); ``None`` if no bound was found.
    is_optimal
        Whether every stage is proven.
    proven_stages
        How many stages of the objective are proven, the value included.
    """

    seating: Seating
    evaluation: Evaluation
    bound: int | None
    is_optimal: bool
    proven_stages: int
    n_columns: int
    seconds: float
    struck_time: bool


@dataclass
class _Run:
    """The best plan so far and the clock."""

    problem: GroupingProblem
    budget: ProofBudget
    observer: Observer
    seating: Seating
    evaluation: Evaluation
    tables: list[Column] = field(default_factory=list)
    started: float = field(default_factory=time.perf_counter)
    struck_time: bool = False

    @property
    def elapsed(self) -> float:
        return time.perf_counter() - self.started

    @property
    def is_over(self) -> bool:
        """Whether to end now and keep what is known."""
        limit = self.budget.seconds
        self.struck_time = self.struck_time or (
            limit is not None and self.elapsed >= limit
        )
        return self.struck_time or self.observer.should_stop()

    def offer(self, seating: Seating, goal: Goal) -> bool:
        """Take a plan if the judge finds it allowed and better."""
        evaluation = evaluate(self.problem, seating)
        if not evaluation.is_allowed:
            return False
        if evaluation.objective >= self.evaluation.objective:
            return False
        self.seating, self.evaluation = seating, evaluation
        self.report(None)
        return True

    def report(self, bound: int | None) -> None:
        """Tell the observer of a better plan or bound."""
        value = self.evaluation.value / UNIT
        objective = (0, *self.evaluation.objective[:-1], -value)
        shown = None if bound is None else bound / UNIT
        self.observer.report(SolverReport(self.elapsed, 0, objective, value, shown))


def prove(
    problem: GroupingProblem,
    seating: Seating,
    *,
    budget: ProofBudget | None = None,
    observer: Observer = SILENT,
) -> Proof:
    """Improve a plan that keeps all ``must`` rules and bound the best possible.

    The stages of the objective are proven in order, each by column generation with
    exact pricing, and closed by enumerating every table that a better plan could
    use. An earlier stage limits the later ones only once it is proven.

    References
    ----------
    C. Barnhart et al. (1998), Branch-and-price: column generation for solving huge
    integer programs, Operations Research 46(3), doi:10.1287/opre.46.3.316.
    P. Wentges (1997), Weighted Dantzig-Wolfe decomposition for linear mixed-integer
    programming, ITOR 4(2), doi:10.1016/S0969-6016(97)00001-4.
    R. Baldacci, N. Christofides, A. Mingozzi (2008), An exact algorithm for the
    vehicle routing problem based on the set partitioning formulation, Mathematical
    Programming 115, doi:10.1007/s10107-007-0178-5 (the enumeration of the last gap).
    """
    budget = budget or ProofBudget()
    run = _Run(problem, budget, observer, seating, evaluate(problem, seating))
    limits = Goal("start")
    proven, bound = 0, None
    goals = stages(problem)
    for goal in goals:
        if goal is not goals[-1] and goal.of_plan(problem, run.evaluation) == 0:
            proven += proven == goals.index(goal)
            limits = _with(goal, limits).limited(problem, run.evaluation)
            continue
        staged = _with(goal, limits)
        best = _prove_stage(run, staged)
        achieved = staged.of_plan(problem, run.evaluation)
        if goal is goals[-1]:
            bound = best
        if best is None or best > achieved:
            if goal is not goals[-1]:
                bound = _prove_stage(run, _with(goals[-1], limits))
            break
        proven += 1
        limits = staged.limited(problem, run.evaluation)
    return Proof(
        seating=run.seating,
        evaluation=run.evaluation,
        bound=bound,
        is_optimal=proven == len(goals),
        proven_stages=proven,
        n_columns=len(run.tables),
        seconds=run.elapsed,
        struck_time=run.struck_time,
    )


def _with(goal: Goal, limits: Goal) -> Goal:
    return Goal(
        goal.name,
        goal.value,
        goal.prefer,
        goal.below,
        limits.most_prefer,
        dict(limits.most_below),
    )


def _prove_stage(run: _Run, goal: Goal) -> int | None:
    """Bound one stage and improve the plan on the way; return the bound."""
    generation = _Generation(run, goal)
    generation.run_rounds()
    if generation.bound is None:
        return None
    generation.close()
    return generation.bound


class _Generation:
    """Column generation for one goal."""

    def __init__(self, run: _Run, goal: Goal) -> None:
        self.run, self.goal = run, goal
        self.problem = run.problem
        self.pricer = Pricer(run.problem, first_only=goal.value == 0)
        self.master = Master(run.problem, self.pricer, goal)
        self.bound: int | None = None
        self.center: Duals | None = None
        self.upper: list[int] = []
        self._total = 0
        self.rng = np.random.default_rng(run.problem.n_people)
        self._enter_plan()
        self.master.add(run.tables)

    def _enter_plan(self) -> None:
        zero = zero_prices(self.problem, self.pricer.hope)
        seating = self.run.seating
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

    def run_rounds(self) -> None:
        """Price and solve in turn until nothing is left to add."""
        smoothing, quiet, n_exact = 0.6, 0, 0
        for round_ in range(self.run.budget.rounds):
            duals = self.master.solve()
            if duals is None or self.run.is_over:
                return
            used = duals
            if self.center is not None and smoothing > 0:
                used = self.master.duals(self.center.rows.mixed(duals.rows, smoothing))
            added = self._improve(used, duals)
            if round_ % 10 == 9 or added == 0:
                added += self._price_exactly(used)
                if self.is_closed:
                    return
                n_exact += 1
                if n_exact % SELECT_EVERY == 0:
                    self._select()
            if added == 0:
                quiet += 1
                smoothing = 0.0
                if quiet == 2:
                    return
            else:
                smoothing, quiet = 0.6, 0

    def _improve(self, used: Duals, duals: Duals) -> int:
        """Add tables found by exchanges from the tables in use."""
        active = self.master.active()
        added = 0
        for theme in range(self.problem.n_themes):
            own = [np.array(c.members) for c in active if c.theme == theme]
            other = [np.array(c.members) for c in active if c.theme != theme]
            picks = self.rng.permutation(len(other))[:4]
            starts = own + [other[k] for k in picks]
            keep_from = int(used.rows.count[theme]) + 1
            found = self.pricer.improve(used.prices, theme, starts, keep_from=keep_from)
            added += self.master.add(found)
        return added

    def _price_exactly(self, duals: Duals) -> int:
        upper, added = [], 0
        for theme in range(self.problem.n_themes):
            offer = self.pricer.offer(
                duals.prices,
                theme,
                work=self.run.budget.nodes,
                keep_from=int(duals.rows.count[theme]) + 1,
            )
            upper.append(max(offer.upper, offer.best))
            added += self.master.add(offer.columns)
            if self.run.is_over:
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
                self.run.report(bound)
        return added

    def _select(self) -> None:
        members = self.run.seating
        hint = frozenset(
            (int(theme), tuple(members.members(g).tolist()))
            for g, theme in enumerate(members.theme_of)
        )
        found = select(
            self.problem,
            self.master.columns,
            self.goal,
            beat=self.achieved,
            work=self.run.budget.select_work,
            hint=hint,
        )
        if found.seating is not None and self.run.offer(found.seating, self.goal):
            self._enter_plan()

    def close(self) -> None:
        """Close the last gap: select among every table a better plan could use."""
        self.run.tables.extend(self.master.columns)
        if self.is_closed or self.run.is_over:
            return
        self._select()
        if self.is_closed or self.run.is_over or self.center is None:
            return
        tables = self._every_useful_table()
        if tables is None:
            return
        found = select(
            self.problem,
            tables,
            self.goal,
            beat=self.achieved,
            work=self.run.budget.select_work * 4,
        )
        if found.status == "none":
            self.bound = self.achieved
        elif found.seating is not None:
            taken = self.run.offer(found.seating, self.goal)
            if taken and found.is_best and found.goal == self.achieved:
                self.bound = self.achieved

    def _every_useful_table(self) -> list[Column] | None:
        """Return every table that a plan better than the best known could use."""
        assert self.center is not None  # noqa: S101  close() has looked
        goal = self.achieved + 1 + self.goal.prefer * self.master.offset
        slack = self._total - goal * SCALE
        tables: list[Column] = []
        for theme, upper in enumerate(self.upper):
            if upper <= NOTHING // 2:
                continue
            found = self.pricer.every(
                self.center.prices,
                theme,
                keep_from=upper - slack,
                work=self.run.budget.nodes * 4,
            )
            if found is None or len(tables) + len(found) > self.run.budget.most_tables:
                return None
            tables.extend(found)
        return tables
