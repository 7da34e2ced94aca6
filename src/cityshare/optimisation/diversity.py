"""Groups as diverse as possible: the engine for pair goals alone."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cityshare.errors import CityshareError, Place, Problem
from cityshare.optimisation import diversity_kernels as kernels
from cityshare.optimisation.annealing import Budget
from cityshare.optimisation.primitives import FloatArray, IntArray
from cityshare.progress import SILENT, Observer, SolverReport

Floats = npt.NDArray[np.float32]

DIVERSE = Budget((500_000,) * 4)
CHUNK = 30_000_000  # trials between two looks at the clock
# The useful temperatures lie where this share of the trials is accepted.
WARM, COLD = 1.5e-3, 4e-4
RUNG = 0.9
MOST_RUNGS = 80
RUNG_TRIALS = 1_000_000


@dataclass(frozen=True, eq=False)
class DiverseGroups:
    """The best groups met; the value is a plain sum over the distances given."""

    group_of: IntArray
    value: float
    moves: int
    seconds: float
    struck_time: bool
    trace: tuple[SolverReport, ...] = field(default=(), repr=False)


class DiversityState(NamedTuple):
    """Who is in which group, and the delta table of the compiled search.

    ``contribution[g, i]`` is the sum of the distances of i to the people of g.
    """

    distances: Floats  # (n, n)
    low: IntArray  # (k,)
    high: IntArray  # (k,)
    group_of: npt.NDArray[np.uint32]  # (n,)
    sizes: IntArray  # (k,)
    contribution: Floats  # (k, n)
    own: Floats  # (n,) the entry of the own group
    lead: Floats  # (k,) scratch
    noise: Floats  # logarithms of random numbers, read from a random place on
    values: FloatArray  # now, best
    best_group_of: npt.NDArray[np.uint32]  # (n,)
    counts: IntArray  # swaps, moves
    rng: npt.NDArray[np.uint64]


def diversity_of(distances: FloatArray, group_of: IntArray) -> float:
    """Sum the distances of all pairs in one group.

    >>> diversity_of(np.array([[0, 2, 5], [2, 0, 1], [5, 1, 0]]), np.array([0, 1, 0]))
    5.0
    """
    same = group_of[:, None] == group_of[None, :]
    return float(np.triu(np.where(same, distances, 0), 1).sum())


def search_diverse(
    distances: FloatArray,
    n_groups: int,
    low: int | IntArray,
    high: int | IntArray,
    *,
    seed: int = 0,
    budget: Budget = DIVERSE,
    start: IntArray | None = None,
    observer: Observer = SILENT,
) -> DiverseGroups:
    """Divide people into groups with the largest sum of distances inside.

    Parameters
    ----------
    distances
        Symmetric ``(n, n)``; the diagonal counts nothing.
    n_groups
        Number of groups.
    low, high
        Fewest and most people of a group: one number for all, or ``(n_groups,)``.
    seed
        Same seed and same budget, same answer, unless the clock struck.
    budget
        Trials per person of each round, and a cap in seconds.
    start
        Groups to begin with, sizes in range: every round anneals from them, cooler.
    observer
        Sees every better division after a chunk of work; may end the search.

    Raises
    ------
    CityshareError
        R101 if the sizes leave no room for everybody, or ask for more people.

    Notes
    -----
    Simulated annealing in sweeps over all pairs; a trial costs O(1) by the delta
    table, an accepted one O(n). The range of temperatures is measured: it reaches
    from where 15 trials in 10,000 are accepted to where 4 are.
    """
    lows, highs = (np.full(n_groups, x, dtype=np.int64) for x in (low, high))
    sizes = _sizes_that_suit(distances, lows, highs)
    rng = np.random.default_rng(seed)
    run = _Run(distances, budget.seconds, observer)
    if start is not None:
        run.note(start)
    heat: FloatArray | None = None
    for per_person in budget.moves_per_person:
        if start is None:
            state = start_diverse(distances, lows, highs, sizes, rng)
        else:
            state = state_of(distances, lows, highs, start, rng)
        if heat is None:
            heat = measure_heat(start_diverse(distances, lows, highs, sizes, rng))
            if start is not None:
                heat[0] = np.sqrt(heat.prod())
        run.anneal(state, heat, -(-per_person // max(1, len(distances))))
        if run.is_over:
            break
    assert run.best is not None  # noqa: S101  a budget has at least one round
    return DiverseGroups(
        group_of=run.best,
        value=run.value,
        moves=run.moves,
        seconds=run.elapsed,
        struck_time=run.struck_time,
        trace=tuple(run.trace),
    )


@dataclass
class _Run:
    """The best groups of one search, its clock and its trace."""

    distances: FloatArray
    cap: float | None
    observer: Observer
    started: float = field(default_factory=time.perf_counter)
    best: IntArray | None = None
    value: float = -np.inf
    moves: int = 0
    struck_time: bool = False
    trace: list[SolverReport] = field(default_factory=list)

    @property
    def elapsed(self) -> float:
        return time.perf_counter() - self.started

    @property
    def is_over(self) -> bool:
        """Whether to end: the clock struck, or the observer wants it."""
        if self.cap is not None and self.elapsed >= self.cap:
            self.struck_time = True
        return self.struck_time or self.observer.should_stop()

    def anneal(self, state: DiversityState, heat: FloatArray, n_sweeps: int) -> None:
        """Anneal one round in chunks, each a multiple of the sweeps to a refresh."""
        trials = len(self.distances) ** 2
        chunk = kernels.REFRESH * max(1, CHUNK // (kernels.REFRESH * trials))
        for done in range(0, n_sweeps, chunk):
            end = min(n_sweeps, done + chunk)
            kernels.anneal(state, heat, np.array([done, end, n_sweeps]))
            self.moves += (end - done) * trials
            if end == n_sweeps:
                kernels.descend(state)
            self.note(state.best_group_of.astype(np.int64))
            if self.is_over:
                return

    def note(self, group_of: IntArray) -> None:
        """Value groups in full; keep them and tell the observer if they are best."""
        value = diversity_of(self.distances, group_of)
        if value <= self.value:
            return
        self.best, self.value = group_of, value
        self.trace.append(
            SolverReport(self.elapsed, self.moves, (-value,), value, None)
        )
        self.observer.report(self.trace[-1])


def start_diverse(
    distances: FloatArray,
    low: IntArray,
    high: IntArray,
    sizes: IntArray,
    rng: np.random.Generator,
) -> DiversityState:
    """Build the state of a random division into groups of the sizes given."""
    group_of = rng.permutation(np.repeat(np.arange(len(sizes)), sizes))
    return state_of(distances, low, high, group_of, rng)


def state_of(
    distances: FloatArray,
    low: IntArray,
    high: IntArray,
    group_of: IntArray,
    rng: np.random.Generator,
) -> DiversityState:
    """Build the state of a division whose sizes are in range."""
    n, k = len(distances), len(low)
    groups = group_of.astype(np.uint32)
    noise = np.log((np.arange(kernels.N_NOISE) + 0.5) / kernels.N_NOISE)
    noise = np.resize(rng.permutation(noise), kernels.N_NOISE + max(n, k))
    plain = np.array(distances, np.float32, order="C")
    np.fill_diagonal(plain, 0)
    state = DiversityState(
        distances=plain,
        low=low,
        high=high,
        group_of=groups,
        sizes=np.zeros(k, np.int64),
        contribution=np.zeros((k, n), np.float32),
        own=np.zeros(n, np.float32),
        lead=np.zeros(k, np.float32),
        noise=noise.astype(np.float32),
        values=np.full(2, -np.inf),
        best_group_of=groups.copy(),
        counts=np.zeros(2, np.int64),
        rng=np.array([rng.integers(2**63)], np.uint64),
    )
    kernels.fill(state)
    return state


def measure_heat(state: DiversityState) -> FloatArray:
    """Cool a state quickly; return the temperatures of the range worth annealing."""
    n, k = state.contribution.shape[::-1]
    n_sweeps = min(1_000, max(10, RUNG_TRIALS // max(1, n * n)))
    heats, shares = [], []
    heat = float(state.distances.std()) * np.sqrt(n / k) / 2 or 1.0
    for _ in range(MOST_RUNGS):
        state.counts[:] = 0
        kernels.anneal(state, np.full(2, heat), np.array([1, 1 + n_sweeps, 1]))
        heats.append(np.log(heat))
        shares.append(np.log((state.counts[0] + 0.5) / (n_sweeps * n * n + 1)))
        if shares[-1] < np.log(COLD):
            break
        heat *= RUNG
    falling = np.minimum.accumulate(shares)
    wanted = np.log([WARM, COLD])
    logs = np.interp(wanted, falling[::-1], heats[::-1])
    return np.asarray(np.exp(logs))


def _sizes_that_suit(distances: FloatArray, low: IntArray, high: IntArray) -> IntArray:
    """Choose the sizes with the largest value, were all distances their mean."""
    n = len(distances)
    if low.sum() > n or high.sum() < n or (low > high).any() or (low < 0).any():
        reason = {"reason": f"no groups of these sizes hold {n} people"}
        raise CityshareError([Problem("R101", Place(), None, reason)])
    mean = (distances.sum() - distances.trace()) / max(1, n * (n - 1))
    best = np.full(n + 1, -np.inf)
    best[0] = 0
    chosen = []
    for fewest, most in zip(low.tolist(), np.minimum(high, n).tolist(), strict=True):
        worth = np.full((most - fewest + 1, n + 1), -np.inf)
        for size in range(fewest, most + 1):
            inside = mean * size * (size - 1) / 2
            worth[size - fewest, size:] = best[: n + 1 - size] + inside
        chosen.append(fewest + worth.argmax(axis=0))
        best = worth.max(axis=0)
    sizes, left = [], n
    for choice in reversed(chosen):
        sizes.append(int(choice[left]))
        left -= sizes[-1]
    return np.array(sizes[::-1], np.int64)
