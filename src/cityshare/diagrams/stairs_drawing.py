"""The stairs as an SVG drawing: counts for the room, names for the facilitator."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from cityshare.diagrams.lettering import Face, heading, write, write_middle
from cityshare.diagrams.marks import Point, triangle
from cityshare.diagrams.notice import draw_notice
from cityshare.diagrams.palette import paint
from cityshare.diagrams.stairs import Stairs, StairsCell, Zone
from cityshare.diagrams.svg import Element, drawing, element
from cityshare.diagrams.words import paragraph, say
from cityshare.diagrams.wrapping import text_width, wrap

_MARGIN = 40
_LEFT = 220
_SPACE = 8
_LEAST_CELL = 150
_LEAST_ROW = 128
_MOST_IN_COLUMN = 6
_NUMBER_FACE = Face(24, is_bold=True)
_LABEL_FACE = Face(17, "quiet")
_ZONE_FACE = Face(24, is_bold=True)
_REST_FACE = Face(16, "quiet")
_COUNT_FACE = Face(30, is_bold=True)
_NAMES_COUNT_FACE = Face(20, is_bold=True)
_NAME_FACE = Face(17)
_DASHES: dict[Zone, str | None] = {"share": None, "learn": "12 7", "rest": "2 6"}


def draw_stairs(stairs: Stairs, *, named: bool = False, width: float = 1280.0) -> str:
    """Draw the stairs of one practice as SVG.

    Parameters
    ----------
    stairs
        What :func:`stairs_of` worked out.
    named
        Whether the cells list names: for the facilitator alone. The room's drawing
        has counts only, and a sentence instead while fewer than five have answered.
    width
        Width at which the drawing is shown (pixels).

    Returns
    -------
    str
        The same text for the same stairs, with a title and a description.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.diagrams.stairs import stairs_of
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> draw_stairs(stairs_of(profiles, profiles.practices[0])).startswith("<svg ")
    True
    """
    language = stairs.language
    title = f"{stairs.label} – {stairs.title}"
    if not (named or stairs.is_drawn):
        sentence = say("stairs-too-few", language)
        return draw_notice(
            "stairs", sentence, title=title, language=language, width=width
        )
    natural = max(width, _LEFT + _MARGIN + len(stairs.levels) * _LEAST_CELL)
    explanation = _explanation(stairs, named)
    head = heading(title, explanation, x=_MARGIN, width=natural - 2 * _MARGIN)
    frame = _Frame.of(stairs, named, natural, head.height + 44)
    parts = [
        *head.parts,
        *_axes(stairs, frame),
        *(part for cell in stairs.cells for part in _cell(cell, frame)),
        *_counts(stairs, frame, named),
        *_zones(stairs, frame),
    ]
    return drawing(
        "stairs",
        parts,
        size=(natural, frame.bottom + 96),
        width=width,
        title=title,
        description=_description(stairs, explanation, named),
        language=language,
    )


def _explanation(stairs: Stairs, named: bool) -> str:
    language = stairs.language
    by_people = stairs.unit == "participant"
    counted = say(
        "units-participant" if by_people else "units-delegation",
        language,
        n=stairs.n_answering,
    )
    if named:
        return paragraph(language, counted, say("facilitator-only", language))
    how = "stairs-how-participant" if by_people else "stairs-how-delegation"
    return paragraph(language, counted, say(how, language))


def _description(stairs: Stairs, explanation: str, named: bool) -> str:
    level, gap = (say(w, stairs.language) for w in ("stairs-level", "stairs-gap"))
    cells = [
        f"{level} {cell.level}, {gap} {cell.gap}: {cell.count}"
        + (f" ({', '.join(cell.names)})" if named else "")
        for cell in stairs.cells
        if cell.count
    ]
    return f"{explanation} {'; '.join(cells)}."


@dataclass(frozen=True)
class _Frame:
    """Coordinates of the cells; ``tops`` by level, highest level first."""

    cell_width: float
    tops: tuple[float, ...]

    @classmethod
    def of(cls, stairs: Stairs, named: bool, width: float, top: float) -> _Frame:
        n = len(stairs.levels)
        cell_width = (width - _LEFT - _MARGIN) / n
        tops = [top]
        for level in range(n, 0, -1):
            height = float(_LEAST_ROW)
            if named:
                cells = stairs.row(level)
                height = max(height, *(_names_height(c, cell_width) for c in cells))
            tops.append(tops[-1] + height)
        return cls(cell_width, tuple(tops))

    @property
    def bottom(self) -> float:
        return self.tops[-1]

    def left(self, gap: int) -> float:
        return _LEFT + gap * self.cell_width

    def top(self, level: int) -> float:
        return self.tops[len(self.tops) - 1 - level]

    def height(self, level: int) -> float:
        return self.tops[len(self.tops) - level] - self.top(level)

    def middle(self, level: int, gap: int) -> Point:
        return Point(
            self.left(gap) + (self.cell_width - _SPACE) / 2,
            self.top(level) + (self.height(level) - _SPACE) / 2,
        )


def _axes(stairs: Stairs, frame: _Frame) -> Iterator[Element]:
    language = stairs.language
    n = len(stairs.levels)
    above = frame.tops[0] - 18
    label = Face(_LABEL_FACE.size, "quiet", is_bold=True)
    yield write(
        say("stairs-level", language), label, x=_LEFT - 16, y=above, anchor="end"
    )
    for level, words in enumerate(stairs.levels, start=1):
        y = frame.middle(level, 0).y
        yield write(str(level), _NUMBER_FACE, x=_LEFT - 16, y=y + 8, anchor="end")
        lines = wrap(words, _LEFT - _MARGIN - 46, _LABEL_FACE.em, most_lines=4)
        yield write_middle(lines, _LABEL_FACE, x=_LEFT - 46, y=y, anchor="end")
    for gap in range(n):
        x = frame.middle(1, gap).x
        words = "0" if gap == 0 else f"+{gap}"
        yield write(words, _NUMBER_FACE, x=x, y=frame.bottom + 24, anchor="middle")
    below = frame.bottom + 24 + _LABEL_FACE.leading + 6
    no_gap = say("stairs-no-gap", language)
    lines = wrap(no_gap, frame.cell_width - _SPACE, _LABEL_FACE.em, most_lines=2)
    yield write(lines, _LABEL_FACE, x=frame.middle(1, 0).x, y=below, anchor="middle")
    x = frame.left(1) + (frame.cell_width * (n - 1) - _SPACE) / 2
    yield write(say("stairs-gap", language), label, x=x, y=below, anchor="middle")


def _cell(cell: StairsCell, frame: _Frame) -> Iterator[Element]:
    yield element(
        "rect",
        x=frame.left(cell.gap),
        y=frame.top(cell.level),
        width=frame.cell_width - _SPACE,
        height=frame.height(cell.level) - _SPACE,
        rx=8,
        stroke_width=1.5,
        stroke_dasharray=_DASHES[cell.zone],
        **paint(fill=cell.zone, stroke="quiet"),
    )


def _counts(stairs: Stairs, frame: _Frame, named: bool) -> Iterator[Element]:
    most = max((cell.count for cell in stairs.cells), default=0)
    for cell in stairs.cells:
        if cell.count and named:
            yield from _names(cell, frame)
        elif cell.count:
            x, y = frame.middle(cell.level, cell.gap)
            y -= 10 if cell.zone == "rest" else 0
            radius = 24 + 12 * (sqrt(cell.count / most) if most > 1 else 0)
            yield element(
                "circle",
                cx=x,
                cy=y,
                r=radius,
                stroke_width=3,
                **paint(fill="paper", stroke="ink"),
            )
            yield write_middle(
                [str(cell.count)], _COUNT_FACE, x=x, y=y, anchor="middle"
            )


def _columns(cell: StairsCell, cell_width: float) -> list[list[str]]:
    """Return the lines of the names, in two columns where many short ones are."""
    room = cell_width - _SPACE - 24
    widest = max(text_width(name, _NAME_FACE.em) for name in cell.names)
    fit_twice = cell.count > _MOST_IN_COLUMN and widest <= room / 2 - 6
    n_columns = 2 if fit_twice else 1
    per_column = ceil(cell.count / n_columns)
    return [
        [
            line
            for name in cell.names[first : first + per_column]
            for line in wrap(name, room / n_columns, _NAME_FACE.em, most_lines=2)
        ]
        for first in range(0, cell.count, per_column)
    ]


def _names_height(cell: StairsCell, cell_width: float) -> float:
    if not cell.count:
        return 0.0
    lines = max(len(column) for column in _columns(cell, cell_width))
    rest = _REST_FACE.leading if cell.zone == "rest" else 0
    return 48 + lines * _NAME_FACE.leading + 10 + rest + _SPACE


def _names(cell: StairsCell, frame: _Frame) -> Iterator[Element]:
    x, y = frame.left(cell.gap) + 14, frame.top(cell.level) + 28
    yield write(str(cell.count), _NAMES_COUNT_FACE, x=x, y=y)
    columns = _columns(cell, frame.cell_width)
    step = (frame.cell_width - _SPACE - 24) / len(columns)
    for n, lines in enumerate(columns):
        yield write(lines, _NAME_FACE, x=x + n * step, y=y + 28)


def _zones(stairs: Stairs, frame: _Frame) -> Iterator[Element]:
    """Name the zones beside the stairs, where no cell can be."""
    language = stairs.language
    n = len(stairs.levels)
    x, y = frame.left(1) + 20, frame.middle(n, 0).y
    yield triangle(Point(x, y), 11, "bank", points_up=True)
    share = say("stairs-share", language)
    yield write_middle([share], _ZONE_FACE, x=x + 22, y=y)
    x, y = frame.left(n - 1) + 14, frame.top(1) - 14
    room = frame.cell_width - _SPACE - 32
    lines = wrap(say("stairs-learn", language), room, _ZONE_FACE.em)
    first = y - (len(lines) - 1) * _ZONE_FACE.leading
    yield triangle(Point(x, first - 9), 11, "own", points_up=False)
    yield write(lines, _ZONE_FACE, x=x + 22, y=first)
    rest = say("stairs-rest", language)
    for cell in stairs.cells:
        if cell.zone == "rest":
            x = frame.middle(cell.level, cell.gap).x
            y = frame.top(cell.level) + frame.height(cell.level) - _SPACE - 10
            yield write(rest, _REST_FACE, x=x, y=y, anchor="middle")
