"""Reading a filled template back, whatever its language."""

from __future__ import annotations

from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from cityshare.cohort import Card, CardKind, Response
from cityshare.errors import CityshareError, Place, Problem, raise_if_any
from cityshare.interchange.cells import Cells
from cityshare.interchange.filled import FilledTemplate
from cityshare.interchange.form import (
    ABOUT_MARK,
    ANSWERS_MARK,
    CARDS_MARK,
    FORM_FORMAT,
    Form,
)
from cityshare.interchange.grid import Grid, shown
from cityshare.interchange.person import read_person

COLUMNS = {
    ABOUT_MARK: ("value",),
    ANSWERS_MARK: ("current", "target", "priority", "share", "note"),
    CARDS_MARK: ("kind", "practice", "to", "text"),
}
SHEETS = {
    ABOUT_MARK: "About you",
    ANSWERS_MARK: "Answers",
    CARDS_MARK: "Offers and requests",
}


def read_template(path: Path | str) -> FilledTemplate:
    """Read one filled template.

    Sheets may have been renamed, and rows and columns moved: they carry hidden
    marks. Levels, priorities and choices that make no sense are problems.

    Returns
    -------
    FilledTemplate
        What was filled in; its ``problems`` are the warnings.

    Raises
    ------
    CityshareError
        Once, with every problem of the file: ``F101``, ``F103``, ``F110`` (not a
        template), ``T1xx`` (its form), ``T2xx`` and ``C210`` (its cells).
    """
    path = Path(path)
    grids = _grids(path)
    cells = Cells(_form(path, grids))
    raise_if_any(_check_sheets(path, grids))
    marked = {grid.mark: grid for grid in grids}
    person = read_person(marked[ABOUT_MARK], cells)
    responses = _responses(marked[ANSWERS_MARK], cells)
    cards = _cards(marked[CARDS_MARK], cells)
    if not responses:
        cells.problems.append(Problem("T307", Place(path.name)))
    warnings = raise_if_any(cells.problems)
    return FilledTemplate(
        file=path.name,
        questionnaire=cells.form.questionnaire,
        version=cells.form.version,
        language=cells.form.language,
        n_levels=cells.form.n_levels,
        responses=responses,
        cards=cards,
        problems=warnings,
        **person._asdict(),
    )


def _grids(path: Path) -> list[Grid]:
    """Read every sheet as texts."""
    if not path.is_file():
        raise CityshareError([Problem("F101", Place(), str(path))])
    try:
        with CalamineWorkbook.from_path(path) as book:
            sheets = {
                name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
                for name in book.sheet_names
            }
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        raise CityshareError(
            [Problem("F103", Place(path.name), None, details)]
        ) from error
    except CalamineError as error:
        reason = f"it cannot be read as a workbook ({str(error).rstrip('.')})"
        raise _not_a_template(path, reason) from error
    return [
        Grid(path.name, name, [[shown(value) for value in row] for row in rows])
        for name, rows in sheets.items()
    ]


def _form(path: Path, grids: list[Grid]) -> Form:
    """Read the hidden sheet."""
    family = FORM_FORMAT.rpartition("/")[0]
    for grid in grids:
        if grid.mark == FORM_FORMAT:
            try:
                return Form.from_rows(grid.rows)
            except ValueError as error:
                raise _not_a_template(path, str(error)) from error
        if grid.mark.startswith(family):
            raise _not_a_template(path, "it was made by another version of cityshare")
    raise _not_a_template(path, "it lacks the hidden sheet of a template")


def _not_a_template(path: Path, reason: str) -> CityshareError:
    return CityshareError([Problem("F110", Place(path.name), None, {"reason": reason})])


def _check_sheets(path: Path, grids: list[Grid]) -> list[Problem]:
    """Check that each of the three sheets is there once, with its columns."""
    problems = []
    for mark, columns in COLUMNS.items():
        found = [grid for grid in grids if grid.mark == mark]
        if not found:
            details = {"sheet": SHEETS[mark]}
            problems.append(Problem("T103", Place(path.name), None, details))
        for other in found[1:]:
            details = {"sheet": found[0].sheet, "other": other.sheet}
            problems.append(Problem("T108", Place(path.name), None, details))
        problems += [
            Problem("T104", grid.whole, None, {"column": column})
            for grid in found[:1]
            for column in columns
            if not grid.has_column(column)
        ]
    return problems


def _responses(grid: Grid, cells: Cells) -> tuple[Response, ...]:
    """Read the answers, one row for each practice."""
    known = cells.form.choices["practice"]
    rows: dict[str, int] = {}
    ranked: dict[int, int] = {}
    responses = []
    for row, practice in grid.marked_rows():
        filled = [key for key in COLUMNS[ANSWERS_MARK] if grid.text(row, key)]
        if practice not in known:
            if filled:
                got = grid.text(row, filled[0])
                cells.report("T105", grid, row, filled[0], got=got)
            continue
        if practice in rows and filled:
            cells.report("T106", grid, row, filled[0], first=rows[practice] + 1)
            continue
        rows.setdefault(practice, row)
        if filled:
            responses.append(_response(grid, row, practice, cells, ranked))
    for practice, label in known.items():
        if practice not in rows:
            problem = Problem("T107", grid.whole, None, {"practice": label})
            cells.problems.append(problem)
    return tuple(responses)


def _response(
    grid: Grid, row: int, practice: str, cells: Cells, ranked: dict[int, int]
) -> Response:
    current = cells.level(grid, row, "current")
    target = cells.level(grid, row, "target")
    if current and target and target < current:
        beside = f"level today {current}"
        cells.report("C210", grid, row, "target", got=target, beside=beside)
    priority = cells.priority(grid, row, "priority")
    if priority in ranked:
        first = ranked[priority] + 1
        cells.report("T203", grid, row, "priority", got=priority, first=first)
    elif priority:
        ranked[priority] = row
    share = cells.yes_or_no(grid, row, "share")
    note = grid.text(row, "note")
    return Response("", practice, current, target, priority, share, note)


def _cards(grid: Grid, cells: Cells) -> tuple[Card, ...]:
    """Read the offers, requests and challenges."""
    cards = []
    for row, _mark in grid.marked_rows():
        if not any(grid.text(row, key) for key in COLUMNS[CARDS_MARK]):
            continue
        kind = cells.choice(grid, row, "kind", "card")
        text = grid.text(row, "text")
        practice = cells.choice(grid, row, "practice", "practice")
        to = grid.text(row, "to")
        for key in ("kind", "text"):
            if not grid.text(row, key):
                cells.report("T207", grid, row, key)
        if kind:
            to = cells.key("delegation", to) or to
            language = cells.form.language
            cards.append(Card("", CardKind(kind), practice, to, text, language))
    return tuple(cards)
