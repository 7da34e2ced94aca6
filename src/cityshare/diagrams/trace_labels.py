"""The labels of a trace: its first plan and first bound, and where it ends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cityshare.diagrams.lettering import Anchor, Face, write, write_middle
from cityshare.diagrams.marks import Point, diamond, dot, spread, triangle
from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.svg import Element, element
from cityshare.diagrams.trace import Trace
from cityshare.diagrams.trace_frame import RIGHT, TraceFrame
from cityshare.diagrams.words import say
from cityshare.diagrams.wrapping import text_width, wrap

_FIRST_FACE = 18.0
_NUMBER_FACE = 30.0
_WORDS_FACE = Face(18)
_LEADER = 44
_GAP = 12
_MARGIN = 24


def draw_firsts(trace: Trace, frame: TraceFrame) -> Iterator[Element]:
    """Mark the first plan below its curve, and the first bound above its own."""
    plan, bound = trace.first_plan, trace.first_bound
    if plan is not None and plan.value is not None:
        at = frame.at(plan.seconds, plan.value)
        yield dot(at, 8, "own", is_filled=False)
        words = say(
            "trace-first-plan",
            trace.language,
            value=f"{plan.value:.1f}",
            seconds=shown_seconds(plan.seconds),
        )
        yield _beside(words, at, "own", frame, drop=30)
    if bound is not None and bound.bound is not None:
        at = frame.at(bound.seconds, bound.bound)
        is_cut = bound.bound > frame.most
        yield (
            triangle(at, 9, "bank", points_up=True)
            if is_cut
            else diamond(at, 9, "bank")
        )
        words = say(
            "trace-first-bound",
            trace.language,
            bound=f"{bound.bound:.1f}",
            seconds=shown_seconds(bound.seconds),
        )
        yield _beside(words, at, "bank", frame, drop=-14)


def shown_seconds(seconds: float) -> str:
    """Write seconds as short as they tell something.

    >>> shown_seconds(0.0312), shown_seconds(12.34)
    ('0.03', '12.3')
    """
    return f"{seconds:.2f}" if seconds < 1 else f"{seconds:.1f}"


def _beside(
    words: str, at: Point, role: Role, frame: TraceFrame, *, drop: float
) -> Element:
    """Write words to the right of a place, or to its left where they would not fit."""
    face = Face(_FIRST_FACE, role)
    fits = at.x + 16 + text_width(words, face.em) <= frame.right
    anchor: Anchor = "start" if fits else "end"
    x = at.x + 16 if fits else at.x - 16
    return write(words, face, x=x, y=at.y + drop, anchor=anchor)


class _End(NamedTuple):
    """What stands at the right end of a curve."""

    level: float
    figure: str
    words: str
    role: Role

    @property
    def lines(self) -> tuple[str, ...]:
        room = RIGHT - _LEADER - _GAP - _MARGIN
        return wrap(self.words, room, _WORDS_FACE.em, most_lines=3)

    @property
    def height(self) -> float:
        figure = _NUMBER_FACE * 1.2 if self.figure else 0.0
        return figure + len(self.lines) * _WORDS_FACE.leading + 14


def draw_ends(trace: Trace, frame: TraceFrame) -> Iterator[Element]:
    """Write value, bound and gap at the right ends of the curves."""
    ends = list(_ends(trace))
    places = spread(
        [frame.y(end.level) for end in ends],
        [end.height for end in ends],
        low=frame.top,
        high=frame.bottom,
    )
    left = frame.right + _LEADER + _GAP
    if trace.is_optimal and trace.end.value is not None:
        yield dot(frame.at(trace.end.seconds, trace.end.value), 7, "own")
    for end, y in zip(ends, places, strict=True):
        if end.role != "ink":
            yield _leader(frame, end, y)
        top = y - end.height / 2
        if end.figure:
            top += _NUMBER_FACE
            face = Face(_NUMBER_FACE, end.role, is_bold=True)
            yield write(end.figure, face, x=left, y=top)
            first = top + _WORDS_FACE.leading + 2
            yield write(end.lines, _WORDS_FACE, x=left, y=first)
        else:
            face = Face(_WORDS_FACE.size, end.role, is_bold=True)
            yield write_middle(end.lines, face, x=left, y=y)


def _ends(trace: Trace) -> Iterator[_End]:
    """Yield what the curves end in, the highest first."""
    language, value, bound = trace.language, trace.end.value, trace.end.bound
    if value is None:
        return
    proven = say("trace-optimal", language)
    if trace.is_optimal:
        yield _End(value, f"{value:.1f}", proven, "own")
        return
    if bound is not None and trace.gap is not None:
        yield _End(bound, f"{bound:.1f}", say("trace-bound", language), "bank")
        gap = say("trace-gap", language, gap=trace.gap)
        yield _End((value + bound) / 2, "", gap, "ink")
    yield _End(value, f"{value:.1f}", say("trace-value", language), "own")
    if bound is None:
        yield _End(value, "", say("trace-unknown", language), "ink")


def _leader(frame: TraceFrame, end: _End, y: float) -> Element:
    """Lead from the end of a curve to its label."""
    start = Point(frame.right, frame.y(end.level))
    stop = Point(frame.right + _LEADER, y)
    middle = (start.x + stop.x) / 2
    bend = f"C{Point(middle, start.y)} {Point(middle, stop.y)} {stop}"
    return element(
        "path", d=f"M{start}{bend}", stroke_width=2, **paint(stroke=end.role)
    )
