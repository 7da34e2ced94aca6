"""Registering: name, city, languages, wishes and consent."""

from __future__ import annotations

import secrets

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from cityshare.cohort import Consent
from cityshare.web.clean import clean_line
from cityshare.web.once import Once
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import AtTheDoor, Joined, visitor_of
from cityshare.web.words import CONSENT_VERSION, LANGUAGES, TONGUES
from cityshare.workshop import Registration, Workshop

router = APIRouter()

MOST_NAME = 120
N_WISHES = 3


@router.get("/register")
def ask(request: Request, workshop: AtTheDoor) -> Response:
    """Show the empty form; somebody who has registered goes on."""
    if visitor_of(request) is not None:
        return to("/questions")
    return _form(request, workshop, FormData(), missing=())


@router.post("/register")
def register(request: Request, workshop: AtTheDoor, form: Form) -> Response:
    """Register somebody, or show the form again with what is missing."""
    if visitor_of(request) is not None:
        return to("/questions")
    registration = _registration(workshop, form, language_of(request))
    missing = []
    if not registration.name:
        missing.append("name")
    if not (registration.delegation or registration.new_delegation):
        missing.append("delegation")
    if missing:
        return _form(request, workshop, form, missing=tuple(missing))
    once: Once = request.app.state.once
    sent = f"{request.session['id']}:{form.get('once', '')}"
    joined = once.do(sent, lambda: workshop.register(registration))
    request.session["token"] = joined.token
    return to("/welcome")


@router.get("/welcome")
def welcome(request: Request, visitor: Joined) -> Response:
    """Show the personal link."""
    return render(
        request,
        "participant/welcome.html",
        visitor=visitor,
        workshop=visitor.workshop,
        link=own_link(request, visitor.token),
    )


def own_link(request: Request, token: str) -> str:
    """Return the address that brings a person back."""
    base = request.app.state.settings.base_url or str(request.base_url).rstrip("/")
    return f"{base}/me/{token}"


def _form(
    request: Request, workshop: Workshop, form: FormData, *, missing: tuple[str, ...]
) -> Response:
    if not workshop.phase.is_running:
        return render(request, "participant/not_open.html", workshop=workshop)
    return render(
        request,
        "participant/register.html",
        status=422 if missing else 200,
        workshop=workshop,
        delegations=workshop.delegations,
        tongues=TONGUES,
        first_tongues=tuple(LANGUAGES),
        themes=workshop.layout.themes,
        form=form,
        missing=missing,
        once=form.get("once") or secrets.token_urlsafe(9),
    )


def _registration(workshop: Workshop, form: FormData, interface: str) -> Registration:
    """Read a form; what is not among the choices is left out."""
    known = {delegation.id for delegation in workshop.delegations}
    chosen = str(form.get("delegation", ""))
    new = clean_line(form.get("new_delegation"), most=MOST_NAME)
    themes = set(workshop.layout.names)
    wishes = [str(form.get(f"wish_{n}", "")) for n in range(1, N_WISHES + 1)]
    return Registration(
        name=clean_line(form.get("name"), most=MOST_NAME),
        delegation=chosen if chosen in known else None,
        new_delegation=new if new and chosen not in known else None,
        languages=tuple(code for code in TONGUES if code in form.getlist("language")),
        themes=tuple(dict.fromkeys(w for w in wishes if w in themes)),
        consent=tuple(c.value for c in Consent if c.value in form.getlist("consent")),
        interface=interface,
        consent_version=CONSENT_VERSION,
    )
