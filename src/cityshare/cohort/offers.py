"""The rows of offers.csv: offers, requests and challenges."""

from __future__ import annotations

from cityshare.cohort.answers import Card, CardKind
from cityshare.cohort.known import Known
from cityshare.cohort.row import Row
from cityshare.cohort.table import Form, Table

OFFERS = Form(
    "offers",
    columns=("participant", "kind", "practice", "to", "text", "language"),
    needed=("participant", "kind", "practice", "text"),
)


def cards(table: Table, known: Known) -> dict[int, Card]:
    """Return the cards of a table by row; problems go to the rows' list."""
    return {row.number: _card(row, known) for row in table.rows}


def _card(row: Row, known: Known) -> Card:
    kind = row.choice("kind", "kind of card", list(CardKind))
    row.needed("kind")
    practice = row.known("practice", known.practices, "C204", needed=False)
    who = row.known("participant", known.participants, "C206")
    to = row.known("to", known.delegations, "C207", needed=False)
    return Card(
        participant=who,
        kind=CardKind(kind or CardKind.OFFER),
        practice=practice,
        to=to,
        text=row.text("text") if practice or to else row.needed("text"),
        language=row.language("language"),
    )
