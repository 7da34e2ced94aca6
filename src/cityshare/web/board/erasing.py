"""Erasing somebody who asks for it: what goes, asked once more, and done."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.web.board.desk import done, page
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of
from cityshare.web.words import words_on

router = APIRouter(prefix="/facilitator/guests/erase")


@router.get("")
def ask(request: Request, workshop: Facilitated, person: str = "") -> Response:
    """Say what goes when somebody is erased, and ask."""
    someone = workshop.person(person) if person else None
    if someone is None:
        return RedirectResponse("/facilitator/guests", 303)
    return page(
        request,
        workshop,
        "erasing",
        person=someone,
        known=words_on("keeping", language_of(request)),
    )


@router.post("")
def erase(workshop: Facilitated, form: Form) -> Response:
    """Erase somebody; who is gone already is no fault."""
    id_ = text_of(form, "id")
    return done(
        lambda: workshop.erase(id_),
        "print",
        lambda _: RedirectResponse("/facilitator/guests", 303),
    )
