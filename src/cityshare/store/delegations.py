"""Delegations of a workshop, and the levels they agreed on."""

from __future__ import annotations

from dataclasses import asdict, fields

from sqlalchemy import Connection, delete, func, insert, select

from cityshare.cohort import AgreedLevel, Delegation
from cityshare.store.tables import agreed, delegation


def add_delegation(connection: Connection, workshop: str, city: Delegation) -> None:
    """Add a delegation after the others."""
    n = select(func.count()).where(delegation.c.workshop == workshop)
    row = {**asdict(city), "workshop": workshop, "number": connection.scalar(n)}
    connection.execute(insert(delegation).values(row))


def delegations_of(connection: Connection, workshop: str) -> list[Delegation]:
    """Return the delegations in the order in which they came."""
    names = [field.name for field in fields(Delegation)]
    query = select(*(delegation.c[name] for name in names))
    query = query.where(delegation.c.workshop == workshop)
    rows = connection.execute(query.order_by(delegation.c.number, delegation.c.id))
    return [Delegation(**row) for row in rows.mappings()]


def set_agreed(connection: Connection, workshop: str, level: AgreedLevel) -> None:
    """Keep the level a delegation agreed on, in place of an earlier one."""
    drop_agreed(connection, workshop, level.delegation, level.practice)
    connection.execute(insert(agreed).values(workshop=workshop, **asdict(level)))


def drop_agreed(
    connection: Connection, workshop: str, delegation_id: str, practice: str
) -> None:
    """Take an agreed level back."""
    connection.execute(
        delete(agreed).where(
            agreed.c.workshop == workshop,
            agreed.c.delegation == delegation_id,
            agreed.c.practice == practice,
        )
    )


def agreed_levels(connection: Connection, workshop: str) -> list[AgreedLevel]:
    """Return the agreed levels by delegation and practice."""
    query = (
        select(*agreed.c["delegation", "practice", "current", "target"])
        .where(agreed.c.workshop == workshop)
        .order_by(agreed.c.delegation, agreed.c.practice)
    )
    return [AgreedLevel(*row) for row in connection.execute(query)]
