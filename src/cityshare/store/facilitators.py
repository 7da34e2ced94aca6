"""Facilitators who came after the first: their names and passcodes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from cityshare.store.hour_tables import facilitator


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Somebody with a passcode of their own."""

    id: str
    name: str
    passcode_hash: str
    added_at: datetime


_COLUMNS = ("id", "name", "passcode_hash", "added_at")


def add_facilitator(connection: Connection, workshop: str, who: Facilitator) -> None:
    """Add a facilitator."""
    row = {"workshop": workshop, **asdict(who)}
    connection.execute(insert(facilitator).values(row))


def facilitators_of(connection: Connection, workshop: str) -> list[Facilitator]:
    """Return the facilitators in the order in which they came."""
    query = select(*facilitator.c[_COLUMNS]).where(facilitator.c.workshop == workshop)
    ordered = query.order_by(facilitator.c.added_at, facilitator.c.id)
    return [Facilitator(*row) for row in connection.execute(ordered)]


def set_passcode(
    connection: Connection, workshop: str, id_: str, passcode_hash: str
) -> None:
    """Give a facilitator another passcode."""
    here = (facilitator.c.workshop == workshop, facilitator.c.id == id_)
    statement = update(facilitator).where(*here)
    connection.execute(statement.values(passcode_hash=passcode_hash))


def remove_facilitator(connection: Connection, workshop: str, id_: str) -> None:
    """Remove a facilitator."""
    here = (facilitator.c.workshop == workshop, facilitator.c.id == id_)
    connection.execute(delete(facilitator).where(*here))
