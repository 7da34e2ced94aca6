"""Where everything of a river drawing stands: columns, levels and label rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cityshare.diagrams.lettering import Face
from cityshare.diagrams.river import River
from cityshare.diagrams.wrapping import longest_word, wrap

LEFT = 200
RIGHT = 190
LEAST_SLOT = 80
PLOT_HEIGHT = 470
LABEL_SIZES = (21.0, 20.0, 19.0, 18.0, 17.0, 16.0)
LEAST_IN_ONE_ROW = 18.0

MOST_LINES = 3


class LabelRow(NamedTuple):
    """The practices' labels, wrapped; odd ones stand lower where it is tight."""

    face: Face
    labels: tuple[tuple[str, ...], ...]
    is_staggered: bool

    def drop(self, k: int) -> float:
        """Return how much lower the label ``k`` stands than the first."""
        if not self.is_staggered or k % 2 == 0:
            return 0.0
        return max(len(lines) for lines in self.labels[::2]) * self.face.leading + 10

    @property
    def n_lines(self) -> int:
        """The number of lines of the longest label."""
        return max(len(lines) for lines in self.labels)

    @property
    def height(self) -> float:
        """The height of all labels in pixels."""
        return max(
            self.drop(k) + len(lines) * self.face.leading
            for k, lines in enumerate(self.labels)
        )


@dataclass(frozen=True)
class RiverFrame:
    """Coordinates of a river drawing.

    Attributes
    ----------
    width
        Width of the coordinates in pixels.
    slot
        Width of one practice.
    top
        Height of the upper edge of the plot.
    n_levels
        Number of levels L.
    """

    width: float
    slot: float
    top: float
    n_levels: int

    @classmethod
    def of(cls, river: River, width: float, top: float) -> RiverFrame:
        """Fit a frame to a river; it is widened where practices would be squeezed."""
        n = len(river.practices)
        natural = max(width, LEFT + RIGHT + n * LEAST_SLOT)
        return cls(natural, (natural - LEFT - RIGHT) / n, top, len(river.levels))

    @property
    def right(self) -> float:
        """The right edge of the plot."""
        return self.width - RIGHT

    @property
    def bottom(self) -> float:
        """The lower edge of the plot."""
        return self.top + PLOT_HEIGHT

    def x(self, k: float) -> float:
        """Return the middle of the practice ``k`` (counted from 0)."""
        return LEFT + (k + 0.5) * self.slot

    def y(self, level: float) -> float:
        """Return the height of a level."""
        step = PLOT_HEIGHT / (self.n_levels - 1 + 0.7)
        return self.bottom - (level - 1 + 0.35) * step

    def label_row(self, labels: Sequence[str]) -> LabelRow:
        """Wrap the practices' labels as large as they fit, in two rows if need be."""
        for is_staggered in (False, True):
            room = self.slot * (2 if is_staggered else 1) - 10
            for size in LABEL_SIZES:
                if size < LEAST_IN_ONE_ROW and not is_staggered:
                    break
                row = _wrapped(labels, room, size, is_staggered)
                if longest_word(labels, size) <= room and row.n_lines <= MOST_LINES:
                    return row
        return row


def _wrapped(
    labels: Sequence[str], room: float, size: float, is_staggered: bool
) -> LabelRow:
    lines = tuple(wrap(label, room, size) for label in labels)
    return LabelRow(Face(size), lines, is_staggered)
