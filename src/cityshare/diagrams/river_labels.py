"""The labels of a river drawing: counts, practices, readings and the lines' names."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from cityshare.diagrams.lettering import Face, write, write_middle
from cityshare.diagrams.marks import Point, cross, diamond, dot, spread, triangle
from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.river import Reading, River, RiverPractice
from cityshare.diagrams.river_frame import LEFT, RIGHT, RiverFrame
from cityshare.diagrams.river_water import (
    BANK_WIDTH,
    OWN_WIDTH,
    TARGET_DASHES,
    TARGET_WIDTH,
    THIN_WIDTH,
)
from cityshare.diagrams.svg import Element, element
from cityshare.diagrams.words import say
from cityshare.diagrams.wrapping import wrap

_COUNT_FACE = Face(18, "quiet")
_READING_FACE = Face(16)
_KEY_FACE = Face(18)
_SAMPLE = 34
_GAP = 10


class Labels(NamedTuple):
    """What stands below the plot, and where it ends."""

    parts: tuple[Element, ...]
    bottom: float


def draw_labels(river: River, frame: RiverFrame) -> Labels:
    """Set the number answering, the label and the reading under each practice."""
    row = frame.label_row([practice.label for practice in river.practices])
    counts = frame.bottom + 28
    labels = counts + 20 + row.face.size
    readings = counts + 20 + row.height + 12
    parts = [
        write(
            say("answering", river.language),
            _COUNT_FACE,
            x=LEFT - 14,
            y=counts,
            anchor="end",
        )
    ]
    for k, practice in enumerate(river.practices):
        x, y = frame.x(k), labels + row.drop(k)
        count = str(practice.n_answering)
        parts.append(write(count, _COUNT_FACE, x=x, y=counts, anchor="middle"))
        if row.drop(k):
            parts.append(_leader(x, counts + 10, y - row.face.size))
        parts.append(write(row.labels[k], row.face, x=x, y=y, anchor="middle"))
        if practice.north is None:
            parts.append(_withheld(river, frame, k))
    bottom = readings
    for k, practice in enumerate(river.practices):
        column = _readings(practice, river.language, frame, k, readings)
        parts += column.parts
        bottom = max(bottom, column.bottom)
    return Labels(tuple(parts), bottom)


def _leader(x: float, top: float, bottom: float) -> Element:
    return element(
        "line",
        x1=x,
        x2=x,
        y1=top,
        y2=bottom,
        stroke_width=1,
        **paint(stroke="line"),
    )


def _withheld(river: River, frame: RiverFrame, k: int) -> Element:
    words = say("practice-too-few", river.language)
    face = Face(15, "quiet")
    lines = wrap(words, frame.slot - 12, face.em)
    return write_middle(lines, face, x=frame.x(k), y=frame.y(1 + 0.3), anchor="middle")


def _readings(
    practice: RiverPractice, language: str, frame: RiverFrame, k: int, top: float
) -> Labels:
    parts: list[Element] = []
    x, y = frame.x(k), top
    for reading in practice.readings:
        parts.append(_reading_mark(reading, Point(x, y + 12)))
        lines = wrap(
            say(f"reading-{reading}", language), frame.slot - 4, _READING_FACE.em
        )
        first = y + 28 + _READING_FACE.size
        parts.append(write(lines, _READING_FACE, x=x, y=first, anchor="middle"))
        y += 28 + len(lines) * _READING_FACE.leading + 10
    return Labels(tuple(parts), y)


def _reading_mark(reading: Reading, at: Point) -> Element:
    if reading == "invite":
        return cross(at, 7, "own")
    role: Role = "bank" if reading == "share" else "own"
    return triangle(at, 10, role, points_up=reading == "share")


class _Key(NamedTuple):
    words: str
    role: Role
    width: float
    level: Callable[[RiverPractice], float | None]
    dashes: str | None = None


def draw_keys(river: River, frame: RiverFrame) -> Iterator[Element]:
    """Write each line's name at its right end, beside a sample of the line."""
    ends = [
        (key, end)
        for key in _keys(river)
        if (end := _end(river, frame, key)) is not None
    ]
    texts = [
        wrap(key.words, RIGHT - _SAMPLE - 3 * _GAP, _KEY_FACE.em) for key, _ in ends
    ]
    places = spread(
        [end for _, end in ends],
        [len(lines) * _KEY_FACE.leading + 4 for lines in texts],
        low=frame.top,
        high=frame.bottom,
    )
    left = frame.right + _GAP
    for (key, _), lines, y in zip(ends, texts, places, strict=True):
        yield element(
            "line",
            x1=left,
            x2=left + _SAMPLE,
            y1=y,
            y2=y,
            stroke_width=key.width,
            stroke_dasharray=key.dashes,
            **paint(stroke=key.role),
        )
        middle = Point(left + _SAMPLE / 2, y)
        if key.dashes is not None:
            yield diamond(middle, 8, key.role)
        elif key.role == "own":
            yield dot(middle, 6, key.role)
        yield write_middle(
            lines,
            Face(_KEY_FACE.size, key.role),
            x=left + _SAMPLE + _GAP,
            y=y,
        )


def _keys(river: River) -> Iterator[_Key]:
    language = river.language
    north, south = say("north-bank", language), say("south-bank", language)
    highest, lowest = say("highest", language), say("lowest", language)
    many = river.banks == "percentiles"
    if many:
        yield _Key(highest, "quiet", THIN_WIDTH, lambda p: p.highest)
    else:
        north, south = f"{north}: {highest}", f"{south}: {lowest}"
    yield _Key(north, "bank", BANK_WIDTH, lambda p: p.north)
    if river.own_name:
        name = say("today", language, name=river.own_name)
        target = say("target", language)
        yield _Key(target, "own", TARGET_WIDTH, lambda p: p.own_target, TARGET_DASHES)
        yield _Key(name, "own", OWN_WIDTH, lambda p: p.own)
    yield _Key(south, "bank", BANK_WIDTH, lambda p: p.south)
    if many:
        yield _Key(lowest, "quiet", THIN_WIDTH, lambda p: p.lowest)


def _end(river: River, frame: RiverFrame, key: _Key) -> float | None:
    levels = [key.level(practice) for practice in river.practices]
    given = [level for level in levels if level is not None]
    return frame.y(given[-1]) if given else None
