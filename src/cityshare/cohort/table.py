"""One table of a cohort folder, a .csv or .xlsx file, with its header checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cityshare.cohort.csv_rows import column_name, csv_rows
from cityshare.cohort.names import guess
from cityshare.cohort.row import Row
from cityshare.cohort.sheet_rows import column_letter, sheet_rows
from cityshare.errors import CityshareError, Place, Problem

_Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Form:
    """The form of a table: its file's name and its columns.

    Parameters
    ----------
    stem
        The file's name without its ending.
    columns
        The columns that cityshare knows, in their order.
    needed
        Those that must be there.
    open
        Whether further columns are read too.
    absent
        The code of the problem when the folder has no such file; "" for none.
    """

    stem: str
    columns: tuple[str, ...]
    needed: tuple[str, ...]
    open: bool = False
    absent: str = ""

    @property
    def file(self) -> str:
        """The name of the CSV file."""
        return f"{self.stem}.csv"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``file`` is its name as the author knows it.

    ``was_read`` is false, and there are no rows, if there is no file to be read.
    """

    file: str
    columns: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    was_read: bool = True

    @property
    def ids(self) -> dict[str, None] | None:
        """The ids that the rows define in order; ``None`` if they are not known."""
        if "id" not in self.columns:
            return None
        return dict.fromkeys(filter(None, (row.word("id") for row in self.rows)))


def read_table(folder: Path, form: Form, problems: list[Problem]) -> Table:
    """Read a table of a folder, if it is there.

    What is wrong with the file as a whole, its first row or the number of its
    cells is added to ``problems``; so is, later, what is wrong in a cell.
    """
    paths = [folder / f"{form.stem}{ending}" for ending in (".csv", ".xlsx")]
    there = [path for path in paths if path.exists()]
    if not there:
        if form.absent:
            problems.append(Problem(form.absent, Place(form.file)))
        return Table(form.file, was_read=False)
    path = there[0]
    if len(there) > 1:
        details = {"other": there[1].name}
        problems.append(Problem("C109", Place(path.name), None, details))
    try:
        rows = _rows(path, form, problems)
    except CityshareError as error:
        problems.extend(error.problems)
        return Table(path.name, was_read=False)
    if not rows:
        problems.append(Problem("C107", Place(path.name)))
        return Table(path.name)
    return _table(path.name, form, rows, problems)


def _rows(path: Path, form: Form, problems: list[Problem]) -> _Rows:
    if path.suffix == ".xlsx":
        return sheet_rows(path, problems)
    return csv_rows(path, form.columns, problems)


def _table(file: str, form: Form, rows: _Rows, problems: list[Problem]) -> Table:
    (first, names), *others = rows
    header = [column_name(cell) for cell in names]
    while not header[-1] and not _filled(others, len(header) - 1):
        header.pop()
    for column, problem in _header_problems(form, header, others):
        place = Place(file, first, column)
        problems.append(Problem(problem.code, place, None, problem.details))
    read = [name for name in header if name and (form.open or name in form.columns)]
    table_rows = []
    for number, cells in others:
        if len(cells) < len(header) or any(c.strip() for c in cells[len(header) :]):
            details = {"cells": len(cells), "columns": len(header)}
            problems.append(Problem("C106", Place(file, number), None, details))
        by_name = dict(zip(header, cells, strict=False))
        kept = {name: by_name.get(name, "") for name in read}
        table_rows.append(Row(file, number, kept, problems))
    return Table(file, tuple(dict.fromkeys(read)), tuple(table_rows))


def _filled(rows: _Rows, column: int) -> bool:
    return any(cells[column].strip() for _, cells in rows if column < len(cells))


def _header_problems(
    form: Form, header: list[str], rows: _Rows
) -> Iterator[tuple[str, Problem]]:
    missing = [name for name in form.columns if name not in header]
    for name in missing:
        if name in form.needed:
            details = {"needed": ", ".join(form.needed)}
            yield name, Problem("C103", details=details)
    for name, n in Counter(filter(None, header)).items():
        if n > 1:
            yield name, Problem("C104")
        if name in form.columns:
            continue
        if not form.open:
            yield name, Problem("C105", details={"advice": guess(name, missing)})
        elif near := guess(name, missing, likeness=0.8):
            yield name, Problem("C306", details={"advice": near})
    for index, name in enumerate(header):
        if not name and _filled(rows, index):
            yield "", Problem("C112", details={"letter": column_letter(index)})
