"""Where everything of a trace stands: seconds, values and their ticks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, log10

import numpy as np

from cityshare.diagrams.marks import Point
from cityshare.diagrams.trace import Trace

LEFT = 132
RIGHT = 300
PLOT_HEIGHT = 440
LEAST_SHARE = 0.3
"""Of the width that a stage has, however short it was."""

_TICK_DISTANCE = 96.0
_ROOM_ABOVE = 3.0
"""How much higher than the climb of the value a bound is drawn."""


@dataclass(frozen=True)
class TraceFrame:
    """Coordinates of a trace.

    Attributes
    ----------
    width
        Width of the drawing in pixels.
    top
        Height of the upper edge of the plot.
    low, high
        The values at the lower and upper edge (weighted steps).
    most
        The highest value drawn; a bound beyond it is drawn at this height.
    times
        Seconds at the edges of the stages: the beginning, perhaps the beginning of
        the proof, the end.
    edges
        Where these moments stand, in pixels from the left.
    """

    width: float
    top: float
    low: float
    high: float
    most: float
    times: tuple[float, ...]
    edges: tuple[float, ...]

    @classmethod
    def of(cls, trace: Trace, width: float, top: float) -> TraceFrame:
        """Fit a frame to a trace; a short stage is widened, so that it can be seen."""
        end = max(trace.end.seconds, 0.001)
        times = [0.0, end]
        edges = [float(LEFT), width - RIGHT]
        began = trace.proof_began
        if began is not None and 0 < began < end:
            share = min(max(began / end, LEAST_SHARE), 1 - LEAST_SHARE)
            times.insert(1, began)
            edges.insert(1, LEFT + share * (edges[-1] - LEFT))
        least, most = _range(trace)
        room = most - least
        low, high = least - 0.16 * room, most + 0.12 * room
        return cls(width, top, low, high, most, tuple(times), tuple(edges))

    @property
    def right(self) -> float:
        """The right edge of the plot."""
        return self.edges[-1]

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.top + PLOT_HEIGHT

    def x(self, seconds: float) -> float:
        """Return where a moment stands; each stage has a scale of its own."""
        return float(np.interp(seconds, self.times, self.edges))

    def y(self, value: float) -> float:
        """Return the height of a value, or of the highest one drawn."""
        share = (min(value, self.most) - self.low) / (self.high - self.low)
        return self.bottom - share * PLOT_HEIGHT

    def at(self, seconds: float, value: float) -> Point:
        """Return the place of a value at a moment."""
        return Point(self.x(seconds), self.y(value))

    def value_ticks(self) -> Iterator[float]:
        """Yield round values, up to the highest one drawn."""
        step = _round_step((self.high - self.low) / 7)
        for k in range(ceil(self.low / step), floor(self.most / step) + 1):
            yield k * step

    def second_ticks(self) -> Iterator[float]:
        """Yield round seconds, in each stage as many as fit."""
        for (begin, end), (left, right) in zip(
            pairwise(self.times), pairwise(self.edges), strict=True
        ):
            n = max(1.0, (right - left) / _TICK_DISTANCE)
            step = _round_step((end - begin) / n)
            for k in range(ceil(begin / step), floor(end / step) + 1):
                if k == 0 or self.x(k * step) > left + _TICK_DISTANCE / 3:
                    yield k * step


def _range(trace: Trace) -> tuple[float, float]:
    """Return the lowest and highest value to draw: a bound far off is cut."""
    values = [p.value for p in trace.points if p.value is not None]
    bounds = [p.bound for p in trace.points if p.bound is not None]
    low, best = min(values), max(values)
    high = max([best, *bounds[-1:]])
    climb = max(high - low, 0.05 * abs(best), 0.5)
    most = min(max([high, *bounds[:1]]), high + _ROOM_ABOVE * climb)
    return low, most if most - low >= 0.5 else low + climb


def _round_step(least: float) -> float:
    """Return the least round number that is not below one: 1, 2 or 5 times tens.

    >>> _round_step(0.3), _round_step(7)
    (0.5, 10.0)
    """
    ten = 10.0 ** floor(log10(least))
    return float(next(k * ten for k in (1, 2, 5, 10) if k * ten >= least * 0.999))
