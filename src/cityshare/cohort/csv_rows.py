"""The rows of a CSV file, numbered as a spreadsheet shows them."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator
from pathlib import Path

from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire import read_text

DELIMITERS = ",;\t"


def csv_rows(
    path: Path, known_columns: Collection[str], problems: list[Problem]
) -> list[tuple[int, list[str]]]:
    """Read the rows that are not empty, each with its number; 1 is the first row.

    The delimiter is the one of comma, semicolon and tab under which the first
    row has the most known columns. A text with line ends in it is one row.

    Raises
    ------
    CityshareError
        If the file cannot be read (F101 to F103), or a quoted text does not end
        (C111).
    """
    text = read_text(path, problems)
    rows = []
    number = 0
    try:
        for number, cells in enumerate(
            _records(text, _delimiter(text, known_columns)), 1
        ):
            if any(cell.strip() for cell in cells):
                rows.append((number, cells))
    except csv.Error as error:
        place = Place(path.name, number + 1)
        raise CityshareError(
            [Problem("C111", place, None, {"reason": str(error)})]
        ) from None
    return rows


def column_name(header: str) -> str:
    """Return the name a header stands for, whatever its case and blanks.

    >>> column_name(" Name Local")
    'name_local'
    """
    return "_".join(header.casefold().split())


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _delimiter(text: str, known_columns: Collection[str]) -> str:
    def known(delimiter: str) -> int:
        try:
            header = next(filter(None, _records(text, delimiter)), [])
        except csv.Error:
            return 0
        return sum(column_name(cell) in known_columns for cell in header)

    return max(DELIMITERS, key=known)
