"""The stairs: levels of one practice, and how far people would climb on it."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import Literal

import numpy as np

from cityshare.diagrams.units import FEWEST, Unit, unit_levels
from cityshare.scoring import Profiles

Zone = Literal["share", "learn", "rest"]


@dataclass(frozen=True, slots=True)
class StairsCell:
    """The units of one level today and one gap to the target.

    Attributes
    ----------
    level
        Level today.
    gap
        Target minus level today (levels); 0 also where no target is given.
    zone
        Something to share, something to learn, or not a priority.
    names
        Names of the units in the cell, for the facilitator alone.
    """

    level: int
    gap: int
    zone: Zone
    names: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """The number of units in the cell."""
        return len(self.names)


@dataclass(frozen=True, slots=True)
class Stairs:
    """Everything a stairs diagram shows, ready to draw.

    Attributes
    ----------
    title
        Title of the cohort.
    practice, label
        Name and label of the practice.
    levels
        Labels of the scale's levels, lowest first.
    cells
        All cells with ``level + gap <= L``, highest level first, then by gap.
    unit
        What is counted.
    n_answering
        How many units have answered this practice.
    language
        Language of the labels.
    """

    title: str
    practice: str
    label: str
    levels: tuple[str, ...]
    cells: tuple[StairsCell, ...]
    unit: Unit
    n_answering: int
    language: str

    @property
    def is_drawn(self) -> bool:
        """Whether enough have answered for the room to see the stairs."""
        return self.n_answering >= FEWEST

    def row(self, level: int) -> tuple[StairsCell, ...]:
        """Return the cells of a level, smallest gap first."""
        return tuple(cell for cell in self.cells if cell.level == level)


def stairs_of(
    profiles: Profiles,
    practice: str,
    *,
    language: str = "en",
    unit: Unit = "delegation",
) -> Stairs:
    """Count units by their level today and their gap on one practice.

    Parameters
    ----------
    profiles
        Profiles of the cohort.
    practice
        Name of the practice.
    language
        Language of the labels.
    unit
        What is counted: delegations with their agreed level, else the lower median
        of their members' levels, so that everyone stands on a step; or people.

    Returns
    -------
    Stairs
        Its counts add up to ``n_answering``.

    Raises
    ------
    KeyError
        If the questionnaire has no such practice.

    Notes
    -----
    From the sharing level on a cell is "something to share"; below it, a gap makes
    it "something to learn", and no gap "not a priority".

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> stairs = stairs_of(profiles, profiles.practices[0])
    >>> sum(cell.count for cell in stairs.cells) == stairs.n_answering
    True
    """
    cohort = profiles.cohort
    label = cohort.questionnaire.practice(practice).label.read(language)
    p = profiles.practices.index(practice)
    units = unit_levels(profiles, unit, middle=median_low)
    names: dict[tuple[int, int], list[str]] = {}
    for name, current, target in zip(
        units.names, units.current[:, p], units.target[:, p], strict=True
    ):
        if not np.isnan(current):
            gap = 0 if np.isnan(target) else int(target - current)
            names.setdefault((int(current), gap), []).append(name)
    scale = cohort.questionnaire.scale
    top = scale.n_levels
    return Stairs(
        title=cohort.title.read(language),
        practice=practice,
        label=label,
        levels=tuple(level.read(language) for level in scale.levels),
        cells=tuple(
            StairsCell(
                level=level,
                gap=gap,
                zone=_zone(level, gap, scale.sharing_level),
                names=tuple(names.get((level, gap), ())),
            )
            for level in range(top, 0, -1)
            for gap in range(top - level + 1)
        ),
        unit=unit,
        n_answering=sum(len(found) for found in names.values()),
        language=language,
    )


def _zone(level: int, gap: int, sharing_level: int) -> Zone:
    if level >= sharing_level:
        return "share"
    return "learn" if gap else "rest"
