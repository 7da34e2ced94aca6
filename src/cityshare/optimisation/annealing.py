"""Simulated annealing over seatings, anytime and repeatable."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from cityshare.optimisation import kernels
from cityshare.optimisation.arrays import Arrays, pack, without_value
from cityshare.optimisation.primitives import FloatArray, IntArray
from cityshare.optimisation.problem import UNIT, GroupingProblem, Seating
from cityshare.optimisation.state import State, random_seating, start_state
from cityshare.optimisation.value import Evaluation, evaluate
from cityshare.progress import SILENT, Observer, SolverReport

WEIGHTS = np.array([1.0, 1.0, 0.0, 800.0, 400.0])  # eighths, by column of a tally
RULES_ONLY = np.array([0.0, 0.0, 0.0, 1.0, 0.0])
HEAT = np.array([100.0, 1.5])  # eighths
WARM = 0.3  # the emphasis of the value in rounds from a known plan
LUKEWARM = np.array([24.0, 1.5])
COLD = np.array([0.05, 0.05])
CHUNK = 199_936  # a multiple of how often the kernel looks at the temperature
FEWEST_RANDOM = 8


@dataclass(frozen=True)
class Budget:
    """How much work a search does: rounds of annealing.

    Work decides, so that one seed gives one plan; ``seconds`` is only a cap. A
    round with a small ``emphasis`` of the value cares more for rules and fairness;
    one with ``WARM`` goes on from the best plan of earlier rounds, others begin anew.
    """

    moves_per_person: tuple[int, ...] = (1_000, 4_000, 16_000, 12_000, 4_000)
    emphasis: tuple[float, ...] = (1.0, 1.0, 1.0, 0.1, WARM)
    seconds: float | None = None


@dataclass(frozen=True, eq=False)
class SearchResult:
    """The best seating met, re-valued by the judge."""

    seating: Seating
    evaluation: Evaluation
    moves: int
    seconds: float
    struck_time: bool
    trace: tuple[SolverReport, ...] = field(default=(), repr=False)


@dataclass
class _Watch:
    """The clock, the observer and the trace of one search."""

    observer: Observer
    seconds: float | None
    started: float = field(default_factory=time.perf_counter)
    moves: int = 0
    trace: list[SolverReport] = field(default_factory=list)
    struck_time: bool = False

    @property
    def elapsed(self) -> float:
        return time.perf_counter() - self.started

    @property
    def is_over(self) -> bool:
        """Whether to end: the clock struck, or the observer wants it."""
        if self.seconds is not None and self.elapsed >= self.seconds:
            self.struck_time = True
        return self.struck_time or self.observer.should_stop()

    def note(self, tally: IntArray) -> None:
        must, prefer, order = (
            int(tally[c]) for c in (kernels.MUST, kernels.PREFER, kernels.ORDER)
        )
        value = int(tally[kernels.VALUE]) / UNIT
        objective: tuple[float, ...] = (must, prefer, order, -value)
        if self.trace and self.trace[-1].objective == objective:
            return
        self.trace.append(
            SolverReport(self.elapsed, self.moves, objective, value, None)
        )
        self.observer.report(self.trace[-1])


def search(
    problem: GroupingProblem,
    *,
    seed: int = 0,
    budget: Budget | None = None,
    start: Seating | None = None,
    observer: Observer = SILENT,
) -> SearchResult:
    """Search for a good seating by simulated annealing.

    Each round anneals from a random seating with more moves than the last; the
    best seating of all rounds counts. The penalty weights only steer: seatings are
    compared as the judge compares them.

    Parameters
    ----------
    problem
        At least one person and one table.
    seed
        Same seed and same budget, same answer, unless the clock struck.
    budget
        Moves per person of each round, and a cap in seconds.
    start
        A seating to begin with, sizes kept: every round anneals from it, cooler.
    observer
        Sees every better seating; may end the search.

    Notes
    -----
    About two million moves a second with every rule on; a move costs
    O(people at two tables * practices of a theme).

    References
    ----------
    S. Kirkpatrick, C. D. Gelatt, M. P. Vecchi (1983), Optimization by simulated
    annealing, Science 220, doi:10.1126/science.220.4598.671.
    """
    budget = budget or Budget()
    arrays = pack(problem)
    watch = _Watch(observer, budget.seconds)
    rng = np.random.default_rng(seed)
    best: State | None = None
    for round_, per_person in enumerate(budget.moves_per_person):
        emphasis = budget.emphasis[round_ % len(budget.emphasis)]
        if start is not None:
            emphasis = WARM
        warm = start
        if emphasis == WARM and best is not None:
            warm = Seating(best.best_table_of, best.best_theme_of)
        heat = HEAT if warm is None else LUKEWARM * WARM
        first = warm or random_seating(arrays, rng)
        state = start_state(arrays, first, seed=int(rng.integers(2**63)))
        weights = WEIGHTS * np.array([emphasis, 1, 1, 1, 1])
        moves = per_person * problem.n_people
        for _ in _run(arrays, state, moves, weights, heat, watch):
            if best is None or kernels.is_better(state.best, best.best):
                watch.note(state.best)
        if best is None or kernels.is_better(state.best, best.best):
            best = state
        if watch.is_over:
            break
    assert best is not None  # noqa: S101  a budget has at least one round
    seating = Seating(best.best_table_of, best.best_theme_of)
    return SearchResult(
        seating=seating,
        evaluation=evaluate(problem, seating),
        moves=watch.moves,
        seconds=watch.elapsed,
        struck_time=watch.struck_time,
        trace=tuple(watch.trace),
    )


def _run(
    arrays: Arrays,
    state: State,
    moves: int,
    weights: FloatArray,
    heat: FloatArray,
    watch: _Watch,
) -> Iterator[None]:
    """Anneal in chunks and pause after each."""
    done = 0
    while done < moves:
        span = np.array([done, min(done + CHUNK, moves), moves])
        ended = int(kernels.anneal(arrays, state, weights, span, heat, False))
        watch.moves += ended - done
        done = ended
        yield
        if watch.is_over:
            return


def random_plans(
    problem: GroupingProblem,
    *,
    number: int = 200,
    seed: int = 0,
    should_stop: Callable[[], bool] = SILENT.should_stop,
) -> Iterator[Seating]:
    """Draw random seatings mended until they keep the ``must`` rules.

    A plan that cannot be mended within 2,000 tries per person is left out, so
    there may be fewer than ``number``; ``should_stop`` ends it after the first few.
    """
    arrays = without_value(pack(problem))
    rng = np.random.default_rng([seed, number])
    moves = 2_000 * problem.n_people
    for drawn in range(number):
        if drawn >= FEWEST_RANDOM and should_stop():
            return
        state = start_state(
            arrays, random_seating(arrays, rng), seed=int(rng.integers(2**63))
        )
        span = np.array([0, moves, moves])
        kernels.anneal(arrays, state, RULES_ONLY, span, COLD, True)
        if state.now[kernels.MUST] == 0:
            yield Seating(state.table_of, state.theme_of)


def warm_up() -> None:
    """Compile the kernels, or load them from the cache, on a tiny problem."""
    from cityshare.optimisation.example import tiny_problem  # noqa: PLC0415

    search(tiny_problem(), budget=Budget((10,)))
