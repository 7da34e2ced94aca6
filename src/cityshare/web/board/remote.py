"""The remote control of the projector: screens, what they show, the timer."""

from __future__ import annotations

from dataclasses import asdict

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError
from cityshare.web import entrance
from cityshare.web.board.facilitated import Facilitated, Form, number_in, text_of
from cityshare.web.clean import clean_line
from cityshare.web.clock import face_of
from cityshare.web.narrowing import narrowings
from cityshare.web.pages import language_of, render, said
from cityshare.web.parts import TABLES_PER_OVERVIEW, in_parts
from cityshare.web.published import published_plan
from cityshare.web.words import words_on
from cityshare.workshop import Projecting, Screen, Shown, Workshop
from cityshare.workshop.projecting import MOST_LABEL

router = APIRouter(prefix="/facilitator/remote")

PLACES = {"projector": "/projector"}
PARTED = frozenset(
    {Screen.RIVER, Screen.STAIRS, Screen.HEAT, Screen.LEARNING, Screen.TABLES}
    | {Screen.PEOPLE, Screen.PLENARY, Screen.UNMATCHED}
)


@router.get("")
def remote(request: Request) -> Response:
    """Show the buttons."""
    workshop = entrance.facilitated(request)
    if workshop is None:
        return RedirectResponse("/facilitator", 303)
    return _page(request, workshop)


@router.post("/show")
def show(workshop: Facilitated, form: Form) -> Response:
    """Show a screen, or the same one narrowed down or held at a part."""
    part = number_in(form, "part") if text_of(form, "part") else None
    Projecting.of(workshop).show(
        text_of(form, "screen"),
        practice=text_of(form, "practice"),
        theme=text_of(form, "theme"),
        session=text_of(form, "session"),
        part=part,
    )
    return _back(text_of(form, "back"))


@router.post("/timer")
def timer(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Start, pause, resume or stop the timer."""
    projecting = Projecting.of(workshop)
    match text_of(form, "do"):
        case "start":
            try:
                projecting.start_timer(
                    number_in(form, "minutes"),
                    clean_line(text_of(form, "label"), most=MOST_LABEL),
                    rounds=number_in(form, "rounds"),
                )
            except CityshareError as error:
                wrong = said(error, language_of(request))
                return _page(request, workshop, wrong=wrong)
        case "pause":
            projecting.pause_timer()
        case "resume":
            projecting.resume_timer()
        case "stop":
            projecting.stop_timer()
        case _:
            raise HTTPException(400)
    return _back(text_of(form, "back"))


def _page(request: Request, workshop: Workshop, *, wrong: str = "") -> Response:
    language = language_of(request)
    projecting = Projecting.of(workshop)
    shown, kept = projecting.shown, projecting.timer
    tables = _tables(workshop, shown)
    say = {**words_on("room", language), **words_on("projector", language)}
    return render(
        request,
        "facilitator/remote.html",
        status=422 if wrong else 200,
        say=say,
        workshop=workshop,
        after=workshop.last_event,
        screens=list(Screen),
        shown=shown,
        same=_same(shown),
        narrowed=narrowings(workshop, projecting, shown.screen, say, language),
        is_in_parts=shown.screen in PARTED,
        sessions=projecting.sessions,
        tables=tables,
        overviews=len(in_parts(tables, TABLES_PER_OVERVIEW)),
        face=face_of(kept, workshop.clock()) if kept else None,
        wrong=wrong,
    )


def _same(shown: Shown) -> dict[str, object]:
    """Return the fields that keep everything but the part."""
    return {key: value for key, value in asdict(shown).items() if key != "part"}


def _tables(workshop: Workshop, shown: Shown) -> list[str]:
    """Return the numbers of the tables that report in the plenary."""
    if shown.screen is not Screen.PLENARY:
        return []
    version = published_plan(workshop, shown.session)
    tables = version.plan.tables if version else ()
    return [table.id.removeprefix("T") for table in tables]


def _back(to: str) -> RedirectResponse:
    return RedirectResponse(PLACES.get(to, "/facilitator/remote"), 303)
