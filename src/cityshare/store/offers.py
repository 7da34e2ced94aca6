"""Cards of people: offers, requests and challenges."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import ColumnElement, Connection, delete, insert, select, update

from cityshare.cohort import Card, CardKind
from cityshare.exchange import CardState
from cityshare.store.tables import offer


@dataclass(frozen=True, slots=True)
class Offer:
    """A card; ``to`` names a delegation or is "". A new one has the id 0."""

    kind: CardKind
    practice: str = ""
    to: str = ""
    text: str = ""
    language: str = ""
    id: int = 0

    def card(self, who: str) -> Card:
        """Return the card as a cohort has it."""
        return Card(who, self.kind, self.practice, self.to, self.text, self.language)


@dataclass(frozen=True, slots=True)
class Posted:
    """A card on the wall: who posted it, how far it has come, where to ask for it."""

    person: str
    offer: Offer
    state: CardState
    ask_at: str


_COLUMNS = ("kind", "practice", "to", "text", "language", "id")


def add_offer(connection: Connection, workshop: str, who: str, card: Offer) -> Offer:
    """Add a card and return it with its id."""
    row = _row(card)
    statement = insert(offer).values(workshop=workshop, person=who, **row)
    id_ = connection.execute(statement.returning(offer.c.id)).scalar_one()
    return replace(card, id=id_)


def add_offers(
    connection: Connection, workshop: str, cards: Iterable[tuple[str, Offer]]
) -> None:
    """Add cards, each with the id of its person, in their order."""
    rows = [{"workshop": workshop, "person": who, **_row(card)} for who, card in cards]
    if rows:
        connection.execute(insert(offer), rows)


def change_offer(connection: Connection, workshop: str, who: str, card: Offer) -> bool:
    """Replace a card of a person; tell whether it was there."""
    statement = update(offer).where(*_here(workshop, who, card.id)).values(_row(card))
    return bool(connection.execute(statement).rowcount)


def remove_offer(connection: Connection, workshop: str, who: str, id_: int) -> bool:
    """Remove a card of a person; tell whether it was there."""
    statement = delete(offer).where(*_here(workshop, who, id_))
    return bool(connection.execute(statement).rowcount)


def offers_of(connection: Connection, workshop: str, who: str) -> list[Offer]:
    """Return a person's cards in the order in which they came."""
    here = (offer.c.workshop == workshop, offer.c.person == who)
    query = select(*offer.c[_COLUMNS]).where(*here).order_by(offer.c.id)
    return [_offer(*row) for row in connection.execute(query)]


def all_offers(connection: Connection, workshop: str) -> list[tuple[str, Offer]]:
    """Return everyone's cards with the ids of their people."""
    query = (
        select(offer.c.person, *offer.c[_COLUMNS])
        .where(offer.c.workshop == workshop)
        .order_by(offer.c.id)
    )
    return [(who, _offer(*row)) for who, *row in connection.execute(query)]


def posted_offers(
    connection: Connection, workshop: str, id_: int | None = None
) -> list[Posted]:
    """Return everyone's cards as they stand on the wall, or the one of an id."""
    query = (
        select(offer.c.person, offer.c.state, offer.c.ask_at, *offer.c[_COLUMNS])
        .where(offer.c.workshop == workshop)
        .order_by(offer.c.id)
    )
    if id_ is not None:
        query = query.where(offer.c.id == id_)
    return [
        Posted(who, _offer(*row), CardState(state or CardState.OPEN), ask_at or "")
        for who, state, ask_at, *row in connection.execute(query)
    ]


def talks_wanted(connection: Connection, workshop: str) -> tuple[tuple[str, str], ...]:
    """Return who asks to talk with which delegation."""
    asks = (offer.c.kind == CardKind.REQUEST.value, offer.c.to != "")
    query = select(offer.c.person, offer.c.to).where(offer.c.workshop == workshop)
    found = connection.execute(query.where(*asks).distinct())
    return tuple(sorted((who, to) for who, to in found))


def set_card_state(
    connection: Connection, workshop: str, id_: int, state: CardState
) -> None:
    """Change how far a card has come."""
    here = (offer.c.workshop == workshop, offer.c.id == id_)
    connection.execute(update(offer).where(*here).values(state=state.value))


def set_ask_at(connection: Connection, workshop: str, id_: int, text: str) -> None:
    """Keep the words on where to ask for a card."""
    here = (offer.c.workshop == workshop, offer.c.id == id_)
    connection.execute(update(offer).where(*here).values(ask_at=text))


def _here(workshop: str, who: str, id_: int) -> tuple[ColumnElement[bool], ...]:
    return (offer.c.workshop == workshop, offer.c.person == who, offer.c.id == id_)


def _row(card: Offer) -> dict[str, object]:
    row = asdict(card)
    del row["id"]
    return {**row, "kind": card.kind.value}


def _offer(kind: str, *others: object) -> Offer:
    return Offer(CardKind(kind), *others)  # type: ignore[arg-type]
