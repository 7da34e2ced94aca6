"""The size of letters with which a table card stays on one A5 page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal, NamedTuple

from cityshare.documents.letters import text_width

CardSize = Literal["wide", "normal", "close", "tight"]

# Millimetres, as in the style sheet: the page within its margins, its two halves.
PAGE_HEIGHT, PAGE_WIDTH = 127.0, 190.0
LEFT, RIGHT = 97.0, 84.0
MM_PER_POINT = 0.3528
LETTER, BOLD_LETTER = 0.53, 0.62
NUMBER_POINTS, THEME_POINTS = 44, 24
SMALLER = 0.88
HEADER_LINES, RULE = 10.5, 6.0


class _Letters(NamedTuple):
    """Letters in points, their line height, and the space between entries in mm."""

    points: float
    leading: float
    gap: float
    on_one_line: bool = False

    @property
    def em(self) -> float:
        return self.points * MM_PER_POINT

    def lines(self, letters: float, width: float) -> int:
        """Count the lines that letters fill in a width."""
        return max(1, ceil(letters * LETTER * self.em / width))

    def height(self, lines: int) -> float:
        return lines * self.em * self.leading + self.gap


LETTERS: dict[CardSize, _Letters] = {
    "wide": _Letters(14, 1.3, 1.3),
    "normal": _Letters(12, 1.3, 1.3),
    "close": _Letters(12, 1.3, 1.3, on_one_line=True),
    "tight": _Letters(10.5, 1.22, 0.9, on_one_line=True),
}


def card_size(
    number: str,
    theme: str,
    people: Sequence[tuple[str, str]],
    topics: Sequence[tuple[str, str]],
) -> CardSize:
    """Return the largest size that fits, the smallest where none does.

    Parameters
    ----------
    number, theme
        What the head of the card says.
    people
        For each person the name in all spellings, and the words beside it.
    topics
        For each practice its label, and the names beneath it.
    """
    room = PAGE_HEIGHT - _head(number, theme)
    for size, letters in LETTERS.items():
        left = sum(_person(letters, *person) for person in people)
        right = sum(_topic(letters, *topic) for topic in topics)
        heading = letters.height(1)
        if max(left, right + heading) <= room:
            return size
    return "tight"


def _head(number: str, theme: str) -> float:
    taken = text_width(number) * BOLD_LETTER * NUMBER_POINTS * MM_PER_POINT
    line = THEME_POINTS * MM_PER_POINT
    width = max(PAGE_WIDTH - taken - 6, 40)
    lines = ceil(text_width(theme) * BOLD_LETTER * line / width)
    return lines * line * 1.15 + HEADER_LINES + RULE


def _person(letters: _Letters, name: str, beside: str) -> float:
    names, words = text_width(name) * 1.1, text_width(beside) * SMALLER
    lines = letters.lines(names, LEFT) + letters.lines(words, LEFT)
    if letters.on_one_line and letters.lines(names + words + 1, LEFT) == 1:
        lines = 1
    return letters.height(lines)


def _topic(letters: _Letters, label: str, names: str) -> float:
    lines = letters.lines(text_width(label) * 1.1, RIGHT)
    return letters.height(lines + letters.lines(text_width(names) * 1.15, RIGHT))
