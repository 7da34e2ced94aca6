"""Everybody at the tables of one version, and those who have no seat."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

from cityshare.cohort import Role, Session
from cityshare.documents import Seat
from cityshare.documents.seating import Seating
from cityshare.grouping import Plan
from cityshare.grouping.plan import Table
from cityshare.grouping.table_ids import table_number
from cityshare.questionnaire.language_names import language_name
from cityshare.workshop import Workshop
from cityshare.workshop.registered import on_the_board


@dataclass(frozen=True)
class TableSeats:
    """One table with everybody at it, the second row and interpreters last."""

    id: str
    number: str
    theme: str
    room: str
    languages: tuple[str, ...]
    people: tuple[Seat, ...]


@dataclass(frozen=True)
class Seats:
    """The tables of one version in words, and who is not at one.

    Attributes
    ----------
    sessions
        The sessions of the agenda in which people sit at tables.
    tables
        The tables with their people, in the plan's order.
    waiting
        People who are here without a seat.
    away
        People without a seat who did not come, or have left.
    gone
        Ids of everybody who is away, a seat or not.
    """

    sessions: tuple[Session, ...]
    tables: tuple[TableSeats, ...]
    waiting: tuple[Seat, ...]
    away: tuple[Seat, ...]
    gone: frozenset[str]

    @cached_property
    def by_id(self) -> dict[str, Seat]:
        """The seat of everybody; people without one are among them."""
        seated = (seat for table in self.tables for seat in table.people)
        everybody = (*self.waiting, *self.away, *seated)
        return {seat.participant: seat for seat in everybody}

    def name(self, participant: str) -> str:
        """Return a person's name."""
        seat = self.by_id.get(participant)
        return seat.name if seat else participant


def seats_of(workshop: Workshop, plan: Plan, language: str) -> Seats:
    """Return the seats of a plan that has tables."""
    known = on_the_board(workshop)
    cohort, gone = known.cohort, known.away
    seated = {id_ for table in plan.tables for id_ in _everybody(table)}
    out = {
        person.id
        for person in cohort.participants
        if person.id not in seated and person.role is not Role.FACILITATOR
    }
    with_out = plan.model_copy(update={"unseated": tuple(out)})
    seating = Seating(cohort, with_out, language=language)
    without = [seat for seat in seating.unseated if seat.participant in out]
    return Seats(
        sessions=cohort.table_sessions,
        tables=tuple(_table(table, seating) for table in plan.tables),
        waiting=tuple(seat for seat in without if seat.participant not in gone),
        away=tuple(
            replace(seat, remark="") for seat in without if seat.participant in gone
        ),
        gone=gone,
    )


def _table(table: Table, seating: Seating) -> TableSeats:
    return TableSeats(
        id=table.id,
        number=table_number(table.id),
        theme=seating.theme(table.theme),
        room=table.room,
        languages=tuple(
            language_name(tag, seating.language) for tag in table.languages
        ),
        people=tuple(seating.seat(id_) for id_ in _everybody(table)),
    )


def _everybody(table: Table) -> tuple[str, ...]:
    return table.seated + table.observers + table.interpreters
