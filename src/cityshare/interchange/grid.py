"""A grid: the cells of one sheet of a filled template, found by their marks."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time

from cityshare.cohort.sheet_rows import Value, column_letter
from cityshare.errors import Place
from cityshare.interchange.form import HEADER_MARK
from cityshare.questionnaire.encoding import without_controls


@dataclass(frozen=True)
class Grid:
    """One sheet; rows count from 0, as the marks in row 0 and column 0 do.

    Problems name the sheet, row and column as they stand in the workbook now,
    wherever the sheet, the row or the column was moved to.
    """

    file: str
    sheet: str
    rows: Sequence[Sequence[str]]

    @property
    def mark(self) -> str:
        """The mark in the first cell, which tells what sheet this is."""
        return self.rows[0][0] if self.rows and self.rows[0] else ""

    def marked_rows(self) -> Iterator[tuple[int, str]]:
        """Yield the rows below the header with their marks, "" for none."""
        first = next((n for n, mark in self._marks() if mark == HEADER_MARK), 0)
        return ((n, mark) for n, mark in self._marks() if n > first)

    def has_column(self, key: str) -> bool:
        """Whether there is a column with this mark."""
        return key in self.rows[0]

    def text(self, row: int, key: str) -> str:
        """Return a cell without blanks around it, "" where there is none."""
        column = self._column(key)
        cells = self.rows[row]
        return cells[column].strip() if column < len(cells) else ""

    @property
    def whole(self) -> Place:
        """The place of the sheet as a whole."""
        return Place(f"{self.file}, sheet '{self.sheet}'")

    def place(self, row: int, key: str, label: str = "") -> Place:
        """Say where a cell is: the column's letter and its header or a label."""
        column = self._column(key)
        header = next((n for n, mark in self._marks() if mark == HEADER_MARK), None)
        words = label if header is None else self.rows[header][column]
        title = f"{column_letter(column)}: {words}" if words else column_letter(column)
        return Place(self.whole.file, row + 1, title)

    def _column(self, key: str) -> int:
        keys = self.rows[0]
        return keys.index(key) if key in keys else len(keys)

    def _marks(self) -> Iterator[tuple[int, str]]:
        return ((n, row[0] if row else "") for n, row in enumerate(self.rows) if n)


def shown(value: Value) -> str:
    """Write a cell as it is seen: 4 for 4.0, yes for TRUE.

    >>> shown(4.0), shown(True), shown(2.5)
    ('4', 'yes', '2.5')
    """
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date | time):
        return value.isoformat()
    return without_controls(str(value))[0]


def plain(text: str) -> str:
    """Return a text by which choices are compared: width, case and blanks aside.

    >>> plain("  Yes "), plain("ﾃｰﾌﾞﾙ")
    ('yes', 'テーブル')
    """
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
