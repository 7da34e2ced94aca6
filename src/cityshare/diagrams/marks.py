"""Shapes that drawings share: soft curves, diamonds, triangles, crosses."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from cityshare.diagrams.palette import Role, paint
from cityshare.diagrams.svg import Element, element, number


class Point(NamedTuple):
    """A place on a drawing, in pixels from its upper left corner."""

    x: float
    y: float

    def __str__(self) -> str:
        """Write the point as a path has it."""
        return f"{number(self.x)} {number(self.y)}"


def curve(points: Sequence[Point], *, start: str = "M") -> str:
    """Return the path of a curve that runs level through every point.

    It never leaves the height of its two neighbouring points.

    >>> curve([Point(0, 0), Point(10, 4)])
    'M0 0C5 0 5 4 10 4'
    """
    pieces = [f"{start}{points[0]}"]
    for one, other in pairwise(points):
        middle = (one.x + other.x) / 2
        pieces.append(f"C{Point(middle, one.y)} {Point(middle, other.y)} {other}")
    return "".join(pieces)


def ribbon(upper: Sequence[Point], lower: Sequence[Point]) -> str:
    """Return the closed path between two curves."""
    return f"{curve(upper)}{curve(lower[::-1], start='L')}Z"


def dot(at: Point, radius: float, role: Role, *, is_filled: bool = True) -> Element:
    """Draw a disc, or a ring on paper."""
    look = paint(fill=role if is_filled else "paper", stroke=role)
    return element("circle", cx=at.x, cy=at.y, r=radius, stroke_width=2.5, **look)


def diamond(at: Point, radius: float, role: Role) -> Element:
    """Draw an open diamond."""
    x, y = at
    corners = ((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y))
    return _outline([Point(*corner) for corner in corners], role, is_filled=False)


def triangle(at: Point, radius: float, role: Role, *, points_up: bool) -> Element:
    """Draw a triangle: filled when it points up, open when it points down."""
    x, y = at
    tip = -radius if points_up else radius
    corners = ((x, y + tip), (x + radius, y - tip * 0.7), (x - radius, y - tip * 0.7))
    return _outline([Point(*corner) for corner in corners], role, is_filled=points_up)


def cross(at: Point, radius: float, role: Role) -> Element:
    """Draw a diagonal cross."""
    x, y = at
    strokes = ((x - radius, y - radius), (x + radius, y + radius))
    others = ((x - radius, y + radius), (x + radius, y - radius))
    path = "".join(f"M{Point(*a)}L{Point(*b)}" for a, b in (strokes, others))
    return element(
        "path", d=path, stroke_width=3, stroke_linecap="round", **paint(stroke=role)
    )


def _outline(corners: Sequence[Point], role: Role, *, is_filled: bool) -> Element:
    return element(
        "path",
        d=f"M{'L'.join(str(corner) for corner in corners)}Z",
        stroke_width=2.5,
        stroke_linejoin="round",
        **paint(fill=role if is_filled else "paper", stroke=role),
    )


def spread(
    wanted: Sequence[float], heights: Sequence[float], *, low: float, high: float
) -> list[float]:
    """Move middles of labels apart until none overlap, in their order.

    >>> spread([10, 12, 50], [10, 10, 10], low=0, high=60)
    [10, 20.0, 50]
    """
    order = sorted(range(len(wanted)), key=lambda k: (wanted[k], k))
    placed = list(wanted)
    edge = low
    for k in order:
        placed[k] = max(placed[k], edge + heights[k] / 2)
        edge = placed[k] + heights[k] / 2
    edge = high
    for k in reversed(order):
        placed[k] = min(placed[k], edge - heights[k] / 2)
        edge = placed[k] - heights[k] / 2
    return placed
