"""Events: what changed, in the order in which it became true; ids only."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select

from cityshare.store.tables import event


@dataclass(frozen=True, slots=True)
class Event:
    """One change. ``subject`` holds ids, never a name, a level or a text."""

    id: int
    kind: str
    subject: Mapping[str, str | int] = field(default_factory=dict)


_NEW = insert(event)


def add_event(
    connection: Connection,
    workshop: str,
    kind: str,
    subject: Mapping[str, str | int],
    *,
    at: datetime,
) -> None:
    """Note a change in the transaction that makes it."""
    row = {"workshop": workshop, "kind": kind, "subject": dict(subject), "at": at}
    connection.execute(_NEW, row)


def events_after(
    connection: Connection, workshop: str, id_: int, *, most: int
) -> list[Event]:
    """Return the events after one, oldest first, at most so many."""
    query = (
        select(event.c.id, event.c.kind, event.c.subject)
        .where(event.c.workshop == workshop, event.c.id > id_)
        .order_by(event.c.id)
        .limit(most)
    )
    return [Event(*row) for row in connection.execute(query)]


def events_of_kind(
    connection: Connection, workshop: str, kinds: Collection[str], *, most: int
) -> list[tuple[Event, datetime]]:
    """Return the newest events of some kinds with their moments, newest first."""
    query = (
        select(event.c.id, event.c.kind, event.c.subject, event.c.at)
        .where(event.c.workshop == workshop, event.c.kind.in_(list(kinds)))
        .order_by(event.c.id.desc())
        .limit(most)
    )
    return [(Event(*row), at) for *row, at in connection.execute(query)]


def last_event(
    connection: Connection, workshop: str, *, but: Iterable[str] = ()
) -> int:
    """Return the id of the newest event, but for some kinds; 0 if there is none."""
    query = (
        select(event.c.id)
        .where(event.c.workshop == workshop, event.c.kind.not_in(list(but)))
        .order_by(event.c.id.desc())
        .limit(1)
    )
    return connection.scalar(query) or 0


def remove_events_of(connection: Connection, workshop: str, person: str) -> None:
    """Remove the events whose subject is a person."""
    query = select(event.c.id, event.c.subject).where(event.c.workshop == workshop)
    ids = [
        id_ for id_, subject in connection.execute(query) if person in subject.values()
    ]
    for n in range(0, len(ids), 500):
        connection.execute(delete(event).where(event.c.id.in_(ids[n : n + 500])))
