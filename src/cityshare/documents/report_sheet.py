"""The report sheets: an empty page for each table to write its outcome on."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.cohort import Cohort
from cityshare.documents.roster import RosterTable, roster_by_table
from cityshare.documents.stamp import Stamp
from cityshare.grouping.plan import Plan


@dataclass(frozen=True, slots=True)
class ReportSheets:
    """One page for each table, in the plan's order."""

    stamp: Stamp
    tables: tuple[RosterTable, ...]


def report_sheets(cohort: Cohort, plan: Plan, *, language: str = "en") -> ReportSheets:
    """Return an empty report sheet for each table.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    roster = roster_by_table(cohort, plan, language=language)
    return ReportSheets(roster.stamp, roster.tables)
