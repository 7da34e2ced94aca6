"""The person who filled in a template, as the sheet "About you" says."""

from __future__ import annotations

from typing import NamedTuple

from cityshare.cohort import Consent, Role
from cityshare.interchange.about_sheet import field_key
from cityshare.interchange.cells import Cells
from cityshare.interchange.form import N_LANGUAGES, N_PRACTICES, N_WISHES, Choice
from cityshare.interchange.grid import Grid

VALUE = "value"


class Person(NamedTuple):
    """What somebody says about themselves, by the names of a filled template."""

    name: str
    delegation: str
    name_local: str
    position: str
    email: str
    role: Role | None
    languages: tuple[str, ...]
    themes: tuple[str, ...]
    practices: tuple[str, ...]
    consent: dict[Consent, bool]


def read_person(grid: Grid, cells: Cells) -> Person:
    """Read the sheet "About you"; name and delegation must be there."""
    about = _About(grid, cells)
    role = about.choice("role", "role")
    name, delegation = about.needed("name"), about.needed("delegation")
    return Person(
        name=name,
        delegation=cells.key("delegation", delegation) or delegation,
        name_local=about.text("name_local"),
        position=about.text("position"),
        email=about.text("email"),
        role=Role(role) if role else None,
        languages=about.choices("language", N_LANGUAGES),
        themes=about.choices("theme", N_WISHES),
        practices=about.choices("practice", N_PRACTICES),
        consent=about.consent(),
    )


class _About:
    """The cells of the sheet by the marks of their rows."""

    def __init__(self, grid: Grid, cells: Cells) -> None:
        self._grid = grid
        self._cells = cells
        self._rows = {mark: row for row, mark in grid.marked_rows() if mark}

    def text(self, key: str) -> str:
        row = self._rows.get(key)
        return "" if row is None else self._grid.text(row, VALUE)

    def needed(self, key: str) -> str:
        text = self.text(key)
        if not text:
            row = self._rows.get(key, 0)
            label = self._label(key)
            self._cells.report("T205", self._grid, row, VALUE, label=label)
        return text

    def choice(self, key: str, kind: Choice) -> str:
        if key not in self._rows:
            return ""
        row, label = self._rows[key], self._label(key)
        return self._cells.choice(self._grid, row, VALUE, kind, label)

    def choices(self, kind: Choice, count: int) -> tuple[str, ...]:
        """Read several cells with one list; each entry counts once."""
        chosen: list[str] = []
        for key in (field_key(kind, n) for n in range(1, count + 1)):
            found = self.choice(key, kind)
            if found in chosen:
                row, label = self._rows[key], self._label(key)
                got = self._grid.text(row, VALUE)
                self._cells.report("T206", self._grid, row, VALUE, got=got, label=label)
            elif found:
                chosen.append(found)
        return tuple(chosen)

    def consent(self) -> dict[Consent, bool]:
        answers = {}
        for purpose in Consent:
            if purpose in self._rows:
                row, label = self._rows[purpose], self._label(purpose)
                answer = self._cells.yes_or_no(self._grid, row, VALUE, label)
                if answer is not None:
                    answers[purpose] = answer
        return answers

    def _label(self, key: str) -> str:
        return self._grid.text(self._rows[key], "label") if key in self._rows else key
