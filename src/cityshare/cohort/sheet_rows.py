"""The rows of a spreadsheet's first sheet, as texts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from string import ascii_uppercase

from python_calamine import CalamineError, CalamineWorkbook

from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire.encoding import without_controls

Value = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta


def sheet_rows(path: Path, problems: list[Problem]) -> list[tuple[int, list[str]]]:
    """Read the rows that are not empty, each with its number; 1 is the first row.

    Raises
    ------
    CityshareError
        If the file does not exist (F101) or cannot be opened (F103).
    """
    if not path.exists():
        raise CityshareError([Problem("F101", got=str(path))])
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = [
                book.get_sheet_by_index(n).to_python(skip_empty_area=False)
                for n in range(len(book.sheet_names))
            ]
    except (CalamineError, OSError) as error:
        place, reason = Place(path.name), {"reason": str(error).rstrip(".")}
        raise CityshareError([Problem("F103", place, None, reason)]) from None
    if any(sheets[1:]):
        problems.append(Problem("C113", Place(path.name)))
    rows = []
    for number, values in enumerate(sheets[0] if sheets else [], start=1):
        cells = _cells(path.name, number, values, problems)
        if any(cell.strip() for cell in cells):
            rows.append((number, cells))
    return rows


def column_letter(index: int) -> str:
    """Return a spreadsheet's letters for a column, 0 for the first.

    >>> column_letter(0), column_letter(27)
    ('A', 'AB')
    """
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return letters


def _cells(
    file: str, number: int, values: list[Value], problems: list[Problem]
) -> list[str]:
    cells = []
    for index, value in enumerate(values):
        cell, n = without_controls(_text(value))
        if n:
            place = Place(file, number, column_letter(index))
            problems.append(Problem("F111", place, None, {"n": n, "line": number}))
        cells.append(cell)
    return cells


def _text(value: Value) -> str:
    """Write a cell as it is seen: 4 for 4.0, yes for TRUE."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return str(value)
