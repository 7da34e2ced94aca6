"""The rows of delegations.csv."""

from __future__ import annotations

from cityshare.cohort.people import Delegation
from cityshare.cohort.row import Row
from cityshare.cohort.table import Form, Table

DELEGATIONS = Form(
    "delegations",
    columns=("id", "name", "country", "region", "subregion", "population"),
    needed=("id", "name"),
    open=True,
    absent="C102",
)


def delegations(table: Table) -> dict[int, Delegation]:
    """Return the delegations of a table by row; problems go to the rows' list."""
    further = [name for name in table.columns if name not in DELEGATIONS.columns]
    seen: dict[str, int] = {}
    return {row.number: _delegation(row, further, seen) for row in table.rows}


def _delegation(row: Row, further: list[str], seen: dict[str, int]) -> Delegation:
    context = {name: row.text(name) for name in further}
    return Delegation(
        id=row.new_id("id", seen),
        name=row.title("name", needed=True),
        country=row.text("country"),
        region=row.text("region"),
        subregion=row.text("subregion"),
        population=row.population("population"),
        context={name: text for name, text in context.items() if text},
    )
