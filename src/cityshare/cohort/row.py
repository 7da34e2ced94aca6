"""One row of a table: its cells, read one by one, with their problems."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cityshare.cohort.names import advice, guess
from cityshare.errors import Place, Problem

ID = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
YES = frozenset({"yes", "y", "true", "1"})
NO = frozenset({"no", "n", "false", "0"})
SEPARATOR = ";"
_WHOLE = re.compile(r"\d{1,15}([.,]0*)?")
_GROUPED = re.compile(r"\d{1,3}([, '_]\d{3})+")
_FORMULA_SIGNS = ("=", "+", "-", "@")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; a cell that is wrong is noted and read as empty.

    Parameters
    ----------
    file
        The table's file, for the places of problems.
    number
        The row as a spreadsheet counts it.
    cells
        Texts by column name; a column the table has not got is empty.
    problems
        Takes what is wrong.
    """

    file: str
    number: int
    cells: Mapping[str, str]
    problems: list[Problem]

    def report(
        self, code: str, column: str, got: object = None, **details: object
    ) -> None:
        """Note a problem of a cell."""
        place = Place(self.file, self.number, column)
        self.problems.append(Problem(code, place, got, details))

    def report_empty(self, column: str) -> None:
        """Note that a cell is empty, unless its whole column is missing."""
        if column in self.cells:
            self.report("C203", column)

    def text(self, column: str) -> str:
        """Return a free text, without blanks around it."""
        return self.cells.get(column, "").strip()

    def word(self, column: str) -> str:
        """Return a name or code; wide letters and signs count as plain ones."""
        return unicodedata.normalize("NFKC", self.text(column)).strip()

    def needed(self, column: str) -> str:
        """Return a text that must not be empty."""
        text = self.text(column)
        if not text:
            self.report_empty(column)
        return text

    def title(self, column: str, *, needed: bool = False) -> str:
        """Return a name for people to read, and note one that looks like a formula."""
        name = self.needed(column) if needed else self.text(column)
        if name.startswith(_FORMULA_SIGNS):
            self.report("C304", column, name, sign=name[0])
        return name

    def new_id(self, column: str, seen: dict[str, int]) -> str:
        """Return the id that this row defines; ``seen`` maps ids to their rows."""
        id_ = self.word(column)
        if not id_:
            self.report_empty(column)
        elif not ID.fullmatch(id_):
            self.report("C201", column, id_)
        elif id_ in seen:
            self.report("C202", column, id_, first=seen[id_])
        seen.setdefault(id_, self.number)
        return id_

    def known(
        self,
        column: str,
        names: Collection[str] | None,
        code: str,
        *,
        needed: bool = True,
    ) -> str:
        """Return a name that is one of some names; ``None`` leaves it unchecked."""
        name = self.word(column)
        if not name and needed:
            self.report_empty(column)
        elif name and names is not None and name not in names:
            self.report(code, column, name, advice=advice(name, names))
        return name

    def all_known(
        self, column: str, names: Collection[str] | None, code: str
    ) -> tuple[str, ...]:
        """Return a list of names that are all some of the names."""
        listed = self.listed(column)
        for name in listed:
            if names is not None and name not in names:
                self.report(code, column, name, advice=advice(name, names))
        return listed

    def choice(self, column: str, noun: str, options: Collection[str]) -> str:
        """Return one of a few words, in small letters; "" if it is none of them."""
        return self._option(column, self.word(column), noun, options)

    def choices(
        self, column: str, noun: str, options: Collection[str]
    ) -> tuple[str, ...]:
        """Return those words of a list that are among a few."""
        words = (self._option(column, w, noun, options) for w in self.listed(column))
        return tuple(filter(None, words))

    def _option(
        self, column: str, word: str, noun: str, options: Collection[str]
    ) -> str:
        if word.casefold() in options:
            return word.casefold()
        if word:
            known, near = ", ".join(options), guess(word, options)
            self.report("C208", column, word, noun=noun, known=known, advice=near)
        return ""

    def listed(self, column: str) -> tuple[str, ...]:
        """Return the entries of a list with ``;`` between them, each once."""
        parts = (part.strip() for part in self.word(column).split(SEPARATOR))
        entries: dict[str, None] = {}
        for part in filter(None, parts):
            if part in entries:
                self.report("C219", column, part)
            entries[part] = None
        return tuple(entries)

    def languages(self, column: str) -> tuple[str, ...]:
        """Return language tags (BCP 47) in their usual case."""
        tags = tuple(usual_case(tag) for tag in self.listed(column))
        for tag in tags:
            if not LANGUAGE.fullmatch(tag):
                self.report("C216", column, tag)
        return tags

    def language(self, column: str) -> str:
        """Return one language tag (BCP 47) in its usual case."""
        tag = usual_case(self.word(column))
        if tag and not LANGUAGE.fullmatch(tag):
            self.report("C216", column, tag)
        return tag

    def whole(
        self, column: str, code: str, *, highest: int | None = None, **details: object
    ) -> int | None:
        """Return a whole number from 1 on; 4.0 counts as 4."""
        word = self.word(column)
        if not word:
            return None
        if _WHOLE.fullmatch(word):
            number = int(re.split("[.,]", word)[0])
            if number >= 1 and (highest is None or number <= highest):
                return number
        self.report(code, column, word, **details)
        return None

    def population(self, column: str) -> int | None:
        """Return a number of people; thousands may be set apart."""
        word = self.word(column)
        if _GROUPED.fullmatch(word):
            return int(re.sub(r"\D", "", word))
        return self.whole(column, "C217")

    def level(self, column: str, n_levels: int) -> int | None:
        """Return a level from 1 to the scale's highest."""
        return self.whole(column, "C209", highest=n_levels, levels=n_levels)

    def levels(self, n_levels: int) -> tuple[int | None, int | None]:
        """Return current and target level, the target not below the current one."""
        current = self.level("current", n_levels)
        target = self.level("target", n_levels)
        if current is not None and target is not None and target < current:
            self.report("C210", "target", target, beside=f"current {current}")
        return current, target

    def yes_or_no(self, column: str) -> bool | None:
        """Return yes or no, ``None`` where the cell is empty."""
        word = self.word(column).casefold()
        if word and word not in YES | NO:
            self.report("C214", column, self.text(column))
        return None if word not in YES | NO else word in YES


def usual_case(tag: str) -> str:
    """Return a language tag in its usual case.

    >>> usual_case("ZH-hans"), usual_case("pt-br")
    ('zh-Hans', 'pt-BR')
    """
    language, *rest = tag.split("-")
    cases = {4: str.title, 2: str.upper}
    return "-".join([language.lower(), *(cases.get(len(r), str)(r) for r in rest)])
