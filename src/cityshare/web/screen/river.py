"""The river of the room; no delegation's line is in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from markupsafe import Markup

from cityshare.cohort import LayoutTheme
from cityshare.diagrams import draw_river, river_of
from cityshare.web.screen.scene import Scene, View
from cityshare.web.screen.snapshots import Snapshot

WIDTH = 1_200.0
WIDTH_OF_PART = 1_000.0
PRACTICES_PER_PART = 6


def view(scene: Scene) -> View:
    """Show the river from five delegations on: the whole, then its reaches larger."""
    snapshot = scene.snapshot
    if not snapshot.is_shown:
        return scene.waiting(snapshot.n_delegations)
    layout = snapshot.profiles.cohort.layout
    parts = reaches(layout.themes)
    if scene.shown.theme in layout.names:
        parts = [(scene.shown.theme,)]
    drawings = [_drawing(snapshot, names, scene.language) for names in parts]
    return scene.drawn("projector/drawings.html", drawings=drawings)


def reaches(themes: Sequence[LayoutTheme]) -> list[tuple[str, ...]]:
    """Return the names of all themes, then of the few that fit on a screen at once."""
    parts: list[list[LayoutTheme]] = [[]]
    for theme in themes:
        practices = sum(len(each.practices) for each in [*parts[-1], theme])
        if parts[-1] and practices > PRACTICES_PER_PART:
            parts.append([])
        parts[-1].append(theme)
    whole = tuple(theme.name for theme in themes)
    named = [tuple(theme.name for theme in part) for part in parts]
    return [whole] if len(named) == 1 else [whole, *named]


def _drawing(snapshot: Snapshot, names: tuple[str, ...], language: str) -> Markup:
    profiles = snapshot.profiles
    cohort = profiles.cohort
    is_whole = len(names) == len(cohort.layout.themes)

    def draw() -> str:
        layout = cohort.layout if is_whole else cohort.layout.only(names)
        part = replace(profiles, cohort=replace(cohort, layout=layout))
        width = WIDTH if is_whole else WIDTH_OF_PART
        return draw_river(river_of(part, language=language), width=width)

    return snapshot.drawing(("river", names, language), draw)
