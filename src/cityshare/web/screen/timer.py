"""The time left, in digits that the last row can read."""

from __future__ import annotations

from cityshare.web.screen.scene import Scene, View


def view(scene: Scene) -> View:
    """Show the timer; every screen knows its ``face``."""
    del scene
    return View("projector/timer.html")
