"""Templates filled in with openpyxl, as a person would in Excel."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = Mapping[str, object]
NOTHING: Mapping[str, Any] = {}

ABOUT, ANSWERS, CARDS = 0, 1, 2
FIRST_ROW = 5


def sheet(book: Workbook, number: int) -> Worksheet:
    found = book.worksheets[number]
    assert isinstance(found, Worksheet)
    return found


def rows_by_mark(page: Worksheet) -> dict[str, int]:
    """Give the rows of a sheet by the hidden marks in their first cell."""
    marks = {n: page.cell(n, 1).value for n in range(2, page.max_row + 1)}
    return {str(mark): n for n, mark in marks.items() if mark}


def columns_by_mark(page: Worksheet) -> dict[str, int]:
    marks = {n: page.cell(1, n).value for n in range(2, page.max_column + 1)}
    return {str(mark): n for n, mark in marks.items() if mark}


def put(page: Worksheet, row: int, key: str, value: object) -> None:
    """Type a value into a cell."""
    cell = page.cell(row, columns_by_mark(page)[key])
    cell.value = value  # type: ignore[assignment]


def fill(
    path: Path,
    *,
    about: Row = NOTHING,
    answers: Mapping[str, Row] = NOTHING,
    cards: tuple[Row, ...] = (),
    out: Path | None = None,
) -> Path:
    """Fill in a template: fields by mark, answers by practice, cards in order."""
    book = openpyxl.load_workbook(path)
    page = sheet(book, ABOUT)
    rows = rows_by_mark(page)
    for key, value in about.items():
        put(page, rows[key], "value", value)
    page = sheet(book, ANSWERS)
    rows = rows_by_mark(page)
    for practice, answer in answers.items():
        for key, value in answer.items():
            put(page, rows[practice], key, value)
    page = sheet(book, CARDS)
    for n, card in enumerate(cards):
        for key, value in card.items():
            put(page, FIRST_ROW + n, key, value)
    book.save(out or path)
    return out or path
