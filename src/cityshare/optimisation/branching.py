"""Branching: the best plan of a pool of tables, by pairs who sit together or apart."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from cityshare.optimisation.master import LEAST_SHARE, Duals, Master, best_counts
from cityshare.optimisation.pool import Pool, seating_of
from cityshare.optimisation.pricing import NOTHING, SCALE, Column
from cityshare.optimisation.primitives import BoolArray, FloatArray, IntArray
from cityshare.optimisation.problem import Seating
from cityshare.progress import Observer

LACKING = 100_000  # eighths: a seat is only lacking where a node has no plan
AT_ONCE = 300  # tables that enter the programme


@dataclass(order=True)
class _Node:
    """Some of the tables; best bound first, then the newest."""

    key: tuple[int, int]
    tables: bytes = field(compare=False)  # packed bits

    @property
    def bound(self) -> int:
        return -self.key[0]


class Branching:
    """Branch and bound over the tables of a pool.

    A solution in fractions seats some pair together in part: one branch seats these
    two together, the other apart (Ryan and Foster 1981). Each node is bounded at
    integer prices, so rounding never makes a bound wrong.

    Parameters
    ----------
    master
        Without tables; it gets those of the pool.
    offer
        Takes a plan found, and tells the goal of the best plan known.
    lower
        Takes a bound on the plans of the pool whenever it comes down.
    observer
        May end it.

    References
    ----------
    D. M. Ryan, B. A. Foster (1981), An integer programming approach to scheduling, in
    A. Wren (ed.), Computer Scheduling of Public Transport, North-Holland, 269-280.
    """

    def __init__(
        self,
        master: Master,
        pool: Pool,
        *,
        offer: Callable[[Seating], int],
        lower: Callable[[int], None],
        observer: Observer,
    ) -> None:
        self.master, self.pool = master, pool
        self.offer, self.lower, self.observer = offer, lower, observer
        self._open: list[_Node] = []
        self._unresolved = NOTHING
        self._number = 0
        self._entered: list[int] = []
        master.loosen(LACKING, LACKING)

    def run(self, *, beat: int, bound: int, work: int) -> tuple[int, int]:
        """Look for the best plan whose goal is above ``beat``.

        Parameters
        ----------
        bound
            No plan of the pool has a higher goal.
        work
            Tables in the programmes solved, all together.

        Returns
        -------
        int, int
            No plan of the pool has a higher goal (``beat`` where none is better), and
            the work that is left: negative where it did not suffice.
        """
        n_tables = len(self.pool.columns)
        if n_tables == 0:
            return beat, work
        self._push(np.ones(n_tables, np.bool_), bound)
        while self._open and work >= 0 and not self.observer.should_stop():
            node = heapq.heappop(self._open)
            if node.bound <= beat:
                break
            bits = np.frombuffer(node.tables, np.uint8)
            allowed = np.unpackbits(bits, count=n_tables) == 1
            beat = self._look_at(allowed, node.bound, beat)
            work -= len(self._entered)
            self.lower(self._bound(beat))
        return self._bound(beat), work

    def _bound(self, beat: int) -> int:
        ahead = self._open[0].bound if self._open else NOTHING
        return max(beat, ahead, self._unresolved)

    def _push(self, allowed: BoolArray, bound: int) -> None:
        self._number += 1
        node = _Node((-bound, -self._number), np.packbits(allowed).tobytes())
        heapq.heappush(self._open, node)

    def _look_at(self, allowed: BoolArray, bound: int, beat: int) -> int:
        """Bound a node and branch; return the goal to beat from now on.

        Where a seat is lacking a part may hold all the tables again, without end.
        """
        solved = self._solved(allowed, beat)
        if solved is None:
            self._unresolved = max(self._unresolved, bound)
            return beat
        total, missing = solved
        bound = min(bound, total // SCALE - self.master.surplus)
        if bound <= beat:
            return beat
        slack = total - (beat + 1 + self.master.surplus) * SCALE
        useful = allowed & (missing <= slack)
        parts = [useful & part for part in self._parts(self.master.fractions())]
        if parts and max(part.sum() for part in parts) < allowed.sum():
            for part in parts:
                self._push(part, bound)
            return beat
        reached = beat
        if self.master.is_whole:
            chosen = [column for column, _ in self.master.fractions()]
            reached = self.offer(seating_of(self.master.problem, chosen))
        if reached < bound:
            self._unresolved = max(self._unresolved, bound)
        return max(beat, reached)

    def _solved(self, allowed: BoolArray, beat: int) -> tuple[int, IntArray] | None:
        """Solve the programme of allowed tables, or until it cannot beat a goal.

        Returns
        -------
        int, (n_tables,) array
            A bound (1024ths of the goal's unit), and what each table falls short of
            the best of its theme; ``None`` if the programme could not be solved.
        """
        self.master.allow(allowed[self._entered].tolist())
        least = None
        while True:
            duals = self.master.solve()
            if duals is None:
                return None
            priced = self.pool.priced(duals)
            priced[~allowed] = NOTHING
            total, missing = self._bounded(duals, priced)
            if least is None or total < least[0]:
                least = total, missing
            excess = priced - duals.rows.count[self.pool.theme]
            excess[self._entered] = NOTHING
            wanted = np.flatnonzero(excess > 0)
            can_beat = least[0] >= (beat + 1 + self.master.surplus) * SCALE
            if len(wanted) == 0 or not can_beat or self.observer.should_stop():
                return least
            self._enter(wanted[np.argsort(-excess[wanted], kind="stable")[:AT_ONCE]])

    def _enter(self, tables: IntArray) -> None:
        self._entered.extend(tables.tolist())
        self.master.add(self.pool.columns[k] for k in tables.tolist())

    def _bounded(self, duals: Duals, priced: IntArray) -> tuple[int, IntArray]:
        problem = self.master.problem
        upper = np.full(problem.n_themes, NOTHING)
        np.maximum.at(upper, self.pool.theme, priced)
        total = duals.constant + best_counts(problem, upper.tolist())
        return total, upper[self.pool.theme] - priced

    def _parts(self, used: list[tuple[Column, float]]) -> tuple[BoolArray, ...]:
        """Return the tables of two branches, none for a solution without fractions."""
        sits = np.zeros((len(used), self.pool.n_people))
        at = np.zeros((len(used), self.master.problem.n_themes))
        for row, (column, _) in enumerate(used):
            sits[row, list(column.members)] = 1
            at[row, column.theme] = 1
        shares = np.array([share for _, share in used])
        pairs = (sits.T * shares) @ sits
        i, j, away = _nearest_half(pairs)
        if away < 0.5 - LEAST_SHARE:
            one, two = self.pool.sits[:, i], self.pool.sits[:, j]
            return ~(one & two), one == two
        i, theme, away = _nearest_half((sits.T * shares) @ at)
        if away < 0.5 - LEAST_SHARE:
            here, this = self.pool.sits[:, i], self.pool.theme == theme
            return ~(here & this), ~(here & ~this)
        return ()


def _nearest_half(shares: FloatArray) -> tuple[int, int, float]:
    """Return where a share is nearest to a half, and how far from it."""
    away = np.abs(shares - 0.5)
    i, j = np.unravel_index(int(away.argmin()), away.shape)
    return int(i), int(j), float(away[i, j])
