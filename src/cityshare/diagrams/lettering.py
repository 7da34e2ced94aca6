"""Lines of text set on a drawing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.scripts import font_runs
from cityshare.diagrams.svg import Element, clean, element
from cityshare.diagrams.wrapping import wrap

Anchor = Literal["start", "middle", "end"]

LEADING = 1.28
"""Distance of two baselines (font sizes)."""

BOLD_WIDTH = 1.07
"""How much wider a bold text runs."""

RISE = 0.35
"""How far a baseline lies below the middle of a line (font sizes)."""


class Face(NamedTuple):
    """How a text looks: its size in pixels, its colour and its weight."""

    size: float
    role: Role = "ink"
    is_bold: bool = False

    @property
    def em(self) -> float:
        """The size to measure texts with: bold ones run wider."""
        return self.size * BOLD_WIDTH if self.is_bold else self.size

    @property
    def leading(self) -> float:
        """Distance of two baselines in pixels."""
        return self.size * LEADING


TITLE = Face(34, is_bold=True)
SUBTITLE = Face(20, "quiet")


def write(
    text: str | Sequence[str],
    face: Face,
    *,
    x: float,
    y: float,
    anchor: Anchor = "start",
) -> Element:
    """Set one or several lines; ``y`` is the baseline of the first."""
    lines = [clean(line) for line in ([text] if isinstance(text, str) else text)]
    look = {
        **paint(fill=face.role),
        "text_anchor": None if anchor == "start" else anchor,
        "font_weight": "700" if face.is_bold else None,
    }
    if len(lines) == 1:
        runs = _runs(lines[0])
        return element("text", *runs, x=x, y=y, font_size=face.size, **look)
    spans = [
        element("tspan", *_runs(line), x=x, y=y + n * face.leading)
        for n, line in enumerate(lines)
    ]
    return element("text", *spans, font_size=face.size, **look)


def _runs(line: str) -> list[Element | str]:
    """Give each part of a line the font that has its letters."""
    return [
        words if font is None else element("tspan", words, font_family=f"'{font}'")
        for font, words in font_runs(line)
    ]


def write_middle(
    lines: Sequence[str], face: Face, *, x: float, y: float, anchor: Anchor = "start"
) -> Element:
    """Set lines so that their block is centred on the height ``y``."""
    first = y + RISE * face.size - (len(lines) - 1) * face.leading / 2
    return write(lines, face, x=x, y=first, anchor=anchor)


class Heading(NamedTuple):
    """A title with its explanation, and the height they take."""

    parts: tuple[Element, ...]
    height: float


def heading(title: str, subtitle: str, *, x: float, width: float) -> Heading:
    """Set a title and, below it, the sentence that says how to read the drawing."""
    titles = wrap(title, width, TITLE.em)
    y = 24 + TITLE.size
    parts = [write(titles, TITLE, x=x, y=y)]
    y += (len(titles) - 1) * TITLE.leading
    if subtitle:
        lines = wrap(subtitle, width, SUBTITLE.em)
        parts.append(write(lines, SUBTITLE, x=x, y=y + SUBTITLE.leading + 8))
        y += len(lines) * SUBTITLE.leading + 8
    return Heading(tuple(parts), y + 24)
