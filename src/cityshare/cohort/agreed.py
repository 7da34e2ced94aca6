"""The rows of agreed.csv."""

from __future__ import annotations

from cityshare.cohort.answers import AgreedLevel
from cityshare.cohort.known import Known
from cityshare.cohort.row import Row
from cityshare.cohort.table import Form, Table

_COLUMNS = ("delegation", "practice", "current", "target")
AGREED = Form("agreed", columns=_COLUMNS, needed=_COLUMNS)


def agreed_levels(table: Table, known: Known) -> dict[int, AgreedLevel]:
    """Return the agreed levels of a table by row; problems go to the rows' list."""
    levels = {row.number: _agreed(row, known) for row in table.rows}
    seen: dict[tuple[str, str], int] = {}
    for row in table.rows:
        level = levels[row.number]
        first = seen.setdefault((level.delegation, level.practice), row.number)
        if first != row.number and level.delegation:
            row.report("C223", "practice", level.practice, first=first)
    return levels


def _agreed(row: Row, known: Known) -> AgreedLevel:
    current, target = row.levels(known.n_levels)
    row.needed("current")
    return AgreedLevel(
        delegation=row.known("delegation", known.delegations, "C207"),
        practice=row.known("practice", known.practices, "C204"),
        current=current or 1,
        target=target,
    )
