"""The sheet of a template about the person who answers."""

from __future__ import annotations

from typing import Any

from cityshare.interchange.form import (
    ABOUT_MARK,
    N_LANGUAGES,
    N_PRACTICES,
    N_WISHES,
    Choice,
)
from cityshare.interchange.paper import Paper, row_height

LABEL, INPUT, HELP = 1, 2, 3
WIDTHS = {LABEL: 34.0, INPUT: 44.0, HELP: 56.0}

Field = tuple[str, int, Choice | None]

# The fields of the sheet: key, number within the key (0 where there is one), list.
PARTS: dict[str, tuple[Field, ...]] = {
    "person": (
        ("name", 0, None),
        ("name_local", 0, None),
        ("delegation", 0, "delegation"),
        ("position", 0, None),
        ("role", 0, "role"),
        ("email", 0, None),
    ),
    "wishes": (
        *(("language", n, "language") for n in range(1, N_LANGUAGES + 1)),
        *(("theme", n, "theme") for n in range(1, N_WISHES + 1)),
        *(("practice", n, "practice") for n in range(1, N_PRACTICES + 1)),
    ),
    "consent": (
        ("workshop", 0, "answer"),
        ("network", 0, "answer"),
        ("contact", 0, "answer"),
    ),
}


def field_key(key: str, number: int) -> str:
    """Return the mark of a field's row, such as ``theme_2``."""
    return f"{key}_{number}" if number else key


def write_about(paper: Paper, title: str) -> None:
    """Write the sheet "About you"."""
    page = paper.sheet("about", ABOUT_MARK)
    for column, width in WIDTHS.items():
        page.set_column(column, column, width)
    page.write_string(0, LABEL, "label")
    page.write_string(0, INPUT, "value")
    page.write_string(1, LABEL, title, paper.formats["title"])
    page.set_row(1, 28)
    guide = paper.words["guide.about"]
    page.merge_range(2, LABEL, 2, HELP, guide, paper.formats["guide"])
    page.set_row(2, row_height({LABEL: guide}, {LABEL: sum(WIDTHS.values())}, 11))
    page.fit_to_pages(1, 1)
    row = 3
    for part, fields in PARTS.items():
        _part(paper, page, row, part)
        for n, field in enumerate(fields, start=row + 1):
            _field(paper, page, n, field)
        row += len(fields) + 1


def _part(paper: Paper, page: Any, row: int, part: str) -> None:
    page.set_row(row, 26)
    page.write_string(row, LABEL, paper.words[f"part.{part}"], paper.formats["part"])
    for column in (INPUT, HELP):
        page.write_blank(row, column, None, paper.formats["part"])


def _field(paper: Paper, page: Any, row: int, field: Field) -> None:
    key, number, kind = field
    label = paper.words[f"field.{key}"].format(n=number)
    page.write_string(row, 0, field_key(key, number))
    page.write_string(row, LABEL, label, paper.formats["label"])
    page.write_blank(row, INPUT, None, paper.formats["input"])
    shown = paper.words.get(f"help.{key}", "") if number < 2 else ""
    page.write_string(row, HELP, shown, paper.formats["help"])
    page.set_row(row, max(20, row_height({HELP: shown}, WIDTHS, 10)))
    if kind:
        paper.choose(page, row, INPUT, kind)
