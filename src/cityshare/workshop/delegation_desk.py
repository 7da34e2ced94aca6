"""A delegation's own view: its members' levels side by side, and what they agree on."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from cityshare.cohort import AgreedLevel, Delegation
from cityshare.errors import CityshareError, Problem
from cityshare.scoring.levels import DISPUTE, EXCHANGING
from cityshare.store import Answer, Person, answers, delegations, people
from cityshare.workshop.answering import save_agreed
from cityshare.workshop.change import View
from cityshare.workshop.entity import Entity


@dataclass(frozen=True, slots=True)
class MemberLevel:
    """What one member of a delegation said on a practice.

    ``has_answered`` tells a "don't know" (no level) from no answer at all.
    """

    person: str
    name: str
    current: int | None
    target: int | None
    has_answered: bool


@dataclass(frozen=True, slots=True)
class PracticeLevels:
    """The levels of all members on one practice, and the agreed one if any."""

    practice: str
    members: tuple[MemberLevel, ...]
    agreed: AgreedLevel | None = None

    @property
    def spread(self) -> int:
        """Highest minus lowest level of today, 0 where fewer than two gave one."""
        levels = [m.current for m in self.members if m.current is not None]
        return max(levels) - min(levels) if levels else 0

    @property
    def is_far_apart(self) -> bool:
        """Whether members differ by two levels or more."""
        return self.spread >= DISPUTE

    @property
    def is_open(self) -> bool:
        """Whether they differ by two levels or more and have agreed on none."""
        return self.is_far_apart and self.agreed is None


@dataclass(frozen=True, slots=True)
class DelegationView:
    """Everything a member sees of their own delegation, in the order of practices."""

    delegation: Delegation
    members: tuple[Person, ...]
    practices: tuple[PracticeLevels, ...]
    takes_answers: bool

    @property
    def open_practices(self) -> tuple[PracticeLevels, ...]:
        """The practices on which the members still have to agree."""
        return tuple(each for each in self.practices if each.is_open)

    @property
    def mark(self) -> str:
        """A short text that changes whenever something in the view does."""
        return sha256(repr(self).encode()).hexdigest()[:16]


class DelegationDesk(Entity):
    """The workshop as the members of one delegation see it."""

    def view(self, person: str) -> DelegationView:
        """Return the levels of a person's own delegation; nobody sees another's.

        Raises
        ------
        CityshareError
            L312 if the person is not there.
        """
        with self._view() as view:
            return _seen_by(view, view.person(person))

    def agree(
        self, person: str, practice: str, current: int, target: int | None = None
    ) -> None:
        """Keep the level the person's delegation agreed on; own answers stay.

        Raises
        ------
        CityshareError
            L201 if answers are not taken, L312 if the person is not there, else
            with everything that is wrong with the level.
        """
        with self._change() as change:
            city = change.person(person).delegation
            level = AgreedLevel(city, practice, current, target)
            if level not in delegations.agreed_levels(change.connection, self.id):
                save_agreed(change, level)

    def take_back(self, person: str, practice: str) -> None:
        """Take an agreed level back; where there is none, nothing changes.

        Raises
        ------
        CityshareError
            L201 if answers are not taken, L312 if the person is not there.
        """
        with self._change() as change:
            city = change.person(person).delegation
            if not change.phase.takes_answers:
                raise CityshareError([Problem("L201")])
            agreed = delegations.agreed_levels(change.connection, self.id)
            if any((a.delegation, a.practice) == (city, practice) for a in agreed):
                delegations.drop_agreed(change.connection, self.id, city, practice)
                change.note("agreed", delegation=city, practice=practice)


def _seen_by(view: View, person: Person) -> DelegationView:
    at = (view.connection, view.id)
    city = next(c for c in delegations.delegations_of(*at) if c.id == person.delegation)
    members = tuple(
        other
        for other in people.people_of(*at)
        if other.delegation == city.id and other.role in EXCHANGING
    )
    given = {member.id: answers.answers_of(*at, member.id) for member in members}
    agreed = {
        level.practice: level
        for level in delegations.agreed_levels(*at)
        if level.delegation == city.id
    }
    return DelegationView(
        city,
        members,
        tuple(
            PracticeLevels(
                practice.name,
                tuple(_level(m, given[m.id].get(practice.name)) for m in members),
                agreed.get(practice.name),
            )
            for practice in view.questionnaire.practices
        ),
        view.phase.takes_answers,
    )


def _level(member: Person, answer: Answer | None) -> MemberLevel:
    return MemberLevel(
        member.id,
        member.name,
        answer.current if answer else None,
        answer.target if answer else None,
        answer is not None,
    )
