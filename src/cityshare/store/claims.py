"""Claims of people on cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from cityshare.exchange import CardState
from cityshare.store.hour_tables import claim


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """Who has claimed which card, and how far they have come with it."""

    offer: int
    person: str
    state: CardState


def add_claim(
    connection: Connection, workshop: str, row: ClaimRow, *, at: datetime
) -> None:
    """Add a claim."""
    values = {"offer": row.offer, "person": row.person, "state": row.state.value}
    connection.execute(insert(claim).values(workshop=workshop, at=at, **values))


def claims_of(
    connection: Connection, workshop: str, offer_id: int | None = None
) -> list[ClaimRow]:
    """Return all claims, or those on one card, in the order in which they came."""
    query = select(claim.c.offer, claim.c.person, claim.c.state).where(
        claim.c.workshop == workshop
    )
    if offer_id is not None:
        query = query.where(claim.c.offer == offer_id)
    rows = connection.execute(query.order_by(claim.c.id))
    return [ClaimRow(card, who, CardState(state)) for card, who, state in rows]


def set_claim_state(connection: Connection, workshop: str, row: ClaimRow) -> None:
    """Change how far somebody has come with a card."""
    here = _here(workshop, row.offer, row.person)
    connection.execute(update(claim).where(*here).values(state=row.state.value))


def remove_claim(
    connection: Connection, workshop: str, offer_id: int, person: str
) -> bool:
    """Remove a claim; tell whether it was there."""
    statement = delete(claim).where(*_here(workshop, offer_id, person))
    return bool(connection.execute(statement).rowcount)


def _here(workshop: str, offer_id: int, person: str) -> tuple[ColumnElement[bool], ...]:
    return (
        claim.c.workshop == workshop,
        claim.c.offer == offer_id,
        claim.c.person == person,
    )
