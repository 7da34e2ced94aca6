"""Groups as diverse as possible: the engine for pair goals alone."""

from __future__ import annotations

import gzip
import lzma
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, NamedTuple

import numpy as np
import numpy.typing as npt

from cityshare.errors import CityshareError, Place, Problem
from cityshare.optimisation import diversity_kernels as kernels
from cityshare.optimisation.annealing import Budget
from cityshare.optimisation.primitives import IntArray
from cityshare.progress import SILENT, Observer, SolverReport

FloatArray = npt.NDArray[np.float64]
Floats = npt.NDArray[np.float32]

DIVERSE = Budget((500_000,) * 4)
CHUNK = 30_000_000  # trials between two looks at the clock
# The useful temperatures lie where this share of the trials is accepted.
WARM, COLD = 1.5e-3, 4e-4
RUNG = 0.9
MOST_RUNGS = 80
RUNG_TRIALS = 1_000_000
OPENERS: dict[str, Callable[..., IO[str]]] = {".xz": lzma.open, ".gz": gzip.open}


@dataclass(frozen=True, eq=False)
class DiversityInstance:
    """An instance of the Maximally Diverse Grouping Problem.

    Attributes
    ----------
    name
        The name of its file, without endings.
    distances
        Symmetric, zeros on the diagonal, ``(n, n)``.
    low, high
        Fewest and most people of each group ``(k,)``.
    """

    name: str
    distances: FloatArray
    low: IntArray
    high: IntArray


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


def read_mdgp(path: str | Path) -> DiversityInstance:
    """Read an instance in the format of MDGPLIB, as it is or compressed.

    The first line reads ``n k ss|ds low high low high ..``, every other one
    ``i j distance``, counted from 0.

    Raises
    ------
    CityshareError
        F101 if there is no such file, F103 if it has another format.
    """
    path = Path(path)
    try:
        with OPENERS.get(path.suffix, Path.open)(path, mode="rt") as file:
            n, k, _, *bounds = file.readline().split()
            low, high = np.array(bounds, np.int64).reshape(int(k), 2).T.copy()
            rows = np.loadtxt(file, ndmin=2)
            distances = np.zeros((int(n), int(n)))
            first, second = rows[:, :2].astype(np.int64).T
            distances[first, second] = distances[second, first] = rows[:, 2]
    except FileNotFoundError:
        raise CityshareError([Problem("F101", Place(str(path)))]) from None
    except (OSError, EOFError, lzma.LZMAError, ValueError, IndexError) as error:
        reason = {"reason": f"not in the format of MDGPLIB ({error})"}
        raise CityshareError(
            [Problem("F103", Place(str(path)), None, reason)]
        ) from None
    return DiversityInstance(path.name.split(".")[0], distances, low, high)


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
    heat: FloatArray | None = None
    for per_person in budget.moves_per_person:
        state = start_diverse(distances, lows, highs, sizes, rng)
        if heat is None:
            heat = measure_heat(start_diverse(distances, lows, highs, sizes, rng))
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
    n, k = len(distances), len(sizes)
    group_of = rng.permutation(np.repeat(np.arange(k), sizes)).astype(np.uint32)
    noise = np.log((np.arange(kernels.N_NOISE) + 0.5) / kernels.N_NOISE)
    noise = np.resize(rng.permutation(noise), kernels.N_NOISE + max(n, k))
    plain = np.array(distances, np.float32, order="C")
    np.fill_diagonal(plain, 0)
    state = DiversityState(
        distances=plain,
        low=low,
        high=high,
        group_of=group_of,
        sizes=sizes.copy(),
        contribution=np.zeros((k, n), np.float32),
        own=np.zeros(n, np.float32),
        lead=np.zeros(k, np.float32),
        noise=noise.astype(np.float32),
        values=np.full(2, -np.inf),
        best_group_of=group_of.copy(),
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
