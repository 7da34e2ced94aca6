"""Writing systems that need a font of their own, and how wide their letters run."""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby
from typing import NamedTuple


class Script(NamedTuple):
    """A block of characters, its font and the mean width of a letter (font sizes)."""

    first: int
    last: int
    font: str
    width: float


_SCRIPTS = (
    Script(0x0600, 0x077F, "Noto Sans Arabic", 0.6),
    Script(0x0900, 0x097F, "Noto Sans Devanagari", 0.68),
    Script(0x0980, 0x09FF, "Noto Sans Bengali", 0.68),
    Script(0x0A00, 0x0A7F, "Noto Sans Gurmukhi", 0.68),
    Script(0x0A80, 0x0AFF, "Noto Sans Gujarati", 0.68),
    Script(0x0B80, 0x0BFF, "Noto Sans Tamil", 0.9),
    Script(0x0C00, 0x0C7F, "Noto Sans Telugu", 0.75),
    Script(0x0C80, 0x0CFF, "Noto Sans Kannada", 0.8),
    Script(0x0D00, 0x0D7F, "Noto Sans Malayalam", 0.95),
    Script(0x0D80, 0x0DFF, "Noto Sans Sinhala", 0.85),
    Script(0x0E00, 0x0E7F, "Noto Sans Thai", 0.62),
    Script(0x0E80, 0x0EFF, "Noto Sans Lao", 0.62),
    Script(0x1000, 0x109F, "Noto Sans Myanmar", 0.9),
    Script(0x1780, 0x17FF, "Noto Sans Khmer", 0.75),
    Script(0x1800, 0x18AF, "Noto Sans Mongolian", 0.7),
)
FONTS = tuple(script.font for script in _SCRIPTS)
"""Fonts of the scripts that have one of their own."""

_FIRSTS = [script.first for script in _SCRIPTS]
_JOINERS = frozenset("\u200c\u200d")


def script_of(char: str) -> Script | None:
    """Return the script of a character, ``None`` where the usual fonts have it.

    >>> script_of("ไ").font, script_of("g")
    ('Noto Sans Thai', None)
    """
    code = ord(char)
    k = bisect_right(_FIRSTS, code) - 1
    return _SCRIPTS[k] if k >= 0 and code <= _SCRIPTS[k].last else None


def font_runs(text: str) -> list[tuple[str | None, str]]:
    """Split a text where its font changes; ``None`` stands for the usual fonts.

    Blanks and joiners stay with the letters before them.

    >>> font_runs("Thai: ไทย!")
    [(None, 'Thai: '), ('Noto Sans Thai', 'ไทย'), (None, '!')]
    """
    fonts: list[str | None] = []
    for char in text:
        script = script_of(char)
        stays = bool(fonts) and (char in _JOINERS or char == " ")
        fonts.append(fonts[-1] if stays else script.font if script else None)
    pairs = zip(fonts, text, strict=True)
    return [
        (font, "".join(char for _, char in run))
        for font, run in groupby(pairs, key=lambda pair: pair[0])
    ]
