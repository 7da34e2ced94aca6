"""Roles at tables that somebody has set."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select, update

from cityshare.exchange import TableRoles
from cityshare.store.hour_tables import table_role

ROLES = ("chair", "reporter", "first_case")


def set_roles(
    connection: Connection,
    workshop: str,
    session: str | None,
    table: str,
    roles: TableRoles,
) -> None:
    """Keep the roles of a table in place of earlier ones."""
    at = {"workshop": workshop, "session": session or "", "table": table}
    here = [table_role.c[name] == value for name, value in at.items()]
    connection.execute(delete(table_role).where(*here))
    connection.execute(insert(table_role).values(**at, **asdict(roles)))


def roles_of(
    connection: Connection, workshop: str, session: str | None
) -> dict[str, TableRoles]:
    """Return the roles that were set, by table of a session."""
    query = select(table_role.c.table, *table_role.c[ROLES]).where(
        table_role.c.workshop == workshop, table_role.c.session == (session or "")
    )
    return {table: TableRoles(*who) for table, *who in connection.execute(query)}


def remove_from_roles(connection: Connection, workshop: str, person: str) -> None:
    """Take a person out of every role."""
    for name in ROLES:
        here = (table_role.c.workshop == workshop, table_role.c[name] == person)
        connection.execute(update(table_role).where(*here).values({name: ""}))
