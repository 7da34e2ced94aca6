"""The paper of a template: a workbook with its formats, lists and protection."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

from cityshare.interchange.form import MACHINE_SHEET, Choice, Form
from cityshare.interchange.words import words

CREATED = datetime(2000, 1, 1)  # noqa: DTZ001
PAPER_A4 = 9
MARGINS = {"left": 0.35, "right": 0.35, "top": 0.4, "bottom": 0.6}
ALLOWED = {"format_columns": True, "format_rows": True}
LINE, TALL_LINE = 1.3, 1.6
TALLEST = 400

_LOOKS: dict[str, dict[str, object]] = {
    "title": {"bold": True, "font_size": 18, "text_wrap": False},
    "guide": {"font_size": 11},
    "part": {"bold": True, "font_size": 12, "font_color": "#0B4F6C", "bottom": 2},
    "label": {"bold": True, "font_size": 11},
    "help": {"font_size": 10, "font_color": "#44525C"},
    "head": {"bold": True, "font_size": 10, "bg_color": "#DCE6EC", "border": 1},
    "cell": {"font_size": 10, "border": 1},
    "strong": {"font_size": 10, "border": 1, "bold": True},
    "input": {"font_size": 11, "border": 1, "bg_color": "#FFF9D6", "locked": False},
    "number": {
        "font_size": 14,
        "border": 1,
        "bg_color": "#FFF9D6",
        "locked": False,
        "align": "center",
    },
    "wrong": {"bg_color": "#F4B6A8"},
}


class Paper:
    """A workbook being written, with the words and lists that its sheets share."""

    def __init__(self, book: Any, form: Form, footer: str) -> None:
        self.book = book
        self.form = form
        self.words: Mapping[str, str] = words(form.language)
        self.footer = footer
        base = {"valign": "top", "text_wrap": True}
        self.formats = {
            name: book.add_format({**base, **look}) for name, look in _LOOKS.items()
        }

    def sheet(self, name: str, mark: str) -> Any:
        """Add a protected sheet for A4 across, its marks hidden in row 1, column A."""
        page = self.book.add_worksheet(self.words[f"sheet.{name}"])
        page.protect("", ALLOWED)
        page.set_landscape()
        page.set_paper(PAPER_A4)
        page.set_margins(**MARGINS)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L{self.footer}&R&P / &N")
        page.hide_gridlines(2)
        page.set_column(0, 0, None, None, {"hidden": True})
        page.set_row(0, None, None, {"hidden": True})
        page.write_string(0, 0, mark)
        return page

    def lists(self) -> None:
        """Add the hidden sheet from which everything is read back; add it last."""
        page = self.book.add_worksheet(MACHINE_SHEET)
        for n, row in enumerate(self.form.rows()):
            for column, text in enumerate(row):
                page.write_string(n, column, text)
        page.protect("")
        page.very_hidden()

    def choose(self, page: Any, row: int, column: int, kind: Choice) -> None:
        """Let a cell offer a list of the hidden sheet; other texts are refused."""
        source = self._source(kind)
        if source:
            self.allow(
                page, (row, column, row, column), source, self.words["stop.list"]
            )

    def allow(
        self, page: Any, area: tuple[int, int, int, int], source: object, stop: str
    ) -> None:
        """Offer a list of values in an area of cells."""
        page.data_validation(
            *area,
            {
                "validate": "list",
                "source": source,
                "error_title": self.words["stop.title"],
                "error_message": stop,
            },
        )

    def _source(self, kind: Choice) -> str:
        """Give the cells of the hidden sheet that hold the labels of a list."""
        rows = [n for n, row in enumerate(self.form.rows(), 1) if row[0] == kind]
        return f"={MACHINE_SHEET}!$C${rows[0]}:$C${rows[-1]}" if rows else ""


def open_book(target: object) -> Any:
    """Open a workbook for writing whose bytes depend on its content alone."""
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    return xlsxwriter.Workbook(target, options)


def row_height(
    texts: Mapping[int, str], widths: Mapping[int, float], size: int
) -> float:
    """Return the height in points that wrapped texts need, by column.

    A column's width counts narrow letters of 11 points, as Excel does; East Asian
    letters are twice as wide, and their lines are taller.
    """
    needed = []
    for column, text in texts.items():
        width = widths[column] * 11 / size
        lines = sum(_lines(line, width) for line in text.split("\n"))
        wide = any(east_asian_width(letter) in "WF" for letter in text)
        needed.append(lines * size * (TALL_LINE if wide else LINE))
    return min(max(needed) + 6, TALLEST)


def _lines(text: str, width: float) -> int:
    """Count the lines of a text that is wrapped between words, or within long ones."""
    lines, used = 1, 0
    for word in text.split(" "):
        letters = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in word)
        if used and used + 1 + letters > width:
            lines, used = lines + 1, 0
        used += letters + (used > 0)
        while used > width:
            lines, used = lines + 1, used - int(width)
    return lines
