"""People reseated one by one from a plan that exists, at compiled speed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cityshare.optimisation import repair_kernels as rk
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.kernels import MOVE, MUST, ORDER, PREFER, SWAP, VALUE
from cityshare.optimisation.primitives import BoolArray, IntArray, Size
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.state import start_state

Rank = tuple[int, ...]
MOST_SEEDS = 2**63  # the state of the search is so wide
FEWEST = rk.columns(rk.BROKEN, rk.MOVED, rk.LESS, rk.UNFAIR, rk.LOST)
BEST = rk.columns(rk.BROKEN, rk.LESS, rk.UNFAIR, rk.LOST, rk.MOVED)


class Homes(NamedTuple):
    """Where people sat before, who may move, and the ranks the kernels work with."""

    home: IntArray  # (n,) the table before, -1 for those who had none
    free: IntArray  # (n,)
    bounds: IntArray  # (4,) see repair_kernels
    order: IntArray  # (5,) columns of a rank, the weightiest first
    now: IntArray  # (5,)
    rank: IntArray  # (5,) of the step tried
    best: IntArray  # (5,) of the best step of a scan, or the best seating met
    best_step: IntArray  # (5,)
    best_table_of: IntArray  # (n,)
    loose: IntArray  # (n,) scratch


@dataclass(frozen=True, eq=False)
class Step:
    """A move (``other`` is ``None``) or a swap, and what it changes in the rank."""

    person: int
    table: int
    other: int | None
    rank: Rank


class Reseating:
    """A seating that changes by single moves and swaps, each weighed exactly.

    Themes of tables stay; sizes outside the problem's range count as broken.

    Parameters
    ----------
    problem
        The problem, whose sizes are to be reached.
    seating
        Where everybody sits at the beginning.
    home
        The table that each person had before ``(n,)``, -1 for none.
    free
        Who may be moved ``(n,)``.
    """

    def __init__(
        self,
        problem: GroupingProblem,
        seating: Seating,
        *,
        home: IntArray,
        free: BoolArray,
        seed: int = 0,
    ) -> None:
        size = problem.size
        sizes = np.bincount(seating.table_of[size.counted], minlength=problem.n_tables)
        widest = max(size.high, int(sizes.max(initial=0))) + 1
        roomy = replace(problem, size=Size(size.counted, 0, problem.n_people))
        self.problem = problem
        self.arrays = pack(roomy)
        self.state = start_state(self.arrays, seating, seed=seed % MOST_SEEDS)
        n, s = problem.n_people, self.state
        gaps = int((np.maximum(size.low - sizes, 0)).sum())
        gaps += int((np.maximum(sizes - size.high, 0)).sum())
        moved = int(((home >= 0) & (home != seating.table_of)).sum())
        now = [s.now[MUST] + gaps, moved, s.now[PREFER], s.now[ORDER], -s.now[VALUE]]
        self.homes = Homes(
            home=home.astype(np.int64),
            free=free.astype(np.int64),
            bounds=np.array([size.low, size.high, n, widest]),
            order=FEWEST.copy(),
            now=np.array(now, np.int64),
            rank=np.zeros(rk.N_RANK, np.int64),
            best=np.zeros(rk.N_RANK, np.int64),
            best_step=np.zeros(5, np.int64),
            best_table_of=seating.table_of.astype(np.int64),
            loose=np.zeros(n, np.int64),
        )
        self.weighed = 0

    @property
    def table_of(self) -> IntArray:
        """Where everybody sits now, a copy."""
        return self.state.table_of.copy()

    @property
    def broken(self) -> int:
        """Musts broken, delegates too few or too many at a table included."""
        return int(self.homes.now[rk.BROKEN])

    @property
    def moved(self) -> int:
        """People who sit elsewhere than before."""
        return int(self.homes.now[rk.MOVED])

    @property
    def rank(self) -> Rank:
        """Broken, moved, preferred broken, unfairness, value negated."""
        return tuple(self.homes.now.tolist())

    @property
    def newcomers(self) -> BoolArray:
        """Who had no table before ``(n,)``."""
        return np.asarray(self.homes.home < 0)

    def order_by(self, order: IntArray, *, most: int) -> None:
        """Set what comes first from here on, and how many people may be moved."""
        self.homes.order[:] = order
        self.homes.bounds[rk.MOST] = most

    def broken_tables(self) -> BoolArray:
        """Tell which tables break a must or have a wrong size ``(k,)``."""
        s, (low, high) = self.state, self.homes.bounds[:2]
        wrong = (s.n_counted < low) | (s.n_counted > high) | (s.tallies[:, MUST] > 0)
        a = self.arrays
        start, other = a.pair_start, a.pair_other
        for i in range(len(s.table_of)):
            for e in range(start[i], start[i + 1]):
                together = s.table_of[i] == s.table_of[other[e]]
                if (a.pair_must[e] > 0 and together) or (
                    a.pair_must[e] < 0 and not together
                ):
                    wrong[s.table_of[i]] = True
        return np.asarray(wrong)

    def best_step(self, near: BoolArray, tries: BoolArray) -> Step | None:
        """Return the best step at some tables or of some people, if one is better."""
        h = self.homes
        self.weighed += rk.scan_steps(self.arrays, self.state, h, near, tries)
        if not h.best.any():
            return None
        kind, _, table, person, other = h.best_step.tolist()
        swapped = other if kind == SWAP else None
        return Step(person, table, swapped, tuple(h.best.tolist()))

    def weigh(self, person: int, table: int, other: int | None = None) -> Rank:
        """Return what a move, or a swap, would change in the rank."""
        self._write(person, table, other)
        rk.weigh_step(self.arrays, self.state, self.homes)
        return tuple(self.homes.rank.tolist())

    def take(self, person: int, table: int, other: int | None = None) -> None:
        """Move somebody to a table, or swap two people."""
        self._write(person, table, other)
        rk.take_step(self.arrays, self.state, self.homes)

    def descend(self, near: BoolArray, tries: BoolArray) -> None:
        """Take the best step again and again while there is a better one."""
        while (step := self.best_step(near, tries)) is not None:
            self.take(step.person, step.table, step.other)

    def wander(
        self,
        moves: int,
        weights: npt.NDArray[np.float64],
        heat: npt.NDArray[np.float64],
    ) -> None:
        """Anneal, and go to the best seating met."""
        rk.wander(self.arrays, self.state, self.homes, weights, moves, heat)
        self.weighed += moves
        self.go_to(self.homes.best_table_of.copy())

    def go_to(self, table_of: IntArray) -> None:
        """Seat everybody as given, one move after the other."""
        for i in np.flatnonzero(self.state.table_of != table_of).tolist():
            self.take(i, int(table_of[i]))

    def _write(self, person: int, table: int, other: int | None) -> None:
        kind = MOVE if other is None else SWAP
        here = self.state.table_of[person]
        last = person if other is None else other
        self.state.step[:] = (kind, here, table, person, last)
