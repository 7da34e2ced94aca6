"""One thing that is wrong or odd, with its place, its rule and its remedy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cityshare.errors.catalogue import CATALOGUE, Message

MOST_SHOWN = 120


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is, as the author of the file sees it."""

    file: str = ""
    row: int | None = None
    column: str = ""

    def __str__(self) -> str:
        """Say the place in words: ``responses.csv, row 12, 'target'``."""
        parts = [self.file] if self.file else []
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column:
            parts.append(f"'{self.column}'")
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Problem:
    """One coded problem; its text comes from the catalogue.

    Parameters
    ----------
    code
        A key of :data:`cityshare.errors.CATALOGUE`, such as ``"C210"``.
    place
        File, row (as a spreadsheet counts, header = 1) and column.
    got
        The offending value; ``None`` where there is none to show.
    details
        Values for the placeholders of the catalogue's sentences; ``beside``, where
        given, is told after ``got`` ("current 4").
    """

    code: str
    place: Place = field(default_factory=Place)
    got: object = None
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> Message:
        """The catalogue's entry for this code."""
        return CATALOGUE[self.code]

    @property
    def is_warning(self) -> bool:
        """Whether work goes on in spite of this problem."""
        return self.message.is_warning

    @property
    def text(self) -> str:
        """The problem in words, without its code and place."""
        entry = self.message
        sentences = [f"{entry.what.format_map(self.details)}."]
        if entry.rule:
            sentences.append(f"{entry.rule.format_map(self.details)}.")
        if self.got is not None:
            beside = self.details.get("beside")
            got = _shortened(repr(self.got))
            shown = f"{got} with {beside}" if beside else got
            sentences.append(f"Got {shown}.")
        sentences.append(f"{entry.remedy.format_map(self.details)}.")
        return " ".join(sentences)

    def __str__(self) -> str:
        """Write the whole line: code, place, what is wrong, what to do."""
        place = str(self.place)
        return (
            f"{self.code} {place}: {self.text}" if place else f"{self.code} {self.text}"
        )


def _shortened(shown: str) -> str:
    """Cut a long value in its middle; both ends, with their quotes, stay."""
    if len(shown) <= MOST_SHOWN:
        return shown
    return f"{shown[: MOST_SHOWN // 2]} ... {shown[-MOST_SHOWN // 4 :]}"


class CityshareError(Exception):
    """Raised once with every problem found.

    Parameters
    ----------
    problems
        At least one problem; warnings may be among them.

    Attributes
    ----------
    exit_code
        2 when what the user gave is wrong, 1 when it could not be done.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))

    @property
    def exit_code(self) -> int:
        """The exit code for a command that ends with this error."""
        codes = {p.message.exit_code for p in self.problems if not p.is_warning}
        return 2 if 2 in codes or not codes else 1


def raise_if_any(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Raise with all problems if one is an error, else return the warnings.

    Raises
    ------
    CityshareError
        If at least one of the problems is not a warning.
    """
    found = tuple(problems)
    if any(not problem.is_warning for problem in found):
        raise CityshareError(found)
    return found
