"""The water of a river drawing, and one delegation's own line in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from cityshare.diagrams.marks import Point, curve, diamond, dot, ribbon
from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.river import River, RiverPractice
from cityshare.diagrams.river_frame import RiverFrame
from cityshare.diagrams.svg import Element, element

Level = Callable[[RiverPractice], float | None]

BANK_WIDTH = 3.5
THIN_WIDTH = 1.5
OWN_WIDTH = 4.5
TARGET_WIDTH = 3.0
TARGET_DASHES = "10 7"
_OVERHANG = 0.38


def draw_water(river: River, frame: RiverFrame) -> Iterator[Element]:
    """Draw the water between its banks, and thin lines for the extremes."""
    for north in _runs(river, frame, lambda practice: practice.north):
        columns = {point.x for point in north}
        south = [
            point
            for run in _runs(river, frame, lambda practice: practice.south)
            for point in run
            if point.x in columns
        ]
        upper, lower = _lengthened(north, frame), _lengthened(south, frame)
        yield element(
            "path", d=ribbon(upper, lower), fill_opacity=0.8, **paint(fill="water")
        )
        for points in (upper, lower):
            yield _line(curve(points), "bank", BANK_WIDTH)
    if river.banks == "percentiles":
        for level in (_lowest, _highest):
            for run in _runs(river, frame, level):
                yield _line(curve(_lengthened(run, frame)), "quiet", THIN_WIDTH)


def draw_own(river: River, frame: RiverFrame) -> Iterator[Element]:
    """Draw the dashed line of targets, then the line of today's levels."""
    for k, practice in enumerate(river.practices):
        if practice.own is not None and practice.own_target is not None:
            x = frame.x(k)
            stem = f"M{Point(x, frame.y(practice.own))}"
            stem += f"L{Point(x, frame.y(practice.own_target))}"
            yield _line(stem, "own", THIN_WIDTH)
    targets = list(_runs(river, frame, lambda practice: practice.own_target))
    for run in targets:
        yield _line(curve(run), "own", TARGET_WIDTH, dashes=TARGET_DASHES)
    todays = list(_runs(river, frame, lambda practice: practice.own))
    for run in todays:
        yield _line(curve(run), "own", OWN_WIDTH)
    for run in targets:
        yield from (diamond(point, 10, "own") for point in run)
    for run in todays:
        yield from (dot(point, 7, "own") for point in run)


def _lowest(practice: RiverPractice) -> float | None:
    return practice.lowest


def _highest(practice: RiverPractice) -> float | None:
    return practice.highest


def _runs(river: River, frame: RiverFrame, level: Level) -> Iterator[list[Point]]:
    """Yield the points of neighbouring practices that have such a level."""
    columns = [(k, level(practice)) for k, practice in enumerate(river.practices)]
    for is_there, run in groupby(columns, key=lambda column: column[1] is not None):
        if is_there:
            yield [Point(frame.x(k), frame.y(y)) for k, y in run if y is not None]


def _lengthened(points: list[Point], frame: RiverFrame) -> list[Point]:
    reach = _OVERHANG * frame.slot
    first, last = points[0], points[-1]
    return [
        Point(first.x - reach, first.y),
        *points,
        Point(last.x + reach, last.y),
    ]


def _line(path: str, role: Role, width: float, *, dashes: str | None = None) -> Element:
    return element(
        "path",
        d=path,
        stroke_width=width,
        stroke_dasharray=dashes,
        stroke_linecap="round" if dashes is None else None,
        **paint(stroke=role),
    )
