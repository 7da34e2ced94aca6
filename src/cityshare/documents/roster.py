"""The rosters: the plan as two lists, by table and by person."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.cohort import Cohort
from cityshare.documents.seat import Seat
from cityshare.documents.seating import Seating
from cityshare.documents.stamp import Stamp, stamp_of
from cityshare.grouping.plan import Plan, Table
from cityshare.grouping.table_ids import table_number
from cityshare.questionnaire.language_names import language_name


@dataclass(frozen=True, slots=True)
class RosterTable:
    """One table with its people; ``seats`` are those round the table itself.

    ``languages`` are the names of the languages that all share, with the help of
    the ``interpreters`` where there are any.
    """

    id: str
    number: str
    theme: str
    room: str
    seats: tuple[Seat, ...]
    observers: tuple[Seat, ...] = ()
    interpreters: tuple[Seat, ...] = ()
    languages: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Seat, ...]:
        """Everybody at the table, the second row and interpreters last."""
        return self.seats + self.observers + self.interpreters


@dataclass(frozen=True, slots=True)
class TableRoster:
    """Who sits at which table, table by table in the plan's order."""

    stamp: Stamp
    tables: tuple[RosterTable, ...]
    unseated: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRoster:
    """Where everybody sits, in reading order, people at no table included."""

    stamp: Stamp
    seats: tuple[Seat, ...]


def roster_by_table(cohort: Cohort, plan: Plan, *, language: str = "en") -> TableRoster:
    """Return the plan table by table.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    seating = Seating(cohort, plan, language=language)
    return TableRoster(
        stamp=stamp_of(cohort, plan, language=language),
        tables=tuple(_table(table, seating) for table in plan.tables),
        unseated=seating.unseated,
    )


def roster_by_person(
    cohort: Cohort, plan: Plan, *, language: str = "en"
) -> PersonRoster:
    """Return the plan person by person, sorted by name.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    seating = Seating(cohort, plan, language=language)
    return PersonRoster(stamp_of(cohort, plan, language=language), seating.everybody)


def _table(table: Table, seating: Seating) -> RosterTable:
    seats = tuple(seating.seat(id_) for id_ in table.seated)
    return RosterTable(
        id=table.id,
        number=table_number(table.id),
        theme=seating.theme(table.theme),
        room=table.room,
        seats=seats,
        observers=tuple(seating.seat(id_) for id_ in table.observers),
        interpreters=tuple(seating.seat(id_) for id_ in table.interpreters),
        languages=tuple(
            language_name(tag, seating.language) for tag in table.languages
        ),
    )
