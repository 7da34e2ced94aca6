"""Delegations of a workshop, and the levels they agreed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields

from sqlalchemy import Connection, delete, func, insert, select, update

from cityshare.cohort import AgreedLevel, Delegation
from cityshare.store.tables import agreed, delegation, offer


def add_delegation(connection: Connection, workshop: str, city: Delegation) -> None:
    """Add a delegation after the others."""
    add_delegations(connection, workshop, [city])


def add_delegations(
    connection: Connection, workshop: str, cities: Sequence[Delegation]
) -> None:
    """Add delegations after the others, in their order."""
    last = select(func.max(delegation.c.number)).where(
        delegation.c.workshop == workshop
    )
    number = connection.scalar(last)
    first = 0 if number is None else number + 1
    rows = [
        {**asdict(city), "workshop": workshop, "number": n}
        for n, city in enumerate(cities, first)
    ]
    if rows:
        connection.execute(insert(delegation), rows)


def change_delegation(connection: Connection, workshop: str, city: Delegation) -> None:
    """Replace what is known of a delegation."""
    here = (delegation.c.workshop == workshop, delegation.c.id == city.id)
    connection.execute(update(delegation).where(*here).values(asdict(city)))


def remove_delegation(connection: Connection, workshop: str, id_: str) -> None:
    """Remove a delegation that has no people; cards to it are then to anyone."""
    to_it = (offer.c.workshop == workshop, offer.c.to == id_)
    connection.execute(update(offer).where(*to_it).values(to=""))
    here = (delegation.c.workshop == workshop, delegation.c.id == id_)
    connection.execute(delete(delegation).where(*here))


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
    add_agreed(connection, workshop, [level])


def add_agreed(
    connection: Connection, workshop: str, levels: Iterable[AgreedLevel]
) -> None:
    """Keep agreed levels where there are none yet."""
    rows = [{"workshop": workshop, **asdict(level)} for level in levels]
    if rows:
        connection.execute(insert(agreed), rows)


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
