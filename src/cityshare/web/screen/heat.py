"""The heat map: how many people stand at each level of each practice; no names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import numpy as np

from cityshare.diagrams import FEWEST
from cityshare.diagrams.units import unit_levels
from cityshare.scoring import Profiles
from cityshare.web.screen.scene import Scene, View

SHADES = 5
LINES_PER_PART = 13


@dataclass(frozen=True, slots=True)
class HeatCell:
    """People at one level; ``shade`` from 0 (nobody) to 5 (all who answered)."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One practice; no cells before five delegations have answered it."""

    label: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatTheme:
    """A theme with its practices."""

    label: str
    rows: tuple[HeatRow, ...]


def view(scene: Scene) -> View:
    """Show the heat map from five delegations on."""
    snapshot = scene.snapshot
    if not snapshot.is_shown:
        return scene.waiting(snapshot.n_delegations)
    scale = snapshot.profiles.cohort.questionnaire.scale
    return scene.drawn(
        "projector/heat.html",
        levels=[level.read(scene.language) for level in scale.levels],
        parts=heat_parts(heat_of(snapshot.profiles, scene.language)),
        fewest=FEWEST,
    )


def heat_of(profiles: Profiles, language: str = "en") -> list[HeatTheme]:
    """Count the people at each level, by theme and practice.

    A practice that fewer than five delegations have answered has no counts.
    """
    cohort = profiles.cohort
    people = unit_levels(profiles, "participant").current
    cities = unit_levels(profiles, "delegation").current
    rows = {}
    for p, practice in enumerate(profiles.practices):
        is_shown = np.count_nonzero(~np.isnan(cities[:, p])) >= FEWEST
        levels = people[:, p]
        counts = [
            int(np.count_nonzero(levels == level))
            for level in range(1, profiles.n_levels + 1)
        ]
        label = cohort.questionnaire.practice(practice).label.read(language)
        rows[practice] = HeatRow(label, _cells(counts) if is_shown else ())
    return [
        HeatTheme(theme.label.read(language), tuple(rows[p] for p in theme.practices))
        for theme in cohort.layout.themes
    ]


def heat_parts(themes: Sequence[HeatTheme]) -> list[list[HeatTheme]]:
    """Put as many themes on a screen as can be read from the last row."""
    parts: list[list[HeatTheme]] = [[]]
    for theme in themes:
        lines = sum(len(each.rows) + 1 for each in [*parts[-1], theme])
        if parts[-1] and lines > LINES_PER_PART:
            parts.append([])
        parts[-1].append(theme)
    return parts


def _cells(counts: list[int]) -> tuple[HeatCell, ...]:
    everybody = sum(counts)
    return tuple(HeatCell(n, ceil(SHADES * n / everybody)) for n in counts)
