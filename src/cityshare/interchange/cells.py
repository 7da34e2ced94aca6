"""Cells of a filled template, read one by one, with their problems."""

from __future__ import annotations

import unicodedata

from cityshare.cohort.names import enumerated
from cityshare.errors import Problem
from cityshare.interchange.form import Choice, Form
from cityshare.interchange.grid import Grid, plain
from cityshare.interchange.words import WORDS

N_PRIORITIES = 3


class Cells:
    """Reads cells of a form; what is wrong is noted and read as empty."""

    def __init__(self, form: Form) -> None:
        self.form = form
        self.problems: list[Problem] = []
        self._keys = {kind: _keys_by_label(form, kind) for kind in form.choices}

    def report(
        self,
        code: str,
        grid: Grid,
        row: int,
        key: str,
        *,
        got: object = None,
        label: str = "",
        **details: object,
    ) -> None:
        """Note a problem of a cell."""
        place = grid.place(row, key, label)
        self.problems.append(Problem(code, place, got, details))

    def level(self, grid: Grid, row: int, key: str) -> int | None:
        """Return a level from 1 to the highest."""
        return self._whole(grid, row, key, "T201", most=self.form.n_levels)

    def priority(self, grid: Grid, row: int, key: str) -> int | None:
        """Return a priority, 1 to 3."""
        return self._whole(grid, row, key, "T202", most=N_PRIORITIES)

    def choice(
        self, grid: Grid, row: int, key: str, kind: Choice, label: str = ""
    ) -> str:
        """Return the key of what was chosen from a list, "" if nothing was."""
        text = grid.text(row, key)
        found = self.key(kind, text)
        if text and not found:
            choices = enumerated(list(self.form.choices[kind].values()))
            self.report("T204", grid, row, key, got=text, label=label, choices=choices)
        return found

    def key(self, kind: Choice, text: str) -> str:
        """Return the key of a label of a list, or "" where it is none."""
        return self._keys[kind].get(plain(text), "")

    def yes_or_no(self, grid: Grid, row: int, key: str, label: str = "") -> bool | None:
        """Return yes or no, ``None`` where the cell is empty or neither."""
        answer = self.choice(grid, row, key, "answer", label)
        return answer == "yes" if answer else None

    def _whole(
        self, grid: Grid, row: int, key: str, code: str, *, most: int
    ) -> int | None:
        text = grid.text(row, key)
        if not text:
            return None
        digits = unicodedata.normalize("NFKC", text)
        if digits.isascii() and digits.isdecimal() and 1 <= int(digits) <= most:
            return int(digits)
        self.report(code, grid, row, key, got=text, most=most)
        return None


def _keys_by_label(form: Form, kind: Choice) -> dict[str, str]:
    """Map labels to keys; keys, and yes and no in every language, count as well."""
    keys = {plain(key): key for key in form.choices[kind]}
    if kind == "answer":
        keys |= {plain(known[k]): k for known in WORDS.values() for k in ("yes", "no")}
    return keys | {plain(label): key for key, label in form.choices[kind].items()}
