"""Delegations and people: hosts, experts and interpreters entered, people away."""

from __future__ import annotations

from dataclasses import fields

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.cohort import Delegation, Role
from cityshare.errors import CityshareError
from cityshare.web.address import personal_address, qr_code
from cityshare.web.board.desk import done, page, texts_of
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of
from cityshare.web.words import LANGUAGES, TONGUES, words_on
from cityshare.workshop import Guest, GuestList, Person, Workshop

router = APIRouter(prefix="/facilitator/guests")
LISTS = ("languages", "practices")
Fields = dict[str, str | list[str]]


@router.get("")
def guests(
    request: Request, workshop: Facilitated, person: str = "", city: str = ""
) -> Response:
    """Show who is expected, and forms for somebody new or to change."""
    someone = workshop.person(person) if person else None
    cities = {one.id: one for one in workshop.delegations}
    return _page(
        request,
        workshop,
        person=_of_person(someone) if someone else {},
        city=_of_city(cities[city]) if city in cities else {},
    )


@router.post("/person")
def keep_person(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Add somebody, or change who is named."""
    guest, id_, names = _guest(form), text_of(form, "id"), GuestList.of(workshop)

    def work() -> None:
        if id_:
            names.change_person(id_, guest)
        else:
            names.add_person(guest)

    def again(error: CityshareError) -> Response:
        return _page(request, workshop, person=_sent(form), error=error)

    return done(work, "guests#people", again)


@router.post("/city")
def keep_city(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Add a delegation, or change the one that is named."""
    city, names = _city(form), GuestList.of(workshop)

    def work() -> None:
        if city.id:
            names.change_delegation(city)
        else:
            names.add_delegation(city)

    def again(error: CityshareError) -> Response:
        return _page(request, workshop, city=_sent(form), error=error)

    return done(work, "guests#cities", again)


@router.post("/city/remove")
def remove_city(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Remove a delegation that has no people."""
    id_ = text_of(form, "id")
    return done(
        lambda: GuestList.of(workshop).remove_delegation(id_),
        "guests#cities",
        lambda error: _page(request, workshop, error=error),
    )


@router.post("/away")
def away(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Note that somebody is away, or here after all."""
    del request
    gone, here = text_of(form, "away"), text_of(form, "here")
    workshop.set_away(gone or here, away=bool(gone))
    return RedirectResponse(f"/facilitator/guests#person-{gone or here}", 303)


@router.post("/link")
def link(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Show somebody's new personal link, to be scanned from the screen."""
    joined = workshop.new_link(text_of(form, "link"))
    address = personal_address(request, joined.token)
    return page(
        request,
        workshop,
        "guest_link",
        person=workshop.person(joined.person),
        address=address,
        qr=qr_code(address),
        door=words_on("door", language_of(request)),
    )


def _page(
    request: Request,
    workshop: Workshop,
    *,
    person: Fields | None = None,
    city: Fields | None = None,
    error: CityshareError | None = None,
) -> Response:
    cities = workshop.delegations
    everyone = workshop.people
    return page(
        request,
        workshop,
        "guests",
        error=error,
        cities=cities,
        names={one.id: one.name for one in cities},
        sizes={c.id: sum(p.delegation == c.id for p in everyone) for c in cities},
        people=sorted(everyone, key=_order),
        roles=list(Role),
        practices=workshop.questionnaire.practices,
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        tongues=TONGUES,
        first_tongues=tuple(LANGUAGES),
        person=person or {},
        city=city or {},
    )


def _order(person: Person) -> tuple[int, int]:
    """Hosts, experts and the others first, delegates last, each as they came."""
    return (person.role is Role.DELEGATE, person.number)


def _guest(form: FormData) -> Guest:
    role = text_of(form, "role")
    if role not in list(Role):
        raise HTTPException(400)
    return Guest(
        name=text_of(form, "name"),
        delegation=text_of(form, "delegation"),
        role=Role(role),
        name_local=text_of(form, "name_local"),
        position=text_of(form, "position"),
        languages=texts_of(form, "languages"),
        practices=texts_of(form, "practices"),
    )


def _city(form: FormData) -> Delegation:
    population = text_of(form, "population").replace(",", "").replace(" ", "")
    is_number = population.isascii() and population.isdigit() and len(population) < 12
    return Delegation(
        id=text_of(form, "id"),
        name=text_of(form, "name"),
        country=text_of(form, "country"),
        region=text_of(form, "region"),
        subregion=text_of(form, "subregion"),
        population=int(population) if is_number else None,
    )


def _of_person(person: Person) -> Fields:
    texts = {f.name: str(getattr(person, f.name)) for f in fields(Guest)}
    lists = {name: list(getattr(person, name)) for name in LISTS}
    return {**texts, **lists, "id": person.id}


def _of_city(city: Delegation) -> Fields:
    names = ("id", "name", "country", "region", "subregion")
    population = "" if city.population is None else str(city.population)
    return {**{name: city.column(name) for name in names}, "population": population}


def _sent(form: FormData) -> Fields:
    texts = {name: v for name, v in form.items() if isinstance(v, str)}
    return {**texts, **{name: list(texts_of(form, name)) for name in LISTS}}
