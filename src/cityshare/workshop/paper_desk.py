"""The paper desk: forms that are typed, and people who came in twice."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from cityshare.cohort import Delegation
from cityshare.errors import CityshareError, Place, Problem
from cityshare.store import Answer, Offer, Person, answers, delegations, offers, people
from cityshare.workshop.alike import Alike, alike_people
from cityshare.workshop.answering import MOST_CARDS, checked_answer, checked_card
from cityshare.workshop.change import Change, View
from cityshare.workshop.entity import Entity
from cityshare.workshop.merged_answers import Conflicts, Side, conflicts_of
from cityshare.workshop.merging import merge_people
from cityshare.workshop.phase import Phase
from cityshare.workshop.registration import Registration, check_registration

PAPER_PHASES = frozenset({Phase.OPEN, Phase.CLOSED})
G = TypeVar("G")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class PaperForm:
    """What one person wrote on paper: who they are, their answers and their cards."""

    registration: Registration
    answers: tuple[Answer, ...] = ()
    cards: tuple[Offer, ...] = ()


class PaperDesk(Entity):
    """The workshop as those see it who type paper forms and look for doubles."""

    def problems(self, form: PaperForm) -> tuple[Problem, ...]:
        """Return everything that is wrong with a form, without keeping it."""
        with self._view() as view:
            return _read(view, form).problems

    def enter(self, form: PaperForm) -> Person:
        """Keep a whole form in one transaction and return its person.

        Raises
        ------
        CityshareError
            L361 if paper forms are not taken now, else with everything that is
            wrong; a problem of a practice stands at ``current.energy``, one of the
            second card at ``text.2``.
        """
        with self._change() as change:
            if change.phase not in PAPER_PHASES:
                raise CityshareError([Problem("L361")])
            read = _read(change, form)
            if read.person is None or read.problems:
                raise CityshareError(read.problems)
            return _keep(change, read.person, read)

    def alike(self, person: str | None = None) -> list[Alike]:
        """Return pairs of people who may be one: all, or those of one person."""
        with self._view() as view:
            everyone = people.people_of(view.connection, self.id)
            cities = delegations.delegations_of(view.connection, self.id)
        found = alike_people(everyone, cities)
        return [
            pair
            for pair in found
            if person is None or person in {pair.first.id, pair.second.id}
        ]

    def conflicts(self, keep: str, other: str) -> Conflicts:
        """Return what two people's answers do not agree on.

        Raises
        ------
        CityshareError
            L312 if one of them is not there.
        """
        with self._view() as view:
            at = (view.connection, self.id)
            mine, theirs = (
                answers.answers_of(*at, view.person(id_).id) for id_ in (keep, other)
            )
            names = [practice.name for practice in view.questionnaire.practices]
            return conflicts_of(mine, theirs, names)

    def merge(
        self,
        keep: str,
        other: str,
        *,
        take: Mapping[str, Side] | None = None,
        priorities: Side | None = None,
    ) -> Person:
        """Make one person of two; the other leaves no trace but what was theirs.

        Answers that agree or that only one has are taken over; ``take`` decides the
        others by practice, and ``priorities`` whose ranks stay where both cannot.
        Cards, claims, roles and the return link pass on, and the seat in every plan
        in which the one who stays has none.

        Raises
        ------
        CityshareError
            L312 if one of them is not there, L362 if both are one, L363 for every
            practice that is not decided, L364 if the priorities are not.
        """
        with self._change() as change:
            person = merge_people(
                change, keep, other, take=take or {}, priorities=priorities
            )
        self.db.forget()
        return person


@dataclass(frozen=True, slots=True)
class _Read:
    """A form as it would be kept."""

    person: Person | None
    city: Delegation | None
    answers: tuple[Answer, ...]
    cards: tuple[Offer, ...]
    problems: tuple[Problem, ...]


def _read(view: View, form: PaperForm) -> _Read:
    problems: list[Problem] = []
    cities = delegations.delegations_of(view.connection, view.id)
    checked = _tried(
        partial(check_registration, cities=cities, layout=view.layout),
        form.registration,
        problems,
    )
    person, city = checked or (None, None)
    given: dict[str, Answer] = {}
    for answer in form.answers:
        check = partial(checked_answer, questionnaire=view.questionnaire, earlier=given)
        kept = _tried(check, answer, problems, f".{answer.practice}")
        given[answer.practice] = kept or answer
    check_card = partial(checked_card, view)
    cards = [
        _tried(check_card, card, problems, f".{n}")
        for n, card in enumerate(form.cards, 1)
    ]
    if len(cards) > MOST_CARDS:
        problems.append(Problem("L316", details={"most": MOST_CARDS}))
    return _Read(
        person,
        city,
        tuple(given.values()),
        tuple(card for card in cards if card is not None),
        tuple(problems),
    )


def _tried(
    check: Callable[[G], T], given: G, problems: list[Problem], end: str = ""
) -> T | None:
    """Return what is given as it is kept, or note its problems and their places."""
    try:
        return check(given)
    except CityshareError as error:
        for problem in error.problems:
            place = Place(column=f"{problem.place.column}{end}")
            problems.append(replace(problem, place=place))
        return None


def _keep(change: Change, person: Person, read: _Read) -> Person:
    at = (change.connection, change.id)
    number = change.row.last_person + 1
    new = replace(
        person, id=f"{person.delegation}-{number}", number=number, source="paper"
    )
    if read.city is not None:
        delegations.add_delegation(*at, read.city)
        change.note("delegation", delegation=read.city.id)
    people.add_person(*at, new, token_hash=None)
    change.set(last_person=number)
    change.note("person", person=new.id)
    kept = [(new.id, replace(answer, revision=1)) for answer in read.answers]
    answers.add_answers(*at, kept, saved_at=change.now)
    for answer in read.answers:
        change.note("answer", person=new.id, practice=answer.practice)
    for card in read.cards:
        saved = offers.add_offer(*at, new.id, replace(card, id=0))
        change.note("offer", person=new.id, offer=saved.id)
    return new
