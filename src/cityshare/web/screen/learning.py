"""Who can share what: sharers who agreed by name, learners as counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from markupsafe import Markup

from cityshare.cohort import Cohort, Consent
from cityshare.diagrams import draw_learning_graph
from cityshare.graph import LearningGraph, learning_graph
from cityshare.questionnaire import Text
from cityshare.scoring import Profiles
from cityshare.web.screen.scene import Scene, View
from cityshare.web.screen.snapshots import Snapshot

WIDTH = 1_200.0


def view(scene: Scene) -> View:
    """Show the sharers from five delegations on: one practice, or theme by theme."""
    snapshot = scene.snapshot
    if not snapshot.is_shown:
        return scene.waiting(snapshot.n_delegations)
    cohort = snapshot.profiles.cohort
    if scene.shown.practice in cohort.practices:
        names = [("practice", scene.shown.practice)]
    elif scene.shown.theme in cohort.layout.names:
        names = [("theme", scene.shown.theme)]
    else:
        names = [("theme", name) for name in _tied_themes(snapshot)] or [("", "")]
    drawings = [_drawing(snapshot, *name, scene.language) for name in names]
    return scene.drawn("projector/drawings.html", drawings=drawings)


def only_agreed(profiles: Profiles) -> Profiles:
    """Return the profiles in which nobody is named who did not agree to it.

    A sharer says yes to a practice, and to being shown by name at this event.
    """
    agreed = [Consent.WORKSHOP in p.consent for p in profiles.participants]
    named = profiles.named & np.array(agreed, bool)[:, None]
    return replace(profiles, named=named)


def _graph(snapshot: Snapshot) -> LearningGraph:
    return snapshot.kept(
        "graph", lambda: learning_graph(only_agreed(snapshot.profiles))
    )


def _tied_themes(snapshot: Snapshot) -> list[str]:
    """Return the themes of which somebody can learn something here."""
    tied = {practice for _, _, practice in _graph(snapshot).edges(keys=True)}
    themes = snapshot.profiles.cohort.layout.themes
    return [theme.name for theme in themes if tied.intersection(theme.practices)]


def _drawing(snapshot: Snapshot, kind: str, name: str, language: str) -> Markup:
    cohort = snapshot.profiles.cohort

    def draw() -> str:
        return draw_learning_graph(
            _graph(snapshot),
            practice=name if kind == "practice" else None,
            theme=name if kind == "theme" else None,
            cohort=replace(cohort, title=_title(cohort, kind, name)),
            language=language,
            width=WIDTH,
        )

    return snapshot.drawing(("learning", kind, name, language), draw)


def _title(cohort: Cohort, kind: str, name: str) -> Text:
    if kind == "practice":
        return cohort.questionnaire.practice(name).label
    return cohort.layout.theme(name).label if kind else cohort.title
