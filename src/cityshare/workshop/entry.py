"""What people enter: cleaned, and checked with every problem at once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cityshare.cohort.row import LANGUAGE, usual_case
from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire.encoding import without_controls

MOST_IN_A_LINE = 200
MOST_IN_A_TEXT = 2_000
MOST_IN_A_LIST = 20


class Entry:
    """Reads the fields of one entry and notes what is wrong with each."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(
        self, code: str, field: str, got: object = None, **details: object
    ) -> None:
        """Note a problem of a field."""
        self.problems.append(Problem(code, Place(column=field), got, details))

    def check(self) -> None:
        """Raise with everything that was noted."""
        if self.problems:
            raise CityshareError(self.problems)

    def line(self, field: str, text: str, *, needed: bool = False) -> str:
        """Return a short text on one line."""
        line = " ".join(_clean(text).split())
        if needed and not line:
            self.report("L307", field)
        return self._short(field, line, MOST_IN_A_LINE)

    def text(self, field: str, text: str) -> str:
        """Return a free text."""
        return self._short(field, _clean(text).strip(), MOST_IN_A_TEXT)

    def language(self, field: str, tag: str) -> str:
        """Return a language tag in its usual case."""
        tag = usual_case(tag.strip())
        if not LANGUAGE.fullmatch(tag) or len(tag) > MOST_IN_A_LINE:
            self.report("L309", field, tag[:MOST_IN_A_LINE])
        return tag

    def languages(self, field: str, tags: Iterable[str]) -> tuple[str, ...]:
        """Return language tags, each once."""
        listed = dict.fromkeys(self.language(field, tag) for tag in tags)
        return self._few(field, tuple(listed))

    def known(
        self, field: str, names: Iterable[str], known: Collection[str], code: str
    ) -> tuple[str, ...]:
        """Return names, each once, that are among some."""
        listed = tuple(dict.fromkeys(names))
        for name in listed:
            if name not in known:
                self.report(code, field, _clean(name), known=", ".join(known))
        return self._few(field, listed)

    def level(self, field: str, level: int | None, n_levels: int) -> int | None:
        """Return a level of the scale, or none."""
        if level is not None and not 1 <= level <= n_levels:
            self.report("L302", field, level, levels=n_levels)
        return level

    def _short(self, field: str, text: str, most: int) -> str:
        if len(text) > most:
            self.report("L305", field, most=most)
        return text

    def _few(self, field: str, listed: tuple[str, ...]) -> tuple[str, ...]:
        if len(listed) > MOST_IN_A_LIST:
            self.report("L305", field, most=MOST_IN_A_LIST)
        return listed


def _clean(text: str) -> str:
    """Remove what no file and no database takes: controls and half characters."""
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return without_controls(whole)[0]
