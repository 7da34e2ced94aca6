"""The projector: what the board's remote control chose, or one screen held fast."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.web.clock import face_of
from cityshare.web.entrance import facilitated
from cityshare.web.narrowing import narrowings
from cityshare.web.pages import render
from cityshare.web.screen import (
    count,
    heat,
    join,
    learning,
    plenary,
    river,
    seats,
    stairs,
    timer,
    unmatched,
)
from cityshare.web.screen.scene import Scene, View
from cityshare.workshop import Phase, Projecting, Screen, Shown

router = APIRouter()

SEATED: Final = (Phase.PUBLISHED, Phase.FOLLOW_UP)
VIEWS: Final[Mapping[Screen, Callable[[Scene], View]]] = {
    Screen.JOIN: join.view,
    Screen.COUNT: count.view,
    Screen.RIVER: river.view,
    Screen.STAIRS: stairs.view,
    Screen.HEAT: heat.view,
    Screen.LEARNING: learning.view,
    Screen.TABLES: seats.by_table,
    Screen.PEOPLE: seats.by_person,
    Screen.TIMER: timer.view,
    Screen.PLENARY: plenary.view,
    Screen.UNMATCHED: unmatched.view,
}


@router.get("/projector")
def projector(
    request: Request,
    show: str = "",
    practice: str = "",
    theme: str = "",
    session: str = "",
) -> Response:
    """Show what the room is to see; ``show`` holds one screen, for a second one."""
    workshop = facilitated(request)
    if workshop is None:
        return RedirectResponse("/facilitator", 303)
    projecting = Projecting.of(workshop)
    is_held = show in VIEWS
    shown = projecting.shown
    if is_held:
        shown = Shown(Screen(show), practice, theme, session)
    scene = Scene(request, workshop, shown)
    after = workshop.last_event
    screen = screen_of(scene)
    view = VIEWS[screen](scene)
    kept = projecting.timer
    known: dict[str, Any] = {
        "say": scene.say,
        "workshop": workshop,
        "screen": screen.value,
        "shown": shown,
        "is_held": is_held,
        "screens": [each.value for each in VIEWS],
        "narrowed": narrowings(workshop, projecting, screen, scene.say, scene.language),
        "face": face_of(kept, workshop.clock()) if kept else None,
        "after": after,
        "again": view.again,
    }
    return render(request, view.template, **known, **view.context)


def screen_of(scene: Scene) -> Screen:
    """Return the screen that was chosen, else the one that suits the phase."""
    chosen = scene.shown.screen
    if scene.published is None and chosen in {Screen.TABLES, Screen.PEOPLE}:
        return Screen.JOIN
    if chosen is not Screen.BY_PHASE:
        return chosen
    is_seated = scene.published is not None and scene.workshop.phase in SEATED
    return Screen.TABLES if is_seated else Screen.JOIN
