"""One change of a workshop: its transaction, its moment and its events."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection

from cityshare.cohort import ThemeLayout
from cityshare.cohort.header import CohortHeader
from cityshare.errors import CityshareError, Problem
from cityshare.questionnaire import Questionnaire
from cityshare.store import Database, Person, WorkshopRow, events, people, workshops
from cityshare.workshop.made_from import layout_of, read_header, read_questionnaire
from cityshare.workshop.phase import Phase


def utc_now() -> datetime:
    """Return this moment."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class View:
    """A workshop as one transaction sees it."""

    connection: Connection
    row: WorkshopRow

    @property
    def id(self) -> str:
        """Id of the workshop."""
        return self.row.id

    @property
    def phase(self) -> Phase:
        """The phase."""
        return Phase(self.row.phase)

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire."""
        return read_questionnaire(self.row.questionnaire)

    @property
    def header(self) -> CohortHeader:
        """What cohort.yaml holds."""
        return read_header(self.row.cohort)

    @property
    def layout(self) -> ThemeLayout:
        """The themes."""
        return layout_of(self.header, self.questionnaire)

    def person(self, id_: str) -> Person:
        """Return a person; L312 if there is none."""
        return _there(people.person_of_id(self.connection, self.id, id_))

    def person_of_link(self, token_hash: str) -> Person:
        """Return the person of a return link; L312 if there is none."""
        return _there(people.person_of_token(self.connection, self.id, token_hash))


@dataclass(frozen=True)
class Change(View):
    """A view that may write; everything in it is kept together, or not at all."""

    now: datetime

    def note(self, kind: str, **subject: str | int) -> None:
        """Add an event: what changed, ids only."""
        events.add_event(self.connection, self.id, kind, subject, at=self.now)

    def set(self, **columns: object) -> None:
        """Change columns of the workshop."""
        workshops.change_workshop(self.connection, self.id, **columns)


def _there(person: Person | None) -> Person:
    if person is None:
        raise CityshareError([Problem("L312")])
    return person


@contextmanager
def viewing(db: Database, id_: str) -> Iterator[View]:
    """Give one state of a workshop; ``KeyError`` if there is none of this id."""
    with db.read() as connection:
        row = workshops.workshop_row(connection, id_)
        if row is None:
            raise KeyError(id_)
        yield View(connection, row)


@contextmanager
def changing(db: Database, id_: str, *, now: datetime) -> Iterator[Change]:
    """Give a workshop to change, while other writers of it wait."""
    with db.write() as connection:
        row = workshops.workshop_row(connection, id_, lock=True)
        if row is None:
            raise KeyError(id_)
        yield Change(connection, row, now)
