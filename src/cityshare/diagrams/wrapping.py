"""Texts broken into lines by their approximate width."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, pairwise, takewhile
from typing import NamedTuple

from cityshare.diagrams.scripts import script_of
from cityshare.diagrams.svg import clean

_WIDTHS = {
    **dict.fromkeys("ijlI|!.,:;'\u2018\u2019\u00b7", 0.29),
    **dict.fromkeys("ftrJ()[]-/", 0.39),
    **dict.fromkeys("cskvxyz", 0.52),
    **dict.fromkeys("DGHNOQUw", 0.79),
    **dict.fromkeys("mMW@%\u2014\u2026", 0.94),
    " ": 0.27,
}
_CAPITAL, _OTHER = 0.67, 0.62
_NOT_FIRST = frozenset("、。，\uff0e：；！？）」』】〉》”\u2019ー々…%")
_NOT_LAST = frozenset("（「『【〈《“\u2018")
_HANGUL = re.compile("[\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff]")
_BRACKETS_AT_END = re.compile(r"(?<=\S) ?[(\uff08][^()\uff08\uff09]*[)\uff09]$")
_AFTER_HYPHEN = re.compile(r"(?<=[^\W\d][-/])(?=\w)")


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text set in a sans serif (in the units of ``size``).

    The estimate errs on the wide side.

    >>> text_width("能源", 10)
    20.0
    """
    return size * sum(_char_width(char) for char in text)


@lru_cache(maxsize=4096)
def _char_width(char: str) -> float:
    if unicodedata.category(char) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.east_asian_width(char) in "WF":
        return 1.0
    script = script_of(char)
    if script is not None:
        return script.width
    return _WIDTHS.get(char, _CAPITAL if char.isupper() else _OTHER)


def longest_word(texts: Iterable[str], size: float) -> float:
    """Return the width of the widest part that has no place to break."""
    parts = (part for text in texts for part in _parts(clean(text)))
    return max((text_width(part.rstrip(), size) for part in parts), default=0.0)


def wrap(
    text: str, width: float, size: float, *, most_lines: int | None = None
) -> tuple[str, ...]:
    """Break a text into as few lines as it needs, about as long as each other.

    Breaks fall at spaces, after hyphens and slashes, and between the characters of
    Chinese and Japanese; Korean words stay whole. A word too wide for a line is
    broken inside. Beyond ``most_lines`` the text ends with an ellipsis.

    >>> wrap("Low-carbon transport", 70, 10)
    ('Low-carbon', 'transport')
    """
    parts = [bit for part in _parts(clean(text)) for bit in _fit(part, width, size)]
    lines = _fill(parts, width, size)
    if most_lines is not None and len(lines) > most_lines:
        kept = " ".join(lines[most_lines - 1 :])
        return (*lines[: most_lines - 1], shorten(kept, width, size))
    return _even(parts, len(lines), width, size) if len(lines) > 1 else lines


def shorten(text: str, width: float, size: float) -> str:
    """Cut a text to a width: brackets at its end go first, then its last letters.

    >>> shorten("Kim Minji (김민지)", 60, 10)
    'Kim Minji'
    >>> shorten("Distributed energy", 60, 10)
    'Distribute…'
    """
    text = clean(text)
    if text_width(text, size) > width:
        text = _BRACKETS_AT_END.sub("", text)
    if text_width(text, size) <= width:
        return text
    text = text[: _how_many_fit(text, width, size, end="…")]
    while text and unicodedata.category(text[-1]) in {"Mn", "Mc", "Cf"}:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _how_many_fit(text: str, width: float, size: float, *, end: str = "") -> int:
    """Count the first characters of a text that fit with an end behind them."""
    widths = accumulate(_char_width(char) for char in text)
    last = text_width(end, 1)
    return sum(
        1 for _ in takewhile(lambda so_far: size * (so_far + last) <= width, widths)
    )


def _parts(text: str) -> Iterator[str]:
    """Yield pieces between which a line may break; spaces stay at a piece's end."""
    for word in re.findall(r"\S+\s*", text):
        for piece in _AFTER_HYPHEN.split(word):
            yield from _characters(piece)


def _characters(piece: str) -> Iterator[str]:
    start = 0
    for end, (left, right) in enumerate(pairwise(piece), start=1):
        if _may_part(left, right):
            yield piece[start:end]
            start = end
    yield piece[start:]


def _may_part(left: str, right: str) -> bool:
    if right.isspace() or right in _NOT_FIRST or left in _NOT_LAST:
        return False
    return _is_ideograph(left) or _is_ideograph(right)


def _is_ideograph(char: str) -> bool:
    wide = unicodedata.east_asian_width(char) in "WF"
    return wide and not _HANGUL.match(char)


def _fit(part: str, width: float, size: float) -> Iterator[str]:
    """Yield a piece, in several bits where it is wider than a line."""
    word = part.rstrip()
    while len(word) > 1 and _how_many_fit(word, width, size) < len(word):
        hyphen = "-" if word[0].isascii() else ""
        end = max(1, _how_many_fit(word, width, size, end=hyphen))
        yield word[:end] + hyphen
        word = word[end:]
    yield word + part[len(part.rstrip()) :]


def _fill(parts: Iterable[str], width: float, size: float) -> tuple[str, ...]:
    lines = [""]
    for part in parts:
        longer = lines[-1] + part
        if lines[-1] and text_width(longer.rstrip(), size) > width:
            lines.append(part)
        else:
            lines[-1] = longer
    return tuple(line.rstrip() for line in lines)


def _even(parts: list[str], n_lines: int, width: float, size: float) -> tuple[str, ...]:
    """Break into as many lines, so that the squares of what is left are fewest.

    Of equally even ways the one with the longer first line is taken.
    """
    n = len(parts)
    best = {n: _Break(0.0, 0.0, ())}
    for _ in range(n_lines):
        longer: dict[int, _Break] = {}
        for end, rest in best.items():
            for start in range(end - 1, -1, -1):
                line = "".join(parts[start:end]).rstrip()
                left = round(width - text_width(line, size), 6)
                if left < 0 and start < end - 1:
                    break
                choice = _Break(rest.cost + left * left, left, (line, *rest.lines))
                longer[start] = min(longer.get(start, choice), choice)
        best = longer
    return best[0].lines


class _Break(NamedTuple):
    cost: float
    left: float
    lines: tuple[str, ...]
