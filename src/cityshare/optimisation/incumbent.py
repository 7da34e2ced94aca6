"""The best plan known while it is proven, and the clock."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from functools import partial

from cityshare.optimisation.annealing import Budget, search
from cityshare.optimisation.pricing import Column
from cityshare.optimisation.problem import UNIT, GroupingProblem, Seating
from cityshare.optimisation.side_by_side import SideBySide
from cityshare.optimisation.value import Evaluation, evaluate
from cityshare.progress import SILENT, Observer, SolverReport

POOL = 30  # quick plans to begin with
QUICK = Budget((1_000,))


@dataclass
class Incumbent(Observer):
    """The best plan known, tables met on the way, and when to end.

    ``watcher`` sees every better plan and bound, and may end the work, as may the
    clock after ``limit`` seconds. ``reached`` is what limits each later stage, and
    ``bound`` the bound on the value within these limits.
    """

    problem: GroupingProblem
    seating: Seating
    evaluation: Evaluation
    watcher: Observer = SILENT
    limit: float | None = None
    pool: list[Seating] = field(default_factory=list)
    tables: list[Column] = field(default_factory=list)
    triples: list[tuple[int, int, int]] = field(default_factory=list)
    started: float = field(default_factory=time.perf_counter)
    struck_time: bool = False
    is_over: bool = False
    reached: list[int] = field(default_factory=list)
    bound: int | None = None

    @property
    def keeps_limits(self) -> bool:
        """Whether the bound speaks of the plan.

        A plan found late may be better in an early stage and worse in another.
        """
        pairs = zip(self.evaluation.objective, self.reached, strict=False)
        return all(now <= then for now, then in pairs)

    @property
    def first_better(self) -> int:
        """The first stage in which the plan is better than its limit."""
        pairs = zip(self.evaluation.objective, self.reached, strict=False)
        return next(k for k, (now, then) in enumerate(pairs) if now < then)

    @property
    def elapsed(self) -> float:
        """Seconds since the start."""
        return time.perf_counter() - self.started

    def should_stop(self) -> bool:
        """Tell whether to end now and keep what is known; once so, always so."""
        if self.limit is not None and self.elapsed >= self.limit:
            self.struck_time = True
        if not self.is_over:
            self.is_over = self.struck_time or self.watcher.should_stop()
        return self.is_over

    def search_pool(self) -> None:
        """Find plans whose tables give the first prices some sense."""
        side_by_side = SideBySide(self)

        def quick(seed: int) -> Seating | None:
            if side_by_side.should_stop():
                return None
            return search(self.problem, seed=seed, budget=QUICK).seating

        found = side_by_side.run([partial(quick, seed) for seed in range(POOL)])
        self.pool.extend(seating for seating in found if seating is not None)

    def offer(self, seating: Seating) -> bool:
        """Take a plan if the judge finds it allowed and better."""
        evaluation = evaluate(self.problem, seating)
        if not evaluation.is_allowed:
            return False
        if evaluation.objective >= self.evaluation.objective:
            return False
        self.seating, self.evaluation = seating, evaluation
        self._tell()
        return True

    def lower(self, bound: int) -> None:
        """Take a bound on the value of plans within the limits."""
        self.bound = bound
        self._tell()

    def _tell(self) -> None:
        """Tell the watcher of a better plan or bound."""
        bound = self.bound if self.keeps_limits else None
        value = self.evaluation.value / UNIT
        objective = (0, *self.evaluation.objective[:-1], -value)
        shown = None if bound is None else bound / UNIT
        self.watcher.report(SolverReport(self.elapsed, 0, objective, value, shown))
