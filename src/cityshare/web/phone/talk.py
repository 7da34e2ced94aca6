"""One tap during the presentations: I want to talk to them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cityshare.cohort import CardKind, Role
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import Joined, Visitor
from cityshare.web.words import words_on
from cityshare.workshop import Wall

router = APIRouter(prefix="/talk")

TALKING = {Role.DELEGATE, Role.HOST, Role.RESOURCE}


@router.get("")
def cities(request: Request, visitor: Joined, practice: str = "") -> Response:
    """Show the other delegations, and those one wants to talk to."""
    workshop, person = visitor.workshop, visitor.person
    names = _others(visitor)
    wishes = [
        card
        for card in workshop.offers_of(person.id)
        if card.kind is CardKind.REQUEST and card.to in names
    ]
    return render(
        request,
        "participant/talk.html",
        say=words_on("wall", language_of(request)),
        visitor=visitor,
        workshop=workshop,
        is_open=workshop.phase.is_running,
        cities=names,
        wishes=wishes,
        chosen=practice,
        themes=workshop.questionnaire.themes,
        labels={p.name: p.label for p in workshop.questionnaire.practices},
    )


@router.post("")
def want(visitor: Joined, form: Form) -> Response:
    """Take a wish: a request on the wall and a pair that should meet."""
    workshop, city = visitor.workshop, str(form.get("city"))
    if city not in _others(visitor):
        raise HTTPException(422, "422")
    asked = str(form.get("practice", ""))
    known = {p.name for p in workshop.questionnaire.practices}
    practice = asked if asked in known else ""
    Wall.of(workshop).want_to_talk(visitor.person.id, city, practice)
    return to(f"/talk?practice={practice}" if practice else "/talk")


@router.post("/back")
def take_back(visitor: Joined, form: Form) -> Response:
    """Take a wish back, and its card off the wall."""
    card = str(form.get("card"))
    mine = {
        str(one.id): one.id for one in visitor.workshop.offers_of(visitor.person.id)
    }
    if card in mine:
        visitor.workshop.remove_offer(visitor.person.id, mine[card])
    return to("/talk")


def _others(visitor: Visitor) -> dict[str, str]:
    """Return the names of the other delegations that have come to talk."""
    workshop = visitor.workshop
    roles: dict[str, set[str]] = {}
    for person in workshop.people:
        roles.setdefault(person.delegation, set()).add(person.role)
    return {
        city.id: city.name
        for city in sorted(workshop.delegations, key=lambda city: city.name)
        if city.id != visitor.person.delegation
        and (city.id not in roles or roles[city.id] & TALKING)
    }
