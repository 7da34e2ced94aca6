"""Facilitators who came after the first: their names and passcodes."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, union_all, update

from cityshare.store.hour_tables import facilitator
from cityshare.store.tables import workshop


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


def set_name(connection: Connection, workshop: str, id_: str, name: str) -> None:
    """Call a facilitator by another name."""
    here = (facilitator.c.workshop == workshop, facilitator.c.id == id_)
    connection.execute(update(facilitator).where(*here).values(name=name))


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


def all_passcodes(connection: Connection, *, most: int) -> list[tuple[str, str]]:
    """Return workshop and hash of every passcode, those of new workshops first."""
    made = workshop.c.created_at
    first = select(workshop.c.id, workshop.c.passcode_hash, made)
    joined = workshop.c.id == facilitator.c.workshop
    second = select(facilitator.c.workshop, facilitator.c.passcode_hash, made)
    every = union_all(first, second.join(workshop, joined)).subquery()
    id_, hashed, at = every.c
    query = select(id_, hashed).order_by(at.desc(), id_).limit(most)
    return [(*row,) for row in connection.execute(query)]
