"""Who is looking: the workshop and the person of a browser's session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException
from starlette.requests import Request

from cityshare.web.pages import joined_workshop, wants_json
from cityshare.workshop import Person, Workshop


@dataclass(frozen=True, slots=True)
class Visitor:
    """A participant who has joined; ``token`` is the secret of the own link."""

    workshop: Workshop
    person: Person
    token: str


def visitor_of(request: Request) -> Visitor | None:
    """Return who is looking; ``None`` before joining and after being erased."""
    workshop, token = link_of(request)
    try:
        person = workshop.person_of(token)
    except KeyError:
        return None
    return None if person is None else Visitor(workshop, person, token)


def link_of(request: Request) -> tuple[Workshop, str]:
    """Return the workshop and the link a browser's session names; perhaps void ones."""
    known, token = (str(request.session.get(key, "")) for key in ("workshop", "token"))
    return Workshop(request.app.state.db, known), token


def the_visitor(request: Request) -> Visitor:
    """Return who is looking, or send the browser to the door."""
    visitor = visitor_of(request)
    if visitor is not None:
        return visitor
    if wants_json(request):
        raise HTTPException(401, "signed_out")
    raise HTTPException(303, headers={"Location": "/"})


def the_workshop(request: Request) -> Workshop:
    """Return the workshop joined in this browser, or send it to the door."""
    workshop = joined_workshop(request)
    if workshop is None:
        raise HTTPException(303, headers={"Location": "/"})
    return workshop


Joined = Annotated[Visitor, Depends(the_visitor)]
AtTheDoor = Annotated[Workshop, Depends(the_workshop)]
