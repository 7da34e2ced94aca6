"""The size of letters with which a table card stays on one A5 page."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import Literal, NamedTuple

from cityshare.documents.letters import text_width

CardSize = Literal["wide", "normal", "close", "tight"]

# Millimetres, as in the style sheet: the page within its margins, its two halves;
# a little of the height is kept free, for letters wider than these.
PAGE_HEIGHT, PAGE_WIDTH = 127.0 - 7.0, 190.0
LEFT, RIGHT = 97.0, 84.0
MM_PER_POINT = 0.3528
LETTER, NAME_LETTER, HEAD_LETTER = 0.48, 0.54, 0.6
NUMBER_POINTS, THEME_POINTS = 44, 24
SMALLER = 0.88
HEADER_LINES, RULE = 10.5, 5.0


class _Letters(NamedTuple):
    """Letters in points, their line height, and the space between entries in mm."""

    points: float
    leading: float
    gap: float
    on_one_line: bool = False

    @property
    def em(self) -> float:
        return self.points * MM_PER_POINT

    def lines(self, ems: float, width: float) -> int:
        """Count the lines that a text fills in a width."""
        return max(1, ceil(ems * self.em / width))

    def height(self, lines: float) -> float:
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
    taken = text_width(number) * HEAD_LETTER * NUMBER_POINTS * MM_PER_POINT
    line = THEME_POINTS * MM_PER_POINT
    width = max(PAGE_WIDTH - taken - 6, 40)
    lines = ceil(text_width(theme) * HEAD_LETTER * line / width)
    return lines * line * 1.15 + HEADER_LINES + RULE


def _person(letters: _Letters, name: str, beside: str) -> float:
    names = text_width(name) * NAME_LETTER
    words = text_width(beside) * LETTER * SMALLER
    if letters.on_one_line and letters.lines(names + words + 1, LEFT) == 1:
        return letters.height(1)
    smaller = letters.lines(words, LEFT) * SMALLER
    return letters.height(letters.lines(names, LEFT) + smaller)


def _topic(letters: _Letters, label: str, names: str) -> float:
    lines = letters.lines(text_width(label) * NAME_LETTER, RIGHT)
    named = letters.lines(text_width(names) * NAME_LETTER, RIGHT)
    return letters.height(lines + named)
