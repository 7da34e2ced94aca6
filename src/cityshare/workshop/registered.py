"""Who is registered, and who of them is here: all that names and seats need."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.cohort import Cohort
from cityshare.store import delegations, people
from cityshare.workshop.change import viewing
from cityshare.workshop.entity import Entity
from cityshare.workshop.ground import ground_of


@dataclass(frozen=True)
class Registered:
    """The people of a workshop, and the ids of those who are not here."""

    cohort: Cohort
    away: frozenset[str]


def registered(workshop: Entity) -> Registered:
    """Read everybody, without their answers.

    Notes
    -----
    Reading the answers too takes five times as long with a hundred people.
    """
    with viewing(workshop.db, workshop.id) as view:
        everyone = people.people_of(view.connection, view.id)
        header = view.header
        cohort = Cohort(
            id=header.id,
            title=header.title,
            questionnaire=view.questionnaire,
            layout=view.layout,
            delegations=tuple(delegations.delegations_of(view.connection, view.id)),
            participants=tuple(person.participant for person in everyone),
            sessions=header.sessions,
            languages=header.languages,
        )
    return Registered(cohort, frozenset(who.id for who in everyone if who.away))


def on_the_board(workshop: Entity) -> Registered:
    """Return everybody as the board judges them.

    Notes
    -----
    While tables are changed no answers come in, so that the cohort that was scored
    for the first change serves for all others.
    """
    with viewing(workshop.db, workshop.id) as view:
        away = people.away_ids(view.connection, view.id)
        return Registered(ground_of(view).profiles.cohort, frozenset(away))
