"""Who facilitates: passcodes given, renewed and taken back."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError
from cityshare.web import entrance
from cityshare.web.board.desk import done, page
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.workshop import Facilitators, Workshop

router = APIRouter(prefix="/facilitator/team")


@router.get("")
def team(request: Request, workshop: Facilitated) -> Response:
    """Show who may open the board."""
    return _page(request, workshop)


@router.post("")
def add(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Let another facilitator in; a form that is sent again does it once."""
    facilitators = Facilitators.of(workshop)
    known = [each.id for each in facilitators.everybody()]
    if text_of(form, "known") != known[-1]:
        return RedirectResponse("/facilitator/team", 303)
    try:
        new, passcode = facilitators.add(text_of(form, "name"))
    except CityshareError as error:
        return _page(request, workshop, error=error)
    return _page(request, workshop, passcode=passcode, of=new.id)


@router.post("/renew")
def renew(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Give a facilitator another passcode; this browser stays open."""
    id_ = text_of(form, "id")
    try:
        passcode = Facilitators.of(workshop).renew_passcode(id_)
    except CityshareError as error:
        return _page(request, workshop, error=error)
    key = workshop.key_of_passcode(passcode)
    if entrance.facilitated(request) is None and key is not None:
        entrance.let_in(request, workshop, key)
    return _page(request, workshop, passcode=passcode, of=id_)


@router.post("/remove")
def remove(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Shut a facilitator out."""
    id_ = text_of(form, "id")
    return done(
        lambda: Facilitators.of(workshop).remove(id_),
        "team",
        lambda error: _page(request, workshop, error=error),
    )


def _page(
    request: Request,
    workshop: Workshop,
    *,
    passcode: str = "",
    of: str = "",
    error: CityshareError | None = None,
) -> Response:
    everybody = Facilitators.of(workshop).everybody()
    answer = page(
        request,
        workshop,
        "team",
        error=error,
        team=everybody,
        passcode=passcode,
        of=of,
        known=everybody[-1].id,
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer
