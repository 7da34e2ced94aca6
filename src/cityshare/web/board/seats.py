"""Everybody at the tables of one version, and those who have no seat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from cityshare.cohort import Role, Session
from cityshare.documents import Seat, TableRoster, roster_by_table
from cityshare.grouping import Plan
from cityshare.workshop import Workshop
from cityshare.workshop.registered import registered


@dataclass(frozen=True)
class Seats:
    """The tables of one version in words, and who is not at one.

    Attributes
    ----------
    sessions
        The sessions of the agenda in which people sit at tables.
    roster
        The tables with their people.
    waiting
        People who are here without a seat.
    away
        People without a seat who did not come, or have left.
    gone
        Ids of everybody who is away, a seat or not.
    """

    sessions: tuple[Session, ...]
    roster: TableRoster
    waiting: tuple[Seat, ...]
    away: tuple[Seat, ...]
    gone: frozenset[str]

    @cached_property
    def by_id(self) -> dict[str, Seat]:
        """The seat of everybody; people without one are among them."""
        seated = (seat for table in self.roster.tables for seat in table.people)
        everybody = (*self.waiting, *self.away, *seated)
        return {seat.participant: seat for seat in everybody}

    def name(self, participant: str) -> str:
        """Return a person's name."""
        seat = self.by_id.get(participant)
        return seat.name if seat else participant


def seats_of(workshop: Workshop, plan: Plan, language: str) -> Seats:
    """Return the seats of a plan that has tables."""
    known = registered(workshop)
    cohort, gone = known.cohort, known.away
    seated = {
        id_
        for table in plan.tables
        for id_ in (*table.seated, *table.observers, *table.interpreters)
    }
    out = {
        person.id
        for person in cohort.participants
        if person.id not in seated and person.role is not Role.FACILITATOR
    }
    with_out = plan.model_copy(update={"unseated": tuple(out)})
    roster = roster_by_table(cohort, with_out, language=language)
    without = [seat for seat in roster.unseated if seat.participant in out]
    return Seats(
        sessions=cohort.table_sessions,
        roster=roster,
        waiting=tuple(seat for seat in without if seat.participant not in gone),
        away=tuple(
            replace(seat, remark="") for seat in without if seat.participant in gone
        ),
        gone=gone,
    )
