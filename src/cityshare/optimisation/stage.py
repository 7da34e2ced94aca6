"""A stage of the objective: bounded, its plan improved, the gap closed if possible."""

from __future__ import annotations

from functools import partial

import numpy as np

from cityshare.optimisation.annealing import WARM, Budget, search
from cityshare.optimisation.closing import close
from cityshare.optimisation.diving import dive
from cityshare.optimisation.generation import Generation
from cityshare.optimisation.goal import Goal
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.pool import seating_of
from cityshare.optimisation.pricing import Column
from cityshare.optimisation.problem import Seating
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.remainder import Remainder
from cityshare.progress import Unheard

IDLE_CUTS = (2, 4)  # rounds of cuts of little use: before branching, and then
FEW = 1_000  # tables in the first step: then branching needs neither cuts nor dives
WIDE = 16  # tables; more are seated in parts of so many
FEWEST = 6  # tables for which a bound is of use after a dive
MOST_LEFT = 0.75  # of the tables; with more it would not come to an end
KEPT = 0.5  # of the tables, by a dive, before the others are a problem of their own
DIVES = 3  # for fairness, while they help
SEARCHES = 2  # side by side
POLISH = Budget((4_000,))  # of a search from the best plan
STEADY = Budget((16_000,), emphasis=(0.02,))  # of one for fairness and rules
REST = Budget((4_000, 4_000), emphasis=(0.5, WARM))
ROUGH = ProofBudget(rounds=60, nodes=1_000_000, most_tables=0, most_cuts=0, parts=0)
FINE = ProofBudget(
    rounds=60,
    nodes=10_000_000,
    most_tables=8_000,
    most_cuts=100,
    branch_work=1_600_000,
    parts=0,
)


class Stage:
    """One stage of the objective."""

    def __init__(self, run: Incumbent, goal: Goal, budget: ProofBudget) -> None:
        self.run, self.budget = run, budget
        self.generation = Generation(run, goal, budget)

    def run_all(self) -> int | None:
        """Bound the goal and look for better plans; ``None`` without a bound."""
        self.generation.run_rounds()
        if self.generation.goal.value:
            self._run_value()
        else:
            self._run_fairness()
        self.run.tables = self.generation.master.used()
        self.run.triples = self.generation.triples_in_use()
        return self.generation.bound

    @property
    def _is_wide(self) -> bool:
        return self.run.problem.n_tables > WIDE

    def _run_value(self) -> None:
        work = self.budget.branch_work
        self._search(POLISH, start=self.run.seating)
        if self._is_wide:
            self._dive()
            self._mend_parts()
        else:
            close(self.generation, work // 8, most_at_first=FEW)
        for most_idle, share in zip(IDLE_CUTS, (8, 1), strict=True):
            self.generation.cut_down(most_idle)
            close(self.generation, work // share)
            if not self._is_wide:
                self._dive()
            if self.budget.parts == 0:
                return

    def _run_fairness(self) -> None:
        self._dive_while_it_helps()
        if not self.generation.goal.most_below:
            self._search(STEADY)
        self.generation.cut_down(IDLE_CUTS[-1])
        close(self.generation, self.budget.branch_work)
        if self.budget.parts:
            self._dive()

    def _dive_while_it_helps(self) -> None:
        for _ in range(DIVES if self.budget.parts else 1):
            before = self.generation.achieved
            self._dive()
            if self.generation.achieved == before:
                return

    def _search(self, budget: Budget, start: Seating | None = None) -> None:
        """Search for a better plan, a few times side by side."""
        side_by_side = self.generation.side_by_side

        def look(seed: int) -> Seating:
            watcher = Unheard(side_by_side)
            return search(
                self.run.problem,
                seed=seed,
                start=start,
                budget=budget,
                observer=watcher,
            ).seating

        if not self.generation.is_done:
            seeds = range(1, 1 + SEARCHES)
            for seating in side_by_side.run(partial(look, seed) for seed in seeds):
                self.generation.offer(seating)

    def _dive(self) -> None:
        """Keep some tables by a dive, and seat the others as a problem of its own."""
        if self.generation.is_done:
            return
        n_tables = self.run.problem.n_tables
        most = int(KEPT * n_tables) if self._is_wide else n_tables - 1
        kept = dive(
            self.generation.master, self.generation.price_quickly, most, self.run
        )
        if kept and not self.run.should_stop():
            self._seat_others(kept)

    def _mend_parts(self) -> None:
        """Seat the people of some tables anew, where the plan falls short most."""
        for _ in range(self.budget.parts):
            if self.generation.bound is None or self.generation.is_done:
                return
            tables = self.generation.plan()
            short = np.maximum(1, self.generation.shortfalls(tables))
            chance = short / short.sum()
            anew = self.generation.rng.choice(len(tables), WIDE, False, chance)
            kept = [table for g, table in enumerate(tables) if g not in anew]
            self._seat_others(kept, tables)

    def _seat_others(
        self, kept: list[Column], tables: list[Column] | None = None
    ) -> None:
        """Seat everybody who is not at the tables kept.

        From where they sit now if all ``tables`` of a plan are given.
        """
        problem = self.run.problem
        if len(kept) == problem.n_tables:
            self.generation.offer(seating_of(problem, kept))
            return
        left = Remainder(problem, tuple(kept))
        watcher = Unheard(self.run)
        start = None if tables is None else left.seated(tables)
        budget = REST if tables is None else POLISH
        found = search(left.problem, start=start, budget=budget, observer=watcher)
        seating, judged = found.seating, found.evaluation
        n_tables = left.problem.n_tables
        is_of_use = FEWEST <= n_tables <= MOST_LEFT * problem.n_tables
        if is_of_use and judged.is_allowed and not self.run.should_stop():
            run = Incumbent(left.problem, seating, judged, watcher)
            run.search_pool()
            run.tables.extend(left.columns(self.generation.master.columns))
            goal = left.goal(self.generation.goal)
            Stage(run, goal, ROUGH if n_tables > WIDE else FINE).run_all()
            seating = run.seating
        self.generation.offer(left.joined(seating))
