"""A delegation's own page: levels side by side, and what its members agree on."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.pages import language_of, render, said
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import Joined, Visitor
from cityshare.web.words import words_on
from cityshare.workshop import DelegationDesk

router = APIRouter(prefix="/delegation")


@router.get("")
def levels(request: Request, visitor: Joined) -> Response:
    """Show the levels of a person's own delegation."""
    return _page(request, visitor, {})


@router.get("/mark")
def mark(visitor: Joined) -> JSONResponse:
    """Tell a page whether what it shows has changed."""
    return JSONResponse({"mark": _desk(visitor).view(visitor.person.id).mark})


@router.post("/{practice}")
def agree(request: Request, visitor: Joined, practice: str, form: Form) -> Response:
    """Keep an agreed level, or take it back."""
    known = {p.name for p in visitor.workshop.questionnaire.practices}
    if practice not in known:
        raise HTTPException(404, "no_practice")
    current, target = _level(form, "current"), _level(form, "target")
    desk, me = _desk(visitor), visitor.person.id
    try:
        if current is None:
            desk.take_back(me, practice)
        else:
            desk.agree(me, practice, current, target)
    except CityshareError as error:
        return _page(request, visitor, {practice: said(error, language_of(request))})
    return to(f"/delegation#p-{practice}")


def _desk(visitor: Visitor) -> DelegationDesk:
    return DelegationDesk.of(visitor.workshop)


def _level(form: FormData, name: str) -> int | None:
    sent: Any = form.get(name, "")
    if not sent:
        return None
    if isinstance(sent, str) and sent.isascii() and sent.isdigit() and len(sent) < 3:
        return int(sent)
    raise HTTPException(422, "422")


def _page(request: Request, visitor: Visitor, wrong: dict[str, str]) -> Response:
    after = visitor.workshop.last_event
    view = _desk(visitor).view(visitor.person.id)
    return render(
        request,
        "participant/delegation.html",
        status=422 if wrong else 200,
        say=words_on("delegation", language_of(request)),
        visitor=visitor,
        workshop=visitor.workshop,
        questionnaire=visitor.workshop.questionnaire,
        view=view,
        after=after,
        wrong=wrong,
    )
