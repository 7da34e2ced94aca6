"""The wall on the board: what is still unmatched, where to ask, how far cards are."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.exchange import CardState
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.numbers import InAddress
from cityshare.web.pages import language_of, render
from cityshare.web.words import words_on
from cityshare.workshop import Wall

router = APIRouter(prefix="/facilitator/wall")


@router.get("")
def wall(request: Request, workshop: Facilitated) -> Response:
    """Show what nobody here can answer, then all other cards."""
    wall = Wall.of(workshop)
    language, cohort = language_of(request), workshop.cohort()
    after = workshop.last_event
    unmatched = wall.unmatched()
    waiting = {one.card.card.id for one in unmatched if one.card is not None}
    return render(
        request,
        "facilitator/wall.html",
        say=words_on("wall", language),
        room=words_on("room", language),
        workshop=workshop,
        unmatched=unmatched,
        others=[one for one in wall.cards() if one.card.id not in waiting],
        everybody={person.id: person for person in workshop.people},
        cities={city.id: city.name for city in workshop.delegations},
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        sessions={one.id: one.title for one in cohort.sessions},
        after=after,
    )


@router.post("/{card}/ask")
def ask_at(workshop: Facilitated, card: InAddress, form: Form) -> Response:
    """Note at which lecture or visit to ask, or whom to invite."""
    Wall.of(workshop).ask_at(card, text_of(form, "ask_at"))
    return _back(card)


@router.post("/{card}/state")
def settle(workshop: Facilitated, card: InAddress, form: Form) -> Response:
    """Say how far a card has come."""
    state = text_of(form, "state")
    if state not in {*CardState}:
        raise HTTPException(422, "422")
    Wall.of(workshop).settle(None, card, CardState(state))
    return _back(card)


def _back(card: int) -> RedirectResponse:
    return RedirectResponse(f"/facilitator/wall#card-{card}", 303)
