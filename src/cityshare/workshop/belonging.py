"""Who belongs together: delegations, and the tables of what is published."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.store import people, plans
from cityshare.workshop.change import viewing
from cityshare.workshop.entity import Entity
from cityshare.workshop.phase import Phase

Delegations = Mapping[str, str]
Tables = Mapping[str, frozenset[str]]


def belonging(workshop: Entity) -> tuple[Delegations, Tables]:
    """Return everybody's delegation, and the tables of whoever may see them.

    Tables are those of every published plan; there are none before publication.
    """
    with viewing(workshop.db, workshop.id) as view:
        at = (view.connection, view.id)
        delegations = people.delegations_of_people(*at)
        is_shown = Phase(view.row.phase).shows_tables
        published = plans.plans_of(*at, state="published") if is_shown else []
    tables: dict[str, set[str]] = {}
    for version in published:
        for table in version.plan.tables:
            for person in (*table.seated, *table.observers, *table.interpreters):
                tables.setdefault(person, set()).add(table.id)
    return delegations, {who: frozenset(found) for who, found in tables.items()}
