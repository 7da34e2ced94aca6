"""Delegations and people whom the facilitator enters: hosts, experts, interpreters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cityshare.cohort import Delegation, Role
from cityshare.cohort.participants import MOST_PRACTICES_OF_A_HOST
from cityshare.errors import CityshareError, Problem
from cityshare.store import Person, delegations, people
from cityshare.workshop.change import Change, View
from cityshare.workshop.entity import Entity
from cityshare.workshop.entry import Entry
from cityshare.workshop.registration import new_id

LARGEST = 100_000_000
_EXPERTS = {Role.HOST, Role.RESOURCE}


@dataclass(frozen=True, slots=True)
class Guest:
    """What a facilitator enters of a person.

    Attributes
    ----------
    languages
        Those the person speaks; an interpreter's are the ones bridged (BCP 47).
    practices
        Names of at most three practices that a host or expert can speak on.
    """

    name: str
    delegation: str
    role: Role = Role.DELEGATE
    name_local: str = ""
    position: str = ""
    languages: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()


@dataclass(frozen=True)
class GuestList(Entity):
    """Who is expected: delegations, and people in them."""

    def add_delegation(self, city: Delegation) -> str:
        """Add a delegation (its id is made from the name) and return its id.

        Raises
        ------
        CityshareError
            With everything that is wrong with it (L3..).
        """
        with self._change() as change:
            taken = [c.id for c in _cities(change)]
            checked = _checked_city(city)
            added = replace(checked, id=new_id(checked.name, taken))
            delegations.add_delegation(change.connection, self.id, added)
            change.note("delegation", delegation=added.id)
            return added.id

    def change_delegation(self, city: Delegation) -> None:
        """Replace what is known of a delegation; its context columns stay.

        Raises
        ------
        CityshareError
            L308 if there is none of this id, else with everything that is wrong.
        """
        with self._change() as change:
            before = _known_city(change, city.id)
            changed = replace(_checked_city(city), context=before.context)
            delegations.change_delegation(change.connection, self.id, changed)
            change.note("delegation", delegation=city.id)

    def remove_delegation(self, id_: str) -> None:
        """Remove a delegation without people; cards to it are then to anyone.

        Raises
        ------
        CityshareError
            L308 if there is none of this id, L356 if somebody is in it.
        """
        with self._change() as change:
            _known_city(change, id_)
            everyone = people.people_of(change.connection, self.id)
            if any(person.delegation == id_ for person in everyone):
                raise CityshareError([Problem("L356", got=id_)])
            delegations.remove_delegation(change.connection, self.id, id_)
            change.note("delegation", delegation=id_)

    def add_person(self, guest: Guest) -> str:
        """Add somebody and return the id.

        Raises
        ------
        CityshareError
            With everything that is wrong (L3..).
        """
        with self._change() as change:
            checked = _checked(change, guest)
            number = change.row.last_person + 1
            id_ = f"{checked.delegation}-{number}"
            person = _filled(
                Person(id_, "", "", number=number, source="board"), checked
            )
            people.add_person(change.connection, self.id, person, token_hash=None)
            change.set(last_person=number)
            change.note("person", person=id_)
            return id_

    def change_person(self, id_: str, guest: Guest) -> Person:
        """Replace what was entered of a person; wishes, answers and consent stay.

        Raises
        ------
        CityshareError
            L312 if there is none of this id, else with everything that is wrong.
        """
        with self._change() as change:
            before = change.person(id_)
            person = _filled(before, _checked(change, guest))
            people.change_person(change.connection, self.id, person)
            change.note("person", person=id_)
            return person


def _filled(person: Person, guest: Guest) -> Person:
    return replace(
        person,
        name=guest.name,
        delegation=guest.delegation,
        role=guest.role,
        name_local=guest.name_local,
        position=guest.position,
        languages=guest.languages,
        practices=guest.practices,
    )


def _checked(change: Change, guest: Guest) -> Guest:
    entry = Entry()
    cities = [city.id for city in _cities(change)]
    known = [practice.name for practice in change.questionnaire.practices]
    practices = entry.known("practices", guest.practices, known, "L301")
    most = MOST_PRACTICES_OF_A_HOST if guest.role in _EXPERTS else 0
    if len(practices) > most:
        most_of_all = MOST_PRACTICES_OF_A_HOST
        entry.report("L357", "practices", ", ".join(practices), most=most_of_all)
    entry.known("delegation", [guest.delegation], cities, "L308")
    checked = Guest(
        name=entry.line("name", guest.name, needed=True),
        delegation=guest.delegation,
        role=guest.role,
        name_local=entry.line("name_local", guest.name_local),
        position=entry.line("position", guest.position),
        languages=entry.languages("languages", guest.languages),
        practices=practices,
    )
    entry.check()
    return checked


def _checked_city(city: Delegation) -> Delegation:
    entry = Entry()
    population = city.population
    if population is not None and not 0 <= population <= LARGEST:
        entry.report("L305", "population", most=len(str(LARGEST)))
    checked = replace(
        city,
        name=entry.line("name", city.name, needed=True),
        country=entry.line("country", city.country),
        region=entry.line("region", city.region),
        subregion=entry.line("subregion", city.subregion),
    )
    entry.check()
    return checked


def _known_city(view: View, id_: str) -> Delegation:
    for city in _cities(view):
        if city.id == id_:
            return city
    raise CityshareError([Problem("L308", got=id_)])


def _cities(view: View) -> Iterable[Delegation]:
    return delegations.delegations_of(view.connection, view.id)
