"""What every page of the board needs: the workshop that is facilitated, its forms."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException

from cityshare.web import entrance
from cityshare.web.csrf import read_form
from cityshare.web.pages import wants_json
from cityshare.workshop import Workshop


def workshop_of_board(request: Request) -> Workshop:
    """Return the workshop of the board; without the passcode, show where to give it.

    Forms and scripts are refused instead.
    """
    workshop = entrance.facilitated(request)
    if workshop is not None:
        return workshop
    if request.method == "GET" and not wants_json(request):
        raise HTTPException(303, headers={"Location": "/facilitator"})
    raise HTTPException(403)


def text_of(form: FormData, name: str) -> str:
    """Return a field of a form, "" where it is missing."""
    given = form.get(name, "")
    return given if isinstance(given, str) else ""


def number_in(form: FormData, name: str) -> int:
    """Return a whole number of a form, or refuse."""
    given = text_of(form, name)
    if not (given.isascii() and given.isdigit() and len(given) < 10):
        raise HTTPException(400)
    return int(given)


Facilitated = Annotated[Workshop, Depends(workshop_of_board)]
Form = Annotated[FormData, Depends(read_form)]
