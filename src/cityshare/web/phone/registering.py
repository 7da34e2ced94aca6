"""Registering: name, city, languages, wishes and consent."""

from __future__ import annotations

import secrets

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import Response

from cityshare.cohort import Consent
from cityshare.web.address import personal_address, qr_code
from cityshare.web.clean import clean_line
from cityshare.web.once import Once
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import AtTheDoor, Joined, Visitor, visitor_of
from cityshare.web.words import CONSENT_VERSION, LANGUAGES, TONGUES, words_on
from cityshare.workshop import NameList, Person, Registration, Workshop

router = APIRouter()

MOST_NAME = 120
N_WISHES = 3


@router.get("/register")
def ask(request: Request, workshop: AtTheDoor, listed: bool = False) -> Response:
    """Show the empty form, or to somebody who has registered what they told."""
    visitor = visitor_of(request)
    if visitor is None:
        return _form(request, workshop, FormData(), missing=())
    known = _told(visitor.person)
    return _form(request, workshop, known, missing=(), visitor=visitor, listed=listed)


@router.post("/register")
def register(request: Request, workshop: AtTheDoor, form: Form) -> Response:
    """Register somebody or change what they told, or show what is missing."""
    visitor = visitor_of(request)
    registration = _registration(workshop, form, language_of(request))
    missing = []
    if not registration.name:
        missing.append("name")
    if not (registration.delegation or registration.new_delegation):
        missing.append("delegation")
    if missing:
        return _form(request, workshop, form, missing=tuple(missing), visitor=visitor)
    once: Once = request.app.state.once
    sent = f"{request.session['id']}:{form.get('once', '')}"
    if visitor is not None:
        workshop.change_registration(visitor.person.id, registration)
        return to("/welcome")
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
        link=personal_address(request, visitor.token),
        qr=qr_code(personal_address(request, visitor.token)),
        door=words_on("door", language_of(request)),
    )


def _form(
    request: Request,
    workshop: Workshop,
    form: FormData,
    *,
    missing: tuple[str, ...],
    visitor: Visitor | None = None,
    listed: bool = False,
) -> Response:
    if not workshop.phase.is_running:
        return render(request, "participant/not_open.html", workshop=workshop)
    return render(
        request,
        "participant/register.html",
        status=422 if missing else 200,
        workshop=workshop,
        door=words_on("door", language_of(request)),
        is_known=visitor is not None,
        listed=listed,
        has_list=visitor is None and NameList.of(workshop).is_open,
        is_next="next" in request.query_params,
        delegations=workshop.delegations,
        tongues=TONGUES,
        first_tongues=tuple(LANGUAGES),
        themes=workshop.layout.themes,
        form=form,
        missing=missing,
        once=form.get("once") or secrets.token_urlsafe(9),
        **({} if visitor is None else {"visitor": visitor}),
    )


def _told(person: Person) -> FormData:
    """Return the form as somebody would have filled it in."""
    return FormData(
        [
            ("name", person.name),
            ("delegation", person.delegation),
            *(("language", tag) for tag in person.languages),
            *((f"wish_{n}", name) for n, name in enumerate(person.themes, 1)),
            *(("consent", purpose.value) for purpose in person.consent),
        ]
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
