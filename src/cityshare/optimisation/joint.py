"""The joint problem: several sessions of the same people, and what couples them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.value import evaluate


@dataclass(frozen=True, eq=False)
class Again:
    """Pairs not to sit together twice; broken for each time beyond the first.

    ``pairs`` has shape ``(n, n)`` over all people, symmetric, with no diagonal. Each
    time counts as much as ``weight`` other rules broken.
    """

    must: bool
    pairs: BoolArray
    weight: int = 1


@dataclass(frozen=True, eq=False)
class JointProblem:
    """Sessions of n people in all, of whom some may be away from some sessions.

    Attributes
    ----------
    sessions
        One problem for each session, with the rules of that session alone.
    who
        The person behind each row of a session's problem.
    met
        Who sat together before the first session ``(n, n)``.
    again
        Which pairs are not to sit together twice.
    wanted
        For each row of a session the theme that this person is to sit in at least
        once, -1 where there is none or it is not open. A person who could and never
        does breaks a rule, and counts as much as ``wanted_weight`` others.
    wanted_must
        The strength of that rule.
    """

    sessions: tuple[GroupingProblem, ...]
    who: tuple[IntArray, ...]
    met: BoolArray
    again: tuple[Again, ...]
    wanted: tuple[IntArray, ...]
    wanted_must: bool = False
    wanted_weight: int = 1

    @property
    def n_people(self) -> int:
        """The number of people n over all sessions."""
        return len(self.met)

    @cached_property
    def can_get(self) -> BoolArray:
        """Who could sit in the wanted theme in some session ``(n,)``."""
        can = np.zeros(self.n_people, np.bool_)
        for who, wanted in zip(self.who, self.wanted, strict=True):
            can[who[wanted >= 0]] = True
        return can

    def together(self, session: int, seating: Seating) -> BoolArray:
        """Tell who share a table in a session ``(n, n)``, everybody with themselves."""
        table = np.full(self.n_people, -1)
        table[self.who[session]] = seating.table_of
        return np.asarray((table[:, None] == table) & (table >= 0)[:, None])

    def gets(self, session: int, seating: Seating) -> BoolArray:
        """Tell who sit in their wanted theme in a session ``(n,)``."""
        got = np.zeros(self.n_people, np.bool_)
        wanted = self.wanted[session]
        got[self.who[session]] = wanted == seating.theme_of[seating.table_of]
        return got


def count_again(times: IntArray, pairs: BoolArray) -> int:
    """Count the times beyond the first that pairs sit together."""
    return int((np.maximum(times - 1, 0) * pairs).sum()) // 2


def evaluate_jointly(
    joint: JointProblem, seatings: Sequence[Seating]
) -> tuple[int, ...]:
    """Return what is minimised, in order, over all sessions together.

    ``must`` rules broken, preferred rules broken, the people of each stage of
    fairness, the value negated; each the sum over the sessions, and the first two
    with the rules that couple them, by their weights.
    """
    judged = [
        evaluate(problem, seating)
        for problem, seating in zip(joint.sessions, seatings, strict=True)
    ]
    times = joint.met.astype(np.int64)
    got = np.zeros(joint.n_people, np.bool_)
    for s, seating in enumerate(seatings):
        times += joint.together(s, seating)
        got |= joint.gets(s, seating)
    broken = {True: 0, False: 0}
    for again in joint.again:
        broken[again.must] += again.weight * count_again(times, again.pairs)
    lost = int((joint.can_get & ~got).sum())
    broken[joint.wanted_must] += joint.wanted_weight * lost
    stages = zip(*(e.unfairness for e in judged), strict=True)
    return (
        broken[True] + sum(e.must_broken for e in judged),
        broken[False] + sum(e.prefer_broken for e in judged),
        *(sum(stage) for stage in stages),
        -sum(e.value for e in judged),
    )


def least_again(sessions: Sequence[tuple[int, int]], n_people: int) -> int:
    """Return a number of repeated meetings below which no plan can come.

    Parameters
    ----------
    sessions
        People and tables of each session.
    n_people
        People over all sessions; those away from some are taken off on the safe
        side.

    Notes
    -----
    Two counts, the larger of which is returned. Of two sessions, the people in both
    lie in (tables of one) x (tables of the other) cells, and a cell of c people is
    c (c - 1) / 2 repeated meetings; that sum is least when the cells are even. And
    all meetings of all sessions are at most those of every pair once, and then
    repeated ones.
    """
    every_pair = n_people * (n_people - 1) // 2
    meetings = sum(_evenly(present, tables) for present, tables in sessions)
    of_two = 0
    for s, (present, tables) in enumerate(sessions):
        earlier = (
            _evenly(max(0, present + other - n_people), tables * other_tables)
            for other, other_tables in sessions[:s]
        )
        of_two += max(earlier, default=0)
    return max(of_two, meetings - every_pair, 0)


def _evenly(n_people: int, n_cells: int) -> int:
    """Return the pairs inside cells when people lie as evenly as can be."""
    least, more = divmod(n_people, n_cells)
    return n_cells * (least * (least - 1) // 2) + more * least
