"""The search over several sessions at once, in turns short enough to mix."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from cityshare.optimisation import kernels
from cityshare.optimisation.annealing import LUKEWARM, Budget
from cityshare.optimisation.arrays import Arrays, pack
from cityshare.optimisation.joint import JointProblem, evaluate_jointly
from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import UNIT, Seating
from cityshare.optimisation.state import State, random_seating, start_state
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer, SolverReport

JOINT_BUDGET = Budget((2_000, 5_000, 8_000, 8_000))
FEWEST_ROUNDS = 2
WEIGHTS = np.array([1.0, 1.0, 0.0, 30_000.0, 250.0])  # eighths, by tally's column
HEAT = np.array([400.0, 1.5])  # eighths
STEEP_WEIGHTS = np.array([1.0, 1.0, 0.0, 72_000.0, 600.0])
STEEP_HEAT = np.array([900.0, 1.5])
TURN = 10  # moves per person before the next session has its turn
POLISH = 500  # moves per person
MOST_POLISHES = 4
STEP = 256  # the temperature is set anew every so many moves


@dataclass(frozen=True, eq=False)
class JointResult:
    """The best seatings met, one for each session, and what the judge says of them."""

    seatings: tuple[Seating, ...]
    objective: tuple[int, ...]
    moves: int
    struck_time: bool


def search_jointly(
    joint: JointProblem,
    *,
    seed: int = 0,
    budget: Budget = JOINT_BUDGET,
    starts: Sequence[Seating],
    fewest: int = 0,
    observer: Observer = SILENT,
) -> JointResult:
    """Search for good seatings of all sessions together.

    Parameters
    ----------
    joint
        At least one session.
    seed
        Same seed and same budget, same answer, unless the clock struck.
    budget
        Moves per person and session of each round, and a cap in seconds for all.
    starts
        A seating for each session that keeps its ``must`` rules: where a round ends
        without one, it goes on from there.
    fewest
        No plan breaks fewer preferred rules. While more are broken, rounds go on
        after the second, steeper: rules weigh more beside fairness and value.
    observer
        Sees every better plan; may end the search.

    Notes
    -----
    While one session moves, the others stand still, and all that couples them is a
    matter of single pairs and single people there: who has met elsewhere, and who
    still waits for the wanted theme. So the change that a move makes to the joint
    objective is known exactly, and many short turns at one falling temperature are
    one annealing of all sessions together (Kirkpatrick, Gelatt and Vecchi 1983). A
    polish of each session in turn, which can only improve, ends a round.
    """
    run = _Run(joint, budget, observer)
    rng = np.random.default_rng(seed)
    best: tuple[Seating, ...] = ()
    reached: tuple[int, ...] = ()
    for n_done, per_person in enumerate(budget.moves_per_person):
        steep = bool(best) and reached[:2] > (0, fewest)
        if n_done >= FEWEST_ROUNDS and not steep:
            break
        run.anneal(per_person, rng, steep=steep)
        run.polish(rng, starts)
        objective = evaluate_jointly(joint, run.seatings)
        if not best or objective < reached:
            best, reached = run.seatings, objective
            run.report(objective)
        if run.is_over:
            break
    return JointResult(best, reached, run.moves, run.struck_time)


@dataclass
class _Run:
    """The sessions as they stand, and the clock."""

    joint: JointProblem
    budget: Budget
    observer: Observer
    started: float = field(default_factory=time.perf_counter)
    struck_time: bool = False
    moves: int = 0
    seats: list[_Seats] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.seats = [_Seats(self.joint, s) for s in range(len(self.joint.sessions))]

    @property
    def seatings(self) -> tuple[Seating, ...]:
        """Who sits where now, session by session."""
        return tuple(seats.seating for seats in self.seats)

    @property
    def is_over(self) -> bool:
        """Whether to end: the clock struck, or the observer wants it."""
        spent = time.perf_counter() - self.started
        if self.budget.seconds is not None and spent >= self.budget.seconds:
            self.struck_time = True
        return self.struck_time or self.observer.should_stop()

    def report(self, objective: tuple[int, ...]) -> None:
        """Tell the observer of better seatings."""
        spent = time.perf_counter() - self.started
        value = -objective[-1] / UNIT
        shown = (*map(float, objective[:-1]), -value)
        self.observer.report(SolverReport(spent, self.moves, shown, value, None))

    def anneal(self, per_person: int, rng: np.random.Generator, *, steep: bool) -> None:
        """Anneal all sessions from random seatings, in short turns."""
        for seats in self.seats:
            seats.sit(random_seating(seats.arrays, rng), rng)
        ties = _Ties(self.joint, self.seatings)
        n_turns = -(-per_person // TURN)
        for turn in range(n_turns):
            for s, seats in enumerate(self.seats):
                with_others = ties.without(s)
                self.moves += seats.take_turn(with_others, turn, n_turns, steep=steep)
                ties.put(s, seats.seating)
            if turn & 15 == 0 and self.is_over:
                break

    def polish(self, rng: np.random.Generator, starts: Sequence[Seating]) -> None:
        """Improve one session after the other until none gets better.

        One that still breaks a ``must`` rule of its own goes back to its start.
        """
        ties = _Ties(self.joint, self.seatings)
        for s, seats in enumerate(self.seats):
            self.moves += seats.improve(ties.without(s), rng)[0]
            if evaluate(self.joint.sessions[s], seats.seating).must_broken:
                seats.sit(starts[s], rng)
            ties.put(s, seats.seating)
        for _ in range(MOST_POLISHES):
            better = False
            for s, seats in enumerate(self.seats):
                moves, improved = seats.improve(ties.without(s), rng)
                ties.put(s, seats.seating)
                better |= improved
                self.moves += moves
            if not better or self.is_over:
                return


class _Ties:
    """What couples the sessions: how often pairs meet, who got the wanted theme."""

    def __init__(self, joint: JointProblem, seatings: Sequence[Seating]) -> None:
        self.joint = joint
        self.together = [joint.together(s, x) for s, x in enumerate(seatings)]
        self.got = [joint.gets(s, x) for s, x in enumerate(seatings)]
        self.times = joint.met.astype(np.int64) + sum(self.together)
        self.n_got = np.sum(self.got, axis=0, dtype=np.int64)

    def without(self, session: int) -> tuple[BoolArray, BoolArray]:
        """Take a session out; return who met elsewhere, and who still waits."""
        self.times -= self.together[session]
        self.n_got -= self.got[session]
        return self.times > 0, self.n_got == 0

    def put(self, session: int, seating: Seating) -> None:
        """Put the session back as it is seated now."""
        self.together[session] = self.joint.together(session, seating)
        self.got[session] = self.joint.gets(session, seating)
        self.times += self.together[session]
        self.n_got += self.got[session]


class _Seats:
    """One session as it stands, with the arrays of its own rules alone."""

    def __init__(self, joint: JointProblem, session: int) -> None:
        self.arrays = pack(joint.sessions[session])
        self.who = joint.who[session]
        self.both = np.ix_(self.who, self.who)
        self.wanted = joint.wanted[session]
        self.wanted_must, self.weight = joint.wanted_must, joint.wanted_weight
        a, n = self.arrays, len(self.who)
        source = np.repeat(np.arange(n), np.diff(a.pair_start))
        self.own = np.zeros((3, n, n), np.int64)  # must, prefer, value
        for matrix, part in zip(
            self.own, (a.pair_must, a.pair_prefer, a.pair_value), strict=True
        ):
            np.add.at(matrix, (source, a.pair_other), part)
        self.again = np.zeros((2, n, n), np.int64)  # must, prefer, of who met elsewhere
        for again in joint.again:
            self.again[0 if again.must else 1] += again.weight * again.pairs[self.both]
        self.own_pairs = self.own.any(axis=0)
        self.again_pairs = self.again.any(axis=0)
        self.state: State

    @property
    def n_people(self) -> int:
        """The people of this session."""
        return len(self.who)

    @property
    def seating(self) -> Seating:
        """Who sits where now."""
        return Seating(self.state.table_of.copy(), self.state.theme_of.copy())

    def sit(self, seating: Seating, rng: np.random.Generator) -> None:
        """Seat everybody anew."""
        self.state = start_state(self.arrays, seating, seed=int(rng.integers(2**63)))

    def take_turn(
        self,
        elsewhere: tuple[BoolArray, BoolArray],
        turn: int,
        n_turns: int,
        *,
        steep: bool,
    ) -> int:
        """Anneal for one turn at the temperature of the moment; return the moves."""
        arrays, state = self.coupled(*elsewhere), self.state
        retally(arrays, state)
        state.best[kernels.MUST] = -1  # nothing is to be remembered
        moves = -(-TURN * self.n_people // STEP) * STEP
        span = np.array([turn * moves, (turn + 1) * moves, n_turns * moves])
        weights, heat = (STEEP_WEIGHTS, STEEP_HEAT) if steep else (WEIGHTS, HEAT)
        kernels.anneal(arrays, state, weights, span, heat, False)
        return moves

    def improve(
        self, elsewhere: tuple[BoolArray, BoolArray], rng: np.random.Generator
    ) -> tuple[int, bool]:
        """Look for a better seating of this session; return moves, and if there is."""
        arrays = self.coupled(*elsewhere)
        state = start_state(arrays, self.seating, seed=int(rng.integers(2**63)))
        before = state.best.copy()
        moves = POLISH * self.n_people
        span = np.array([0, moves, moves])
        kernels.anneal(arrays, state, WEIGHTS, span, LUKEWARM, False)
        self.sit(Seating(state.best_table_of, state.best_theme_of), rng)
        return moves, bool(kernels.is_better(state.best, before))

    def coupled(self, met: BoolArray, waiting: BoolArray) -> Arrays:
        """Return the arrays with what the other sessions ask of this one."""
        here = met[self.both] & self.again_pairs
        one, other = np.nonzero(self.own_pairs | here)
        start = np.zeros(self.n_people + 1, np.int64)
        np.cumsum(np.bincount(one, minlength=self.n_people), out=start[1:])
        must, prefer, value = self.own[:, one, other]
        again_must, again_prefer = self.again[:, one, other] * here[one, other]
        return self._with_wishes(waiting[self.who])._replace(
            pair_start=start,
            pair_other=np.ascontiguousarray(other),
            pair_must=must + again_must,
            pair_prefer=prefer + again_prefer,
            pair_value=value.copy(),
        )

    def _with_wishes(self, waiting: BoolArray) -> Arrays:
        a = self.arrays
        asked = waiting & (self.wanted >= 0)
        if not asked.any():
            return a
        elsewhere = self.wanted[:, None] != np.arange(a.wish.shape[1])
        lost: IntArray = self.weight * (asked[:, None] & elsewhere)[:, :, None]
        limits = a.limits.copy()
        limits[4] = 1
        if self.wanted_must:
            return a._replace(misplaced_must=a.misplaced_must + lost, limits=limits)
        return a._replace(misplaced_prefer=a.misplaced_prefer + lost, limits=limits)


def retally(arrays: Arrays, state: State) -> None:
    """Count the rules of a state anew, after its arrays have changed."""
    kernels.tally_plan(arrays, state)
    for m in range(len(arrays.label_must)):
        state.unbridged[m] = kernels.count_unbridged(
            arrays.label_n_bridges[m], state.wanting[m]
        )
