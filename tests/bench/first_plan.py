"""The search up to its first plan that keeps every ``must`` rule."""

from __future__ import annotations

import time

from bench.cases import Case, compiled
from bench.commands import Spent
from cityshare.optimisation import search
from cityshare.progress import Observer, SolverReport


class UntilAllowed(Observer):
    """Ends a search at the first plan that keeps every ``must`` rule."""

    def __init__(self) -> None:
        self.is_found = False

    def report(self, report: SolverReport) -> None:
        """Look whether a plan breaks no ``must`` rule."""
        self.is_found = self.is_found or report.objective[0] == 0

    def should_stop(self) -> bool:
        """Tell whether such a plan was reported."""
        return self.is_found


def first_plan(case: Case, *, seed: int) -> Spent:
    """Search until a plan keeps every ``must`` rule; return what that cost."""
    problem, observer = compiled(case).problem, UntilAllowed()
    waited, processor = time.perf_counter(), time.process_time()
    search(problem, seed=seed, observer=observer)
    assert observer.is_found, f"no plan keeps the rules of {case}"
    return Spent(time.perf_counter() - waited, time.process_time() - processor)
