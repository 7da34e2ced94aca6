"""The trace as an SVG drawing: value and bound close in on each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from cityshare.diagrams.lettering import Face, heading, write, write_middle
from cityshare.diagrams.marks import Point, diamond, dot
from cityshare.diagrams.notice import draw_notice
from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.svg import Element, drawing, element, number
from cityshare.diagrams.trace import Trace
from cityshare.diagrams.trace_frame import LEFT, TraceFrame
from cityshare.diagrams.trace_labels import draw_ends, draw_firsts, shown_seconds
from cityshare.diagrams.words import paragraph, say

_MARGIN = 40
_STAGE_FACE = Face(18, "quiet", is_bold=True)
_TICK_FACE = Face(18)
_AXIS_FACE = Face(17, "quiet")
_BAND = 46
_CURVE_WIDTH = 4.5
_CHANGE_RADIUS = 4.5
_MOST_CHANGES = 60


def draw_trace(trace: Trace, *, width: float = 1280.0) -> str:
    """Draw how value and bound of a plan came closer as SVG.

    Parameters
    ----------
    trace
        What a :class:`TraceRecorder` saw.
    width
        Width at which the drawing is shown (pixels).

    Returns
    -------
    str
        The same text for the same trace; its description holds every point.

    Examples
    --------
    >>> from cityshare.diagrams.trace import TracePoint
    >>> points = (TracePoint(0.1, 7.0, None), TracePoint(2.0, 8.0, 10.0))
    >>> trace = Trace("Spring", points, 1.0, is_optimal=False, language="en")
    >>> draw_trace(trace).startswith("<svg ")
    True
    """
    language = trace.language
    title = f"{say('trace', language)} – {trace.title}"
    if trace.first_plan is None:
        sentence = say("trace-none", language)
        return draw_notice(
            "trace", sentence, title=title, language=language, width=width
        )
    how = "trace-how" if trace.first_bound else "trace-how-no-bound"
    explanation = say(how, language)
    head = heading(title, explanation, x=_MARGIN, width=width - 2 * _MARGIN)
    frame = TraceFrame.of(trace, width, head.height + _AXIS_FACE.leading + _BAND)
    parts = [
        *head.parts,
        *_stages(trace, frame),
        *_axes(trace, frame),
        *_curves(trace, frame),
        *draw_firsts(trace, frame),
        *draw_ends(trace, frame),
    ]
    return drawing(
        "trace",
        parts,
        size=(width, frame.bottom + 92),
        width=width,
        title=title,
        description=paragraph(language, explanation, *_in_words(trace)),
        language=language,
    )


def _in_words(trace: Trace) -> Iterator[str]:
    """Say first plan, end and gap, then every point."""
    language = trace.language
    stop = "。" if language.startswith(("zh", "ja")) else "."
    first, end = trace.first_plan, trace.end
    if first is not None:
        seconds, value = shown_seconds(first.seconds), _shown(first.value)
        words = say("trace-first-plan", language, value=value, seconds=seconds)
        yield f"{words}{stop}"
    seconds = shown_seconds(end.seconds)
    value, bound = _shown(end.value), _shown(end.bound)
    yield say("trace-end", language, seconds=seconds, value=value, bound=bound)
    if trace.is_optimal:
        yield f"{say('trace-optimal', language)}{stop}"
    elif trace.gap is not None:
        yield f"{say('trace-gap', language, gap=trace.gap)}{stop}"
    else:
        yield f"{say('trace-unknown', language)}{stop}"
    points = "; ".join(
        f"{p.seconds:.2f}, {_shown(p.value)}, {_shown(p.bound)}" for p in trace.points
    )
    yield say("trace-points", language, points=points)


def _shown(known: float | None) -> str:
    return "–" if known is None else f"{known:.1f}"


def _stages(trace: Trace, frame: TraceFrame) -> Iterator[Element]:
    names = ("trace-search", "trace-proof")
    for k, (left, right) in enumerate(pairwise(frame.edges)):
        if k % 2 == 0:
            yield element(
                "rect",
                x=left,
                y=frame.top - _BAND,
                width=right - left,
                height=frame.bottom - frame.top + _BAND,
                **paint(fill="shade"),
            )
        yield write_middle(
            [say(names[k], trace.language)],
            _STAGE_FACE,
            x=(left + right) / 2,
            y=frame.top - _BAND / 2,
            anchor="middle",
        )


def _axes(trace: Trace, frame: TraceFrame) -> Iterator[Element]:
    for value in frame.value_ticks():
        y = frame.y(value)
        yield _line(Point(LEFT, y), Point(frame.right, y))
        yield write_middle([number(value)], _TICK_FACE, x=LEFT - 14, y=y, anchor="end")
    yield _line(Point(LEFT, frame.bottom), Point(frame.right, frame.bottom), "quiet")
    for seconds in frame.second_ticks():
        x = frame.x(seconds)
        yield _line(Point(x, frame.bottom), Point(x, frame.bottom + 8), "quiet")
        words = number(seconds)
        yield write(words, _TICK_FACE, x=x, y=frame.bottom + 30, anchor="middle")
    below = frame.bottom + 60
    middle = (LEFT + frame.right) / 2
    seconds_axis = say("trace-seconds", trace.language)
    yield write(seconds_axis, _AXIS_FACE, x=middle, y=below, anchor="middle")
    value_axis = say("trace-value-axis", trace.language)
    yield write(value_axis, _AXIS_FACE, x=_MARGIN, y=frame.top - _BAND - 12)


def _line(start: Point, end: Point, role: Role = "line") -> Element:
    return element(
        "line",
        x1=start.x,
        x2=end.x,
        y1=start.y,
        y2=end.y,
        stroke_width=1.5,
        **paint(stroke=role),
    )


def _curves(trace: Trace, frame: TraceFrame) -> Iterator[Element]:
    """Draw both curves as steps, and water between them."""
    values = [(p.seconds, p.value) for p in trace.points if p.value is not None]
    bounds = [(p.seconds, p.bound) for p in trace.points if p.bound is not None]
    if bounds:
        first = bounds[0][0]
        below = [(max(s, first), v) for s, v in values if s >= first]
        start = [v for s, v in values if s <= first]
        below = [(first, start[-1])] * bool(start) + below
        lower = _corners([frame.at(*known) for known in below])
        upper = _corners([frame.at(*known) for known in bounds])
        water = "L".join(map(str, (*upper, *reversed(lower))))
        yield element("path", d=f"M{water}Z", **paint(fill="water"))
        yield from _curve(bounds, frame, "bank")
    yield from _curve(values, frame, "own")


def _curve(
    known: list[tuple[float, float]], frame: TraceFrame, role: Role
) -> Iterator[Element]:
    """Draw one curve, with a mark where it changes unless these are very many."""
    places = [frame.at(*one) for one in known]
    yield element(
        "path",
        d="M" + "L".join(map(str, _corners(places))),
        stroke_width=_CURVE_WIDTH,
        stroke_linejoin="round",
        stroke_linecap="round",
        **paint(stroke=role),
    )
    changes = [b for a, b in pairwise(places) if a.y != b.y]
    if len(changes) <= _MOST_CHANGES:
        mark = diamond if role == "bank" else dot
        yield from (mark(place, _CHANGE_RADIUS, role) for place in changes)


def _corners(places: Iterable[Point]) -> list[Point]:
    """Return the corners of the steps: level until the next place, then to it."""
    corners: list[Point] = []
    for place in places:
        if corners:
            corners.append(Point(place.x, corners[-1].y))
        corners.append(place)
    return corners
