"""Offers, requests and challenges: the cards of one person."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from cityshare.cohort import CardKind
from cityshare.errors import CityshareError
from cityshare.web.clean import clean_text
from cityshare.web.numbers import InAddress
from cityshare.web.pages import language_of, render, said
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import Joined, Visitor
from cityshare.web.words import words
from cityshare.workshop import Offer

router = APIRouter()

MOST_TEXT = 500


@router.get("/offers")
def cards(request: Request, visitor: Joined) -> Response:
    """Show a person's cards and an empty one."""
    return _page(request, visitor, FormData(), problem="")


@router.post("/offers")
def add_card(request: Request, visitor: Joined, form: Form) -> Response:
    """Add a card; one that stands there already is not added again."""
    offer = _offer(visitor, form, language_of(request))
    if not offer.text:
        missing = words(language_of(request))["card_missing"]
        return _page(request, visitor, form, problem=missing)
    known = visitor.workshop.offers_of(visitor.person.id)
    if any(_content(card) == _content(offer) for card in known):
        return to("/offers")
    try:
        visitor.workshop.save_offer(visitor.person.id, offer)
    except CityshareError as error:
        problem = said(error, language_of(request))
        return _page(request, visitor, form, problem=problem)
    return to("/offers")


@router.post("/offers/{card}/remove")
def remove_card(visitor: Joined, card: InAddress, form: Form) -> Response:
    """Take a card back."""
    del form
    visitor.workshop.remove_offer(visitor.person.id, card)
    return to("/offers")


def _offer(visitor: Visitor, form: FormData, language: str) -> Offer:
    """Read a card; what is not among the choices is left open."""
    kind, practice = str(form.get("kind")), str(form.get("practice"))
    asked = str(form.get("to"))
    practices = {p.name for p in visitor.workshop.questionnaire.practices}
    cities = {city.id for city in visitor.workshop.delegations}
    kind = CardKind(kind) if kind in {*CardKind} else CardKind.OFFER
    return Offer(
        kind=kind,
        practice=practice if practice in practices else "",
        to=asked if kind is CardKind.REQUEST and asked in cities else "",
        text=clean_text(form.get("text"), most=MOST_TEXT),
        language=language,
    )


def _content(card: Offer) -> tuple[str, ...]:
    return (card.kind, card.practice, card.to, card.text)


def _page(
    request: Request, visitor: Visitor, form: FormData, *, problem: str
) -> Response:
    workshop = visitor.workshop
    return render(
        request,
        "participant/offers.html",
        status=422 if problem else 200,
        visitor=visitor,
        workshop=workshop,
        cards=workshop.offers_of(visitor.person.id),
        kinds=tuple(kind.value for kind in CardKind),
        themes=workshop.questionnaire.themes,
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        cities={city.id: city.name for city in workshop.delegations},
        form=form,
        problem=problem,
        can_add=workshop.phase.is_running,
        most_text=MOST_TEXT,
    )
