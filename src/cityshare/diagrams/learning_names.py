"""The learning graph for the facilitator: names on both sides of every practice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cityshare.diagrams.learning import ChartTie, LearningChart, PracticeTies
from cityshare.diagrams.lettering import Anchor, Face, heading, write, write_middle
from cityshare.diagrams.marks import Point, curve, dot
from cityshare.diagrams.palette import HUES, Role, paint
from cityshare.diagrams.svg import Element, drawing, element
from cityshare.diagrams.words import paragraph, say
from cityshare.diagrams.wrapping import shorten, text_width, wrap

_MARGIN = 40
_GUTTER = 40.0
_LEAST_ROOM, _MOST_ROOM = 150.0, 310.0
_BETWEEN = 130.0
_TO_NAME = 12.0
_ROW, _ROW_WITH_PLACE = 25.0, 44.0
_GAP = 44.0
_MOST_COLUMNS = 6
_PAPER = 0.72
_LABEL_FACE = Face(19, is_bold=True)
_NAME_FACE = Face(16)
_PLACE_FACE = Face(14, "quiet")
_KEY_FACE = Face(17, "quiet")
_DASHES = {1: None, 2: "9 6", 3: "9 6"}
_UNRANKED = "2 6"
_SAMPLE = 44.0
_AT_ONE_TABLE, _ELSEWHERE = 4.0, 1.75


def draw_with_names(chart: LearningChart, *, title: str, width: float) -> str:
    """Draw a small two-sided graph for each practice, in columns like a newspaper."""
    language = chart.language
    form = _Form.of(chart)
    blocks = [_Block.of(group, chart, form) for group in chart.groups]
    step = form.width + _GUTTER
    columns = _columns(blocks, step)
    natural = 2 * _MARGIN + max(2, len(columns)) * step - _GUTTER
    explanation = paragraph(
        language, say("learning-how-names", language), say("facilitator-only", language)
    )
    head = heading(title, explanation, x=_MARGIN, width=natural - 2 * _MARGIN)
    parts = [*head.parts, *_key(chart, head.height + 10)]
    top = head.height + 50
    for k, column in enumerate(columns):
        y = top
        for block in column:
            parts += block.draw(_MARGIN + k * step, y)
            y += block.height
    height = top + max(sum(block.height for block in column) for column in columns)
    return drawing(
        "learning",
        parts,
        size=(natural, height),
        width=width,
        title=title,
        description=f"{explanation} {_in_words(chart)}",
        language=language,
    )


def _in_words(chart: LearningChart) -> str:
    return " ".join(
        f"{group.label}: "
        + "; ".join(
            f"{chart.names[tie.learner]} → {chart.names[tie.sharer]}"
            for tie in group.ties
        )
        + "."
        for group in chart.groups
    )


class _Form(NamedTuple):
    """What all blocks have in common: room for a name, height of a row."""

    room: float
    row: float

    @classmethod
    def of(cls, chart: LearningChart) -> _Form:
        used = {
            id_
            for group in chart.groups
            for tie in group.ties
            for id_ in (tie.learner, tie.sharer)
        }
        widths = [text_width(chart.names[id_], _NAME_FACE.em) for id_ in used]
        widths += [text_width(chart.places[id_], _PLACE_FACE.em) for id_ in used]
        has_places = any(chart.places[id_] for id_ in used)
        return cls(
            room=min(max(_LEAST_ROOM, *widths), _MOST_ROOM),
            row=_ROW_WITH_PLACE if has_places else _ROW,
        )

    @property
    def width(self) -> float:
        return 2 * (self.room + _TO_NAME) + _BETWEEN


@dataclass(frozen=True)
class _Block:
    """One practice: learners on the left, sharers on the right, ties between.

    ``learners`` and ``sharers`` hold ids from top to bottom.
    """

    group: PracticeTies
    chart: LearningChart
    form: _Form
    title: tuple[str, ...]
    learners: tuple[str, ...]
    sharers: tuple[str, ...]

    @classmethod
    def of(cls, group: PracticeTies, chart: LearningChart, form: _Form) -> _Block:
        learners, sharers = _untangled(group.ties)
        counts = say(
            "learning-counts",
            chart.language,
            learners=len(learners),
            sharers=len(sharers),
        )
        title = wrap(f"{group.label} ({counts})", form.width, _LABEL_FACE.em)
        return cls(group, chart, form, title, learners, sharers)

    @property
    def head(self) -> float:
        return len(self.title) * _LABEL_FACE.leading + 14

    @property
    def body(self) -> float:
        return max(len(self.learners), len(self.sharers)) * self.form.row

    @property
    def height(self) -> float:
        return self.head + self.body + _GAP

    def draw(self, x: float, y: float) -> Iterator[Element]:
        """Draw the title, the ties, then the names beside their ends."""
        yield write(self.title, _LABEL_FACE, x=x, y=y + _LABEL_FACE.size)
        top = y + self.head
        inset = self.form.room + _TO_NAME
        left = self._ends(self.learners, x + inset, top)
        right = self._ends(self.sharers, x + self.form.width - inset, top)
        hues = {id_: HUES[k % len(HUES)] for k, id_ in enumerate(self.sharers)}
        for tie in self.group.ties:
            yield _line(tie, left[tie.learner], right[tie.sharer], hues[tie.sharer])
        for id_, at in left.items():
            yield dot(at, 4, "ink", is_filled=False)
            yield from self._name(id_, Point(at.x - _TO_NAME, at.y), "end")
        for id_, at in right.items():
            yield dot(at, 4, hues[id_])
            yield from self._name(id_, Point(at.x + _TO_NAME, at.y), "start")

    def _ends(self, ids: Sequence[str], x: float, top: float) -> dict[str, Point]:
        step = self.body / len(ids)
        return {id_: Point(x, top + (k + 0.5) * step) for k, id_ in enumerate(ids)}

    def _name(self, id_: str, at: Point, anchor: Anchor) -> Iterator[Element]:
        x, y = at
        name = shorten(self.chart.names[id_], self.form.room, _NAME_FACE.em)
        place = shorten(self.chart.places[id_], self.form.room, _PLACE_FACE.em)
        if place:
            yield write(name, _NAME_FACE, x=x, y=y - 2, anchor=anchor)
            yield write(place, _PLACE_FACE, x=x, y=y + 15, anchor=anchor)
        else:
            yield write_middle([name], _NAME_FACE, x=x, y=y, anchor=anchor)


def _untangled(ties: Sequence[ChartTie]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Order both sides so that few lines cross: each by the middle of its ends."""
    learners = list(dict.fromkeys(tie.learner for tie in ties))
    sharers = list(dict.fromkeys(tie.sharer for tie in ties))
    for _ in range(4):
        sharers = _by_middle(sharers, learners, [(t.sharer, t.learner) for t in ties])
        learners = _by_middle(learners, sharers, [(t.learner, t.sharer) for t in ties])
    return tuple(learners), tuple(sharers)


def _by_middle(
    moved: list[str], fixed: list[str], ties: list[tuple[str, str]]
) -> list[str]:
    place = {id_: k for k, id_ in enumerate(fixed)}
    ends: dict[str, list[int]] = {}
    for one, other in ties:
        ends.setdefault(one, []).append(place[other])
    return sorted(moved, key=lambda id_: sum(ends[id_]) / len(ends[id_]))


def _line(tie: ChartTie, start: Point, end: Point, hue: Role) -> Element:
    return element(
        "path",
        d=curve([start, end]),
        stroke_width=_AT_ONE_TABLE if tie.at_one_table else _ELSEWHERE,
        stroke_dasharray=_dashes(tie.rank),
        **paint(stroke=hue),
    )


def _dashes(rank: int | None) -> str | None:
    return _UNRANKED if rank is None else _DASHES.get(rank, _DASHES[3])


def _key(chart: LearningChart, y: float) -> Iterator[Element]:
    """Explain, in one row, the widths and dashes of the lines that are there."""
    ties = [tie for group in chart.groups for tie in group.ties]
    ranks = {tie.rank for tie in ties}
    samples: list[tuple[str, float, str | None]] = []
    if any(tie.at_one_table for tie in ties):
        samples.append(("key-same-table", _AT_ONE_TABLE, None))
    if 1 in ranks:
        samples.append(("key-first", _ELSEWHERE, _dashes(1)))
    if ranks & {2, 3}:
        samples.append(("key-second", _ELSEWHERE, _dashes(2)))
    if None in ranks:
        samples.append(("key-unranked", _ELSEWHERE, _dashes(None)))
    x = float(_MARGIN)
    for phrase, thickness, dashes in samples:
        words = say(phrase, chart.language)
        yield element(
            "line",
            x1=x,
            x2=x + _SAMPLE,
            y1=y,
            y2=y,
            stroke_width=thickness,
            stroke_dasharray=dashes,
            **paint(stroke="ink"),
        )
        yield write_middle([words], _KEY_FACE, x=x + _SAMPLE + 10, y=y)
        x += _SAMPLE + 10 + text_width(words, _KEY_FACE.em) + 28


def _columns(blocks: list[_Block], step: float) -> list[list[_Block]]:
    """Fill columns in reading order, as few as keep the page broader than tall."""
    for n in range(1, _MOST_COLUMNS + 1):
        columns = _fill(blocks, n)
        tallest = max(sum(block.height for block in column) for column in columns)
        if tallest <= _PAPER * n * step:
            break
    return columns


def _fill(blocks: list[_Block], n: int) -> list[list[_Block]]:
    """Split into ``n`` columns, raising their height until everything fits."""
    heights = [block.height for block in blocks]
    limit = max(*heights, sum(heights) / n)
    while True:
        columns: list[list[_Block]] = [[]]
        for block in blocks:
            if sum(b.height for b in columns[-1]) + block.height > limit + 1e-6:
                columns.append([])
            columns[-1].append(block)
        if len(columns) <= n:
            return columns
        limit += _ROW
