"""Joining a workshop: the code, the personal link, the language, signing out."""

from __future__ import annotations

import secrets
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cityshare.web.clean import clean_code
from cityshare.web.csrf import read_form
from cityshare.web.pages import render
from cityshare.web.phone.visitor import visitor_of
from cityshare.web.words import LANGUAGES
from cityshare.workshop import Workshop

router = APIRouter()

Form = Annotated[FormData, Depends(read_form)]


@router.get("/")
def start(request: Request) -> Response:
    """Ask for the join code, or go on where somebody was."""
    visitor = visitor_of(request)
    if visitor is not None:
        return to(_home(visitor.workshop))
    return render(request, "participant/join.html", wrong=False, code="")


@router.post("/")
def join(request: Request, form: Form) -> Response:
    """Take a typed code."""
    code = clean_code(form.get("code"))
    if not _enter(request, code):
        return render(
            request, "participant/join.html", status=422, wrong=True, code=code
        )
    return to("/register")


@router.get("/j/{code}")
def join_by_address(request: Request, code: str) -> Response:
    """Take the code of the QR code's address."""
    code = clean_code(code)
    if not _enter(request, code):
        return render(
            request, "participant/join.html", status=404, wrong=True, code=code
        )
    visitor = visitor_of(request)
    return to(_home(visitor.workshop) if visitor else "/register")


@router.get("/me/{token}")
def come_back(request: Request, token: str) -> Response:
    """Open somebody's own link; the token does not stay in the address."""
    workshop = Workshop.of_link(request.app.state.db, token)
    if workshop is None:
        raise HTTPException(404, "link")
    request.session.update(workshop=workshop.id, token=token)
    answer = to(_home(workshop))
    answer.headers["Referrer-Policy"] = "no-referrer"
    return answer


@router.post("/language")
def choose_language(request: Request, form: Form) -> Response:
    """Keep the language chosen in this browser."""
    chosen = form.get("language")
    if chosen in LANGUAGES:
        request.session["language"] = chosen
    back = str(form.get("next", "/"))
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    return to(back if is_ours else "/")


@router.post("/next")
def next_person(request: Request, form: Form) -> Response:
    """Sign out on a shared device; only the workshop and its door stay."""
    del form
    workshop = request.session.get("workshop")
    request.session.clear()
    request.session["id"] = secrets.token_urlsafe(12)
    if workshop:
        request.session["workshop"] = workshop
    answer = to("/register?next=1" if workshop else "/")
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


def to(address: str) -> RedirectResponse:
    """Send the browser on with GET."""
    return RedirectResponse(address, 303)


def _home(workshop: Workshop) -> str:
    """Return the page to begin with: the own table once everybody sees theirs."""
    return "/mine" if workshop.phase.shows_tables else "/questions"


def _enter(request: Request, code: str) -> bool:
    """Join the workshop of a code, counting wrong codes by browser and address."""
    state = request.app.state
    address = request.client.host if request.client else ""
    mine, ours = f"code:{request.session['id']}", f"code-from:{address}"
    if (
        state.attempts.count(mine) >= state.settings.wrong_codes
        or state.attempts.count(ours) >= state.settings.wrong_codes_together
    ):
        raise HTTPException(429, "attempts")
    workshop = Workshop.find(state.db, code) if code else None
    if workshop is None:
        state.attempts.failed(mine)
        state.attempts.failed(ours)
        return False
    state.attempts.forget(mine)
    if request.session.get("workshop") != workshop.id:
        request.session.pop("token", None)
    request.session["workshop"] = workshop.id
    return True
