"""Finding one's own name on the list with which the workshop began."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from cityshare.errors import CityshareError
from cityshare.web.pages import language_of, render, said
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import AtTheDoor, visitor_of
from cityshare.web.words import words_on
from cityshare.workshop import NameList, Workshop

router = APIRouter(prefix="/register/list")


@router.get("")
def names(request: Request, workshop: AtTheDoor, delegation: str = "") -> Response:
    """Ask for the delegation, then for the name."""
    if visitor_of(request) is not None:
        return to("/questions")
    return _page(request, workshop, delegation)


@router.post("")
def choose(request: Request, workshop: AtTheDoor, form: Form) -> Response:
    """Let somebody in as the person of a name."""
    if visitor_of(request) is not None:
        return to("/questions")
    person, delegation = (str(form.get(n, "")) for n in ("person", "delegation"))
    try:
        joined = NameList.of(workshop).choose(person)
    except CityshareError as error:
        language = language_of(request)
        say = words_on("door", language)
        known = {"L365": say["taken"], "L366": say["needs_link"]}
        code = error.problems[0].code
        wrong = known.get(code) or said(error, language)
        return _page(request, workshop, delegation, wrong=wrong)
    request.session["token"] = joined.token
    return to("/register?listed=1")


def _page(
    request: Request, workshop: Workshop, delegation: str, *, wrong: str = ""
) -> Response:
    if not workshop.phase.is_running:
        return render(request, "participant/not_open.html", workshop=workshop)
    names = NameList.of(workshop)
    free, guarded = names.all_free(), names.with_answers()
    with_names = {person.delegation for person in (*free, *guarded)}
    cities = [city for city in workshop.delegations if city.id in with_names]
    chosen = next((city for city in cities if city.id == delegation), None)
    of = chosen.id if chosen else None
    return render(
        request,
        "participant/listed.html",
        status=422 if wrong else 200,
        say=words_on("door", language_of(request)),
        workshop=workshop,
        cities=cities,
        chosen=chosen,
        free=[person for person in free if person.delegation == of],
        guarded=[person for person in guarded if person.delegation == of],
        wrong=wrong,
    )
