"""What couples the sessions of an agenda, as one joint problem of arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from cityshare.cohort import Role
from cityshare.grouping.assigning import Outcome
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import CHAIRS, Hall
from cityshare.grouping.rules import SWITCHES, Rules
from cityshare.grouping.rules_of_people import first_wishes
from cityshare.optimisation import Allowed, FairnessMode, Seating
from cityshare.optimisation.joint import Again, JointProblem, least_again
from cityshare.scoring import BoolArray, IntArray, Profiles

Pair = tuple[str, str]
# In other preferred rules broken: everybody's own wish, then new faces, then the rest.
WEIGHTS = {"first_wish": 100, "not_again": 3, "experts_rotate": 1}


@dataclass(frozen=True, eq=False)
class Sessions:
    """The halls of an agenda that can be seated, and how each was compiled alone."""

    profiles: Profiles
    alone: tuple[Outcome, ...]
    met: tuple[Pair, ...]
    fairness: FairnessMode

    @property
    def halls(self) -> tuple[Hall, ...]:
        """The halls, in the order of the agenda."""
        return tuple(outcome.compiled.hall for outcome in self.alone)

    @property
    def rules(self) -> Rules:
        """The rules that couple; they are the same in every session."""
        return self.halls[0].rules

    @property
    def least_again(self) -> int:
        """A number of repeated meetings of delegates that none can undercut."""
        is_delegate = _roles(self.profiles, Role.DELEGATE)
        sizes = [(int(is_delegate[h.rows].sum()), h.n_tables) for h in self.halls]
        return least_again(sizes, int(is_delegate.sum()))

    @property
    def fewest_broken(self) -> int:
        """A weighted number of preferred rules broken that none can undercut."""
        preferred = self.rules.not_again == "prefer"
        return WEIGHTS["not_again"] * self.least_again if preferred else 0

    def compiled(
        self, session: int, *, met: Iterable[Pair] = (), turns: Iterable[str] = ()
    ) -> Compiled:
        """Compile a session with the rules that were eased alone eased again."""
        own = self.alone[session].compiled
        switches = (c for c in own.clauses if c.rule in SWITCHES)
        eased = frozenset(
            c.rule for c in switches if c.strength != own.hall.rules.strength_of(c.rule)
        )
        return compile_hall(
            own.hall, fairness=self.fairness, met=met, turns=turns, eased=eased
        )

    def joint(self) -> JointProblem:
        """Return the joint problem, whose people are the rows of the profiles."""
        delegate = _roles(self.profiles, Role.DELEGATE)
        expert = _roles(self.profiles, *CHAIRS)
        others = ~np.eye(len(delegate), dtype=np.bool_)
        advised = delegate[:, None] & expert
        kinds = {
            "not_again": delegate[:, None] & delegate & others,
            "experts_rotate": advised | advised.T,
        }
        strength = {rule: self.rules.strength_of(rule) for rule in kinds}
        compiled = [self.compiled(s) for s in range(len(self.alone))]
        return JointProblem(
            sessions=tuple(c.problem for c in compiled),
            who=tuple(hall.rows for hall in self.halls),
            met=_met(self.profiles, self.met),
            again=tuple(
                Again(strength[rule] == "must", pairs, WEIGHTS[rule])
                for rule, pairs in kinds.items()
                if strength[rule] != "off"
            ),
            wanted=tuple(
                np.full(len(c.hall.rows), -1)
                if self.rules.first_wish == "off"
                else open_wishes(c)
                for c in compiled
            ),
            wanted_must=self.rules.first_wish == "must",
            wanted_weight=WEIGHTS["first_wish"],
        )

    def turns(self, joint: JointProblem, seatings: Sequence[Seating]) -> list[set[str]]:
        """Say for each session whose first wish is its matter.

        It is the first session in which somebody gets it; for those who never do,
        the last one in which they could.
        """
        got = np.array([joint.gets(s, seating) for s, seating in enumerate(seatings)])
        could = np.zeros_like(got)
        for s, (who, wanted) in enumerate(zip(joint.who, joint.wanted, strict=True)):
            could[s, who[wanted >= 0]] = True
        n_sessions = len(got)
        first = np.argmax(got, axis=0)
        last = n_sessions - 1 - np.argmax(could[::-1], axis=0)
        turn = np.where(got.any(axis=0), first, last)
        people = self.profiles.participants
        return [
            {people[i].id for i in np.flatnonzero(could.any(axis=0) & (turn == s))}
            for s in range(n_sessions)
        ]

    def never_open(self) -> set[str]:
        """Return the delegates whose first wish they can get in no session."""
        could: set[str] = set()
        for outcome in self.alone:
            here = open_wishes(outcome.compiled) >= 0
            people = outcome.compiled.hall.people
            could |= {p.id for p, can in zip(people, here, strict=True) if can}
        delegates = (p for p in self.profiles.participants if p.role is Role.DELEGATE)
        return {p.id for p in delegates if p.themes and p.id not in could}


def open_wishes(compiled: Compiled) -> IntArray:
    """Return first wishes as rows of themes ``(n,)``, -1 where nobody may have it."""
    wanted = first_wishes(compiled.hall)
    rows = np.arange(len(wanted))
    for primitive in compiled.problem.primitives:
        if isinstance(primitive, Allowed) and primitive.must:
            wanted = np.where(primitive.themes[rows, wanted], wanted, -1)
    return wanted


def _roles(profiles: Profiles, *roles: Role) -> BoolArray:
    return np.array([person.role in roles for person in profiles.participants])


def _met(profiles: Profiles, pairs: Iterable[Pair]) -> BoolArray:
    row = {person.id: i for i, person in enumerate(profiles.participants)}
    met = np.zeros((len(row), len(row)), np.bool_)
    for one, other in pairs:
        if one in row and other in row:
            met[row[one], row[other]] = met[row[other], row[one]] = True
    return met
