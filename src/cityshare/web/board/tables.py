"""The board of tables: one version with everybody at their table, to be changed."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.web.board.facilitated import Facilitated
from cityshare.web.board.shown import Shown, at, state_of
from cityshare.web.numbers import InAddress
from cityshare.web.pages import wants_json
from cityshare.workshop.board import PlanBoard

router = APIRouter(prefix="/facilitator/tables")

SAID = "board_said"
MOST_SAID = 500  # characters: they travel in the cookie


@router.get("")
def newest(workshop: Facilitated) -> Response:
    """Go to the newest version."""
    versions = PlanBoard.of(workshop).versions()
    number = max((v.number for v in versions if v.has_tables), default=0)
    return RedirectResponse(at(number) if number else "/facilitator", 303)


@router.get("/{number}")
def tables(request: Request, number: InAddress, workshop: Facilitated) -> Response:
    """Show one version; a script gets only what changes."""
    shown = Shown.of(request, workshop, state_of(workshop, number))
    if wants_json(request):
        return shown.fragment()
    return shown.page(str(request.session.pop(SAID, "")))


def say_next(request: Request, said: str) -> None:
    """Have the next page say what was done."""
    request.session[SAID] = said[:MOST_SAID]
