"""Repair: mend a seating by moving few people, and what more moves would give."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from cityshare.optimisation import repair_kernels as rk
from cityshare.optimisation.disturbed import Disturbed
from cityshare.optimisation.fewest_moves import find_fewest
from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import Seating
from cityshare.optimisation.reseating import BEST, FEWEST, Rank, Reseating
from cityshare.optimisation.value import Evaluation, evaluate
from cityshare.progress import SILENT, Observer

MENDING = np.array([400.0, 40.0, 150.0])  # eighths, see repair_kernels.wander
VALUING = np.array([120.0, 0.0, 150.0])
HOT = np.array([150.0, 1.5])
WARM = np.array([24.0, 1.5])
STEPS, STEPS_PER_PERSON = 20_000, 200
MOST_SCANNED = 20_000  # people times tables that a scan of everything may have
MOST_PROVEN = 2_000  # people times tables that CP-SAT is asked about
ROWS = 5


@dataclass(frozen=True, eq=False)
class Mended:
    """A seating with at most so many people moved, judged.

    ``broken`` counts musts broken and the delegates that tables lack or have too
    many.
    """

    at_most: int
    moved: int
    broken: int
    seating: Seating
    evaluation: Evaluation


@dataclass(frozen=True, eq=False)
class Repaired:
    """The seating with the fewest moves that mends most, and others by moves.

    Attributes
    ----------
    options
        By the number of people who may be moved, ascending: what moving nobody
        gives, then the fewest that mend, then more. Beyond the fewest they are
        the best that a search found.
    chosen
        Index of the option to take.
    is_proven
        Whether it is proven that no seating mends with fewer moves.
    """

    options: tuple[Mended, ...]
    chosen: int
    is_proven: bool

    @property
    def best(self) -> Mended:
        """The option to take."""
        return self.options[self.chosen]


def repair(
    disturbed: Disturbed,
    *,
    most: int | None = None,
    rows: int = ROWS,
    seed: int = 0,
    observer: Observer = SILENT,
) -> Repaired:
    """Mend every broken ``must`` with the fewest people moved, then by value.

    Compared are, in this order: musts broken, people moved, preferred rules broken,
    unfairness, value. With ``most`` the best with at most so many moves is chosen
    instead.

    Parameters
    ----------
    disturbed
        The seating as it was, and who is there now.
    most
        How many people may be moved, those asked to move included.
    rows
        How many more moves than the fewest to value.
    seed
        Same seed, same answer.
    observer
        May end the work; what was found so far counts.
    """
    work = _Repair(disturbed, most=most, seed=seed, observer=observer)
    work.seat_newcomers()
    work.mend()
    is_proven = work.prove()
    work.climb(rows)
    found = sorted(work.options.values(), key=lambda option: option.at_most)
    fewest = next(o for o in found if o.at_most == work.fewest)
    best = fewest if most is None else _best_of(found)
    is_proven = is_proven and best.moved == fewest.moved
    return Repaired(tuple(found), found.index(best), is_proven)


def _best_of(options: list[Mended]) -> Mended:
    return min(options, key=lambda o: (o.broken, o.evaluation.objective, o.at_most))


class _Repair:
    """One repair at work."""

    def __init__(
        self, disturbed: Disturbed, *, most: int | None, seed: int, observer: Observer
    ) -> None:
        self.disturbed = disturbed
        self.observer = observer
        self.problem = disturbed.problem
        self.seats = Reseating(
            disturbed.problem,
            disturbed.start,
            home=disturbed.home,
            free=disturbed.free,
            seed=seed,
        )
        n, k = self.problem.n_people, self.problem.n_tables
        self.asked = self.seats.moved
        self.most = n if most is None else max(self.asked, most)
        self.nobody, self.no_table = np.zeros(n, np.bool_), np.zeros(k, np.bool_)
        self.everywhere = np.ones(k, np.bool_)
        self.moves = STEPS + STEPS_PER_PERSON * n
        self.options: dict[int, Mended] = {}
        self.fewest = 0

    def seat_newcomers(self) -> None:
        """Seat those without a table and move nobody for them."""
        self.seats.order_by(FEWEST, most=self.asked)
        newcomers = self.seats.newcomers
        if newcomers.any():
            self.seats.descend(self.no_table, newcomers)
        if newcomers.sum() > 1:
            self.seats.wander(self.moves, VALUING, WARM)
            self.seats.descend(self.no_table, newcomers)
        self._note(self.asked)

    def mend(self) -> None:
        """Mend what is broken and send home whom it does not need."""
        self.seats.order_by(FEWEST, most=self.most)
        self._mend_nearby()
        if self.seats.broken:
            self.seats.wander(self.moves, MENDING, HOT)
            self._mend_nearby()
        while self._send_home():
            pass

    def prove(self) -> bool:
        """Ask for fewer moves, and tell whether it is proven that there are none."""
        seats, n = self.seats, self.problem.n_people
        if not seats.broken and seats.moved <= self._fewest_possible():
            return True
        if n * self.problem.n_tables > MOST_PROVEN or self.most < n:
            return False
        limit = n + 1 if seats.broken else seats.moved - self.asked
        found = find_fewest(
            self.problem,
            self.disturbed.theme_of,
            self.disturbed.home,
            self.disturbed.fixed,
            fewer_than=limit,
        )
        if found.table_of is not None:
            seats.go_to(found.table_of)
        return found.is_proven and not seats.broken

    def climb(self, rows: int) -> None:
        """Look for the best value with the fewest moves, and with more."""
        self.fewest = self.seats.moved
        last = max(self.fewest, min(self.fewest + rows, self.most))
        steps = list(range(self.fewest, last + 1))
        if self.most < self.problem.n_people and self.most > last:
            steps.append(self.most)
        for at_most in steps:
            self.seats.order_by(BEST, most=at_most)
            self._improve(at_most)
            self._note(at_most)
            if self.observer.should_stop():
                return

    def _improve(self, at_most: int) -> None:
        seats = self.seats
        size = self.problem.n_people * self.problem.n_tables
        if at_most > self.fewest and size <= MOST_SCANNED:
            seats.descend(self.everywhere, self.nobody)
        if at_most > self.asked or seats.newcomers.any():
            seats.wander(self.moves, VALUING, WARM)
            seats.descend(self.no_table, self._loose())

    def _loose(self) -> BoolArray:
        return np.asarray(self.seats.homes.home != self.seats.state.table_of)

    def _mend_nearby(self) -> None:
        while self.seats.broken:
            near = self.seats.broken_tables()
            step = self.seats.best_step(
                near if near.any() else self.everywhere, self.seats.newcomers
            )
            if step is None:
                return
            self.seats.take(step.person, step.table, step.other)

    def _send_home(self) -> bool:
        """Send each person moved home and mend anew; keep what is better."""
        seats, home = self.seats, self.disturbed.home
        before = seats.rank
        for i in self._moved_freely():
            rank, table_of = seats.rank, seats.table_of
            seats.take(i, int(home[i]))
            self._mend_nearby()
            if _by(FEWEST, seats.rank) >= _by(FEWEST, rank):
                seats.go_to(table_of)
        return _by(FEWEST, seats.rank) < _by(FEWEST, before)

    def _moved_freely(self) -> Iterator[int]:
        homes = self.seats.homes
        for i in np.flatnonzero((homes.free == 1) & (homes.home >= 0)).tolist():
            if self.seats.state.table_of[i] != homes.home[i]:
                yield i

    def _fewest_possible(self) -> int:
        """Bound the moves from below by the seats that tables lack or have over."""
        size, seated = self.problem.size, self.disturbed.home.copy()
        for i, g in self.disturbed.asked.items():
            seated[i] = g
        here = size.counted & (seated >= 0)
        sizes = np.bincount(seated[here], minlength=self.problem.n_tables)
        lacking = int(np.maximum(size.low - sizes, 0).sum())
        over = int(np.maximum(sizes - size.high, 0).sum())
        new = int((size.counted & (seated < 0)).sum())
        broken = int(self.options[self.asked].broken > 0)
        return self.asked + max(broken, over, lacking - new)

    def _note(self, at_most: int) -> None:
        seating = Seating(self.seats.table_of, self.disturbed.theme_of)
        self.options[at_most] = Mended(
            at_most,
            self.seats.moved,
            self.seats.broken,
            seating,
            evaluate(self.problem, seating),
        )


def _by(order: IntArray, rank: Rank) -> Rank:
    return tuple(rank[c] for c in order.tolist())


def warm_up_repair() -> None:
    """Compile the kernels of repair, or load them from the cache."""
    from cityshare.optimisation.example import tiny_problem  # noqa: PLC0415

    home = np.array([0, 0, 1, 1])
    locked = np.zeros(4, np.bool_)
    asked = {0: 1}
    disturbed = Disturbed(tiny_problem(), np.arange(2), home, locked, asked)
    seats = Reseating(disturbed.problem, disturbed.start, home=home, free=~locked)
    everyone = np.ones(4, np.bool_)
    seats.order_by(BEST, most=rk.N_RANK)
    seats.descend(everyone[:2], everyone)
    seats.wander(10, VALUING, WARM)
