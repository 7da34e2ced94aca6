"""The plenary sheet: each table's three lines."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.documents.stamp import Stamp


@dataclass(frozen=True, slots=True)
class PlenaryTable:
    """What one table reports; an empty line is left to be written by hand."""

    number: str
    theme: str
    learnt: str = ""
    commitments: str = ""
    unanswered: str = ""


@dataclass(frozen=True, slots=True)
class PlenarySheet:
    """The lines of all tables, in the order in which they report."""

    stamp: Stamp
    tables: tuple[PlenaryTable, ...]
