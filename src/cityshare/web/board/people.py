"""One person of a version: what can be done with their seat, and why it is theirs."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from cityshare.advice import Change
from cityshare.documents import Seat
from cityshare.errors import CityshareError
from cityshare.web.board.facilitated import Facilitated
from cityshare.web.board.shown import Shown, state_of
from cityshare.web.board.telling import choice_of, kind_of, tell
from cityshare.web.numbers import InAddress
from cityshare.web.pages import language_of, render, wants_json
from cityshare.web.words import words_on
from cityshare.workshop.board import PlanBoard

router = APIRouter(prefix="/facilitator/tables/{number}")


@router.get("/people/{person}")
def sheet(
    request: Request,
    number: InAddress,
    person: str,
    workshop: Facilitated,
    *,
    why: bool = False,
) -> Response:
    """Show what can be done with a person: a page, or what fills the dialog."""
    shown = Shown.of(request, workshop, state_of(workshop, number))
    seat = shown.seats.by_id.get(person)
    if seat is None:
        raise HTTPException(404)
    is_locked = person in shown.state.locked
    can_change = bool(seat.table) and shown.state.state == "draft"
    context: dict[str, Any] = {
        "say": shown.say,
        "workshop": workshop,
        "state": shown.state,
        "seat": seat,
        "can_change": can_change,
        "is_locked": is_locked,
        "is_gone": person in shown.seats.gone,
        "why": _why(shown, seat) if why and seat.table else [],
        **(_choices(shown, seat) if can_change and not is_locked else {}),
    }
    if not wants_json(request):
        return render(request, "facilitator/person.html", **context)
    page = render(request, "facilitator/person_sheet.html", **context)
    return JSONResponse({"html": bytes(page.body).decode()})


@router.get("/weights/{person}")
def weights(
    request: Request, number: InAddress, person: str, workshop: Facilitated
) -> Response:
    """Tell, table by table, what a move of a person there would do."""
    say = words_on("tables", language_of(request))
    state = state_of(workshop, number)
    board = PlanBoard.of(workshop)
    told = {}
    for table in state.plan.tables:
        if person not in (*table.seated, *table.observers):
            weighed = board.weigh(number, Change.move(person, table.id))
            told[table.id] = {"text": tell(weighed, say), "kind": kind_of(weighed)}
    return JSONResponse(told)


@router.get("/weigh")
def weigh(
    request: Request,
    number: InAddress,
    workshop: Facilitated,
    *,
    person: str,
    other: str,
) -> Response:
    """Tell what a swap would do."""
    say = words_on("tables", language_of(request))
    weighed = PlanBoard.of(workshop).weigh(number, Change.swap(person, other))
    return JSONResponse({"text": tell(weighed, say), "kind": kind_of(weighed)})


def _why(shown: Shown, seat: Seat) -> list[str]:
    board = PlanBoard.of(shown.workshop)
    try:
        told = board.why(shown.state.number, seat.participant, language=shown.language)
    except CityshareError as error:  # nothing was weighed for an interpreter's seat
        return [problem.text for problem in error.problems]
    return list(told.sentences)


def _choices(shown: Shown, seat: Seat) -> dict[str, Any]:
    board, seats, say = PlanBoard.of(shown.workshop), shown.seats, shown.say
    person, number = seat.participant, shown.state.number
    elsewhere = [t for t in seats.tables if t.id != seat.table]
    try:
        suggested = board.suggest(number, person)
        moves = [board.weigh(number, Change.move(person, t.id)) for t in elsewhere]
    except CityshareError:  # an interpreter goes where one is needed
        return {"can_change": False}
    return {
        "suggestions": [choice_of(each, seats, say) for each in suggested],
        "moves": [choice_of(each, seats, say) for each in moves],
        "others": elsewhere,
    }
