"""What came out of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from cityshare.exchange import Outcome
from cityshare.store.hour_tables import outcome


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """What came out of a table of a session, and how often it was saved."""

    session: str | None
    table: str
    outcome: Outcome
    revision: int


def set_outcome(
    connection: Connection, workshop: str, row: OutcomeRow, *, saved_at: datetime
) -> None:
    """Keep what came out of a table in place of what was there."""
    at = {"workshop": workshop, "session": row.session or "", "table": row.table}
    here = [outcome.c[name] == value for name, value in at.items()]
    connection.execute(delete(outcome).where(*here))
    connection.execute(
        insert(outcome).values(
            **at,
            content=row.outcome.model_dump(mode="json"),
            revision=row.revision,
            saved_at=saved_at,
        )
    )


def outcomes_of(connection: Connection, workshop: str) -> list[OutcomeRow]:
    """Return what came out of all tables of all sessions."""
    names = ("session", "table", "content", "revision")
    query = select(*outcome.c[names]).where(outcome.c.workshop == workshop)
    rows = connection.execute(query.order_by(outcome.c.session, outcome.c.table))
    return [
        OutcomeRow(session or None, table, Outcome.model_validate(content), revision)
        for session, table, content, revision in rows
    ]


def replace_outcome(connection: Connection, workshop: str, row: OutcomeRow) -> None:
    """Replace the words of an outcome; its revision and moment stay."""
    here = (
        outcome.c.workshop == workshop,
        outcome.c.session == (row.session or ""),
        outcome.c.table == row.table,
    )
    content = row.outcome.model_dump(mode="json")
    connection.execute(update(outcome).where(*here).values(content=content))
