"""The stairs of one practice, or of each in turn; counts, no names."""

from __future__ import annotations

from functools import partial

from cityshare.diagrams import Stairs, draw_stairs, stairs_of
from cityshare.web.screen.scene import Scene, View


def view(scene: Scene) -> View:
    """Show the stairs that five delegations or more have answered."""
    snapshot = scene.snapshot
    if not snapshot.is_shown:
        return scene.waiting(snapshot.n_delegations)
    stairs = [
        stairs_of(snapshot.profiles, practice, language=scene.language)
        for practice in practices(scene)
    ]
    drawn = [each for each in stairs if each.is_drawn]
    if not drawn:
        return scene.waiting(max(each.n_answering for each in stairs))
    drawings = [
        snapshot.drawing(("stairs", each.practice, scene.language), _drawing(each))
        for each in drawn
    ]
    return scene.drawn("projector/drawings.html", drawings=drawings)


def practices(scene: Scene) -> list[str]:
    """Return the practice that was chosen, or all of a theme, or all there are."""
    cohort = scene.snapshot.profiles.cohort
    if scene.shown.practice in cohort.practices:
        return [scene.shown.practice]
    if scene.shown.theme in cohort.layout.names:
        return list(cohort.layout.theme(scene.shown.theme).practices)
    named = [name for theme in cohort.layout.themes for name in theme.practices]
    return list(dict.fromkeys(named)) or list(cohort.practices)


def _drawing(stairs: Stairs) -> partial[str]:
    return partial(draw_stairs, stairs)
