"""The engine at work on one case, watched by the clock, in a process of its own."""

from __future__ import annotations

import multiprocessing
import resource
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace

from bench.cases import Case, compiled
from cityshare.optimisation import (
    UNIT,
    Evaluation,
    ProofBudget,
    Seating,
    prove,
    search,
    warm_up,
)
from cityshare.optimisation.example import tiny_problem
from cityshare.optimisation.problem import FairnessMode
from cityshare.progress import Observer, SolverReport

KIBI = 1024


@dataclass(frozen=True)
class Moment:
    """What was known at a time: values in weighted steps, the bound if there is one.

    ``left_out`` is the first stage of fairness.
    """

    seconds: float
    left_out: int
    value: float
    bound: float | None

    @property
    def gap(self) -> float | None:
        """The optimality gap."""
        if self.bound is None:
            return None
        return (self.bound - self.value) / self.bound if self.bound else 0.0


@dataclass
class Watcher(Observer):
    """Notes when a plan or a bound gets better, on one clock for search and proof."""

    started: float = field(default_factory=time.perf_counter)
    moments: list[Moment] = field(default_factory=list)

    @property
    def elapsed(self) -> float:
        """Seconds since the search began."""
        return time.perf_counter() - self.started

    def report(self, report: SolverReport) -> None:
        """Note a plan that keeps every ``must`` rule, and its bound."""
        if report.objective[0]:
            return
        left_out = int(report.objective[2])
        self.moments.append(Moment(self.elapsed, left_out, report.value, report.bound))


@dataclass(frozen=True)
class Watched:
    """A search and a proof: what was known when, and what it came to."""

    searched: Moment
    moments: tuple[Moment, ...]
    ended: Moment
    seating: Seating
    is_optimal: bool
    proven_stages: int
    peak_mebibytes: float

    def at(self, seconds: float) -> Moment | None:
        """Return what was known at a time; ``None`` before the first plan."""
        if seconds >= self.ended.seconds:
            return self.ended
        return max(
            (m for m in self.moments if m.seconds <= seconds),
            key=lambda m: m.seconds,
            default=None,
        )


def watch_apart(
    case: Case, seconds: float, *, fairness: FairnessMode | None = None, seed: int = 0
) -> Watched:
    """Watch a case in a new process, whose memory is its alone."""
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn) as pool:
        return pool.submit(watch, case, seconds, fairness, seed).result()


def watch(
    case: Case, seconds: float, fairness: FairnessMode | None, seed: int
) -> Watched:
    """Search with the default budget, then prove in the time that is left.

    The clock starts with the search; kernels are compiled before. The fairness is that
    of the case unless one is given.
    """
    problem = compiled(case).problem
    problem = replace(problem, fairness=fairness or problem.fairness)
    warm_up()
    prove(tiny_problem(), search(tiny_problem()).seating)
    watcher = Watcher()
    found = search(problem, seed=seed, observer=watcher)
    assert found.evaluation.is_allowed, f"no plan keeps the rules of {case}"
    searched = _moment(watcher, found.evaluation, None)
    left = ProofBudget(seconds=max(0.0, seconds - watcher.elapsed))
    proof = prove(problem, found.seating, budget=left, observer=watcher)
    return Watched(
        searched=searched,
        moments=tuple(watcher.moments),
        ended=_moment(watcher, proof.evaluation, proof.bound),
        seating=proof.seating,
        is_optimal=proof.is_optimal,
        proven_stages=proof.proven_stages,
        peak_mebibytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIBI,
    )


def _moment(watcher: Watcher, evaluation: Evaluation, bound: int | None) -> Moment:
    return Moment(
        watcher.elapsed,
        evaluation.unfairness[0],
        evaluation.value / UNIT,
        None if bound is None else bound / UNIT,
    )
