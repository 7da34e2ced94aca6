"""Sheets of rows as CSV and XLSX bytes that spreadsheet programs open safely."""

from __future__ import annotations

import csv
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO, StringIO
from itertools import pairwise
from typing import Any
from unicodedata import normalize

import xlsxwriter

from cityshare.documents.letters import plain, text_width
from cityshare.documents.stamp import Stamp

Cell = str | int | float | None

RISKY = frozenset("=+-@\t\r\n")
CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
PAPER_A4 = 9
NARROWEST, WIDEST = 8, 44
MARGINS = {"left": 0.4, "right": 0.4, "top": 0.5, "bottom": 0.7}


@dataclass(frozen=True, slots=True)
class Sheet:
    """Rows under a header, with the stamp of the plan they show.

    Attributes
    ----------
    title
        Name of the sheet in a workbook.
    header, rows
        Column titles, and cells in their order.
    grouped
        Whether rows with an equal first cell belong together, and a line is
        drawn between them.
    """

    title: str
    stamp: Stamp
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...] = field(default=())
    grouped: bool = False


def csv_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as CSV (RFC 4180) in UTF-8 with a byte order mark.

    The mark lets Excel read names in every script. Texts that a spreadsheet would
    take for a formula get a leading apostrophe. The last column is the version of
    the plan, so that a copied row still tells where it comes from.
    """
    out = StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([*sheet.header, "plan"])
    for row in sheet.rows:
        writer.writerow([_guarded(cell) for cell in (*row, sheet.stamp.version)])
    return out.getvalue().encode("utf-8-sig")


def xlsx_bytes(sheet: Sheet) -> bytes:
    """Return a sheet as a workbook, ready to print on A4 across.

    The stamp stands in the footer of every page. Equal sheets give equal bytes.
    """
    out = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties(
            {"title": f"{sheet.title} – {sheet.stamp}"[:255], "created": CREATED}
        )
        page = book.add_worksheet(sheet_name(sheet.title))
        _print_setup(page, sheet)
        _fill(book, page, sheet)
    return out.getvalue()


def sheet_name(title: str) -> str:
    """Return a title without what Excel refuses in the name of a sheet.

    >>> sheet_name("Where do I sit?")
    'Where do I sit'
    """
    kept = "".join(c for c in plain(title) if c not in "[]:*?/\\？：")
    return kept.strip("' ")[:31] or "Sheet1"


def _guarded(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    # Excel takes the wide forms of an East Asian keyboard for a formula as well.
    first = normalize("NFKC", cell.lstrip(" "))[:1]
    return f"'{plain(cell)}" if first in RISKY else plain(cell)


def _print_setup(page: Any, sheet: Sheet) -> None:
    footer = str(sheet.stamp).replace("&", "&&")[:200]
    page.set_landscape()
    page.set_paper(PAPER_A4)
    page.set_margins(**MARGINS)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    page.set_footer(f"&L{footer}&R&P / &N")


def _fill(book: Any, page: Any, sheet: Sheet) -> None:
    look = {"valign": "top", "text_wrap": True, "font_size": 12}
    head = book.add_format({**look, "bold": True, "bottom": 2, "bg_color": "#E8EEF2"})
    body = book.add_format({**look, "bottom": 4, "bottom_color": "#9AA5AD"})
    last = book.add_format({**look, "bottom": 2})
    for column, title in enumerate(sheet.header):
        cells = [title, *(row[column] for row in sheet.rows)]
        page.set_column(column, column, _column_width(cells))
        page.write_string(0, column, plain(title), head)
    keys = [row[0] for row in sheet.rows]
    ends = [sheet.grouped and a != b for a, b in pairwise(keys)] + [True]
    for n, row in enumerate(sheet.rows):
        style = last if ends[n] else body
        for column, cell in enumerate(row):
            shown = plain(cell) if isinstance(cell, str) else cell
            page.write(n + 1, column, shown, style)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.header) - 1)


def _column_width(cells: list[Cell]) -> float:
    widest = max(text_width(str(cell)) for cell in cells if cell is not None)
    return min(max(widest * 1.15 + 3, NARROWEST), WIDEST)
