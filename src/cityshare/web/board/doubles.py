"""People who came in twice, side by side, and names chosen from the list."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.board.paper import told
from cityshare.web.pages import language_of, render
from cityshare.web.words import own_name, words_on
from cityshare.workshop import (
    Alike,
    Answer,
    Conflicts,
    NameList,
    PaperDesk,
    Person,
    Workshop,
)
from cityshare.workshop.merged_answers import Side

router = APIRouter(prefix="/facilitator/doubles")

MOST_PAIRS = 30
SIDES: dict[str, Side] = {"keep": "keep", "other": "other"}


@dataclass(frozen=True)
class Pair:
    """Two people who may be one, the older one first, and what they differ on."""

    keep: Person
    other: Person
    answers: tuple[dict[str, Answer], dict[str, Answer]]
    n_cards: tuple[int, int]
    conflicts: Conflicts

    @classmethod
    def of(cls, workshop: Workshop, keep: Person, other: Person) -> Pair:
        """Collect what stands side by side."""
        both = (keep.id, other.id)
        first, second = map(workshop.answers_of, both)
        mine, theirs = (len(workshop.offers_of(id_)) for id_ in both)
        conflicts = PaperDesk.of(workshop).conflicts(*both)
        return cls(keep, other, (first, second), (mine, theirs), conflicts)


@router.get("")
def doubles(
    request: Request,
    workshop: Facilitated,
    keep: str = "",
    other: str = "",
    merged: str = "",
) -> Response:
    """Show pairs of people who may be one, or the two that were chosen."""
    chosen = _chosen(workshop, keep, other)
    return _page(request, workshop, chosen, merged=merged)


@router.post("")
def merge(request: Request, workshop: Facilitated, sent: Form) -> Response:
    """Make one person of two."""
    keep, other = text_of(sent, "keep"), text_of(sent, "other")
    practices = [p.name for p in workshop.questionnaire.practices]
    take = {
        practice: SIDES[side]
        for practice in practices
        if (side := text_of(sent, f"take.{practice}")) in SIDES
    }
    try:
        person = PaperDesk.of(workshop).merge(
            keep, other, take=take, priorities=SIDES.get(text_of(sent, "priorities"))
        )
    except CityshareError as error:
        language = language_of(request)
        wrong = {p.place.column: told(p, language) for p in error.problems}
        chosen = _chosen(workshop, keep, other)
        return _page(request, workshop, chosen, sent=sent, wrong=wrong)
    return RedirectResponse(f"/facilitator/doubles?merged={person.id}", 303)


@router.post("/release")
def release(workshop: Facilitated, sent: Form) -> Response:
    """Put a name that somebody chose wrongly back on the list."""
    NameList.of(workshop).release(text_of(sent, "person"))
    return RedirectResponse("/facilitator/doubles#names", 303)


def _chosen(workshop: Workshop, keep: str, other: str) -> list[tuple[Person, Person]]:
    people = {person.id: person for person in workshop.people}
    if keep in people and other in people and keep != other:
        return [(people[keep], people[other])]
    return [_ordered(pair) for pair in PaperDesk.of(workshop).alike()]


def _ordered(pair: Alike) -> tuple[Person, Person]:
    """Put the one with a phone, else the one who was there first, first."""
    if pair.second.source == "phone" != pair.first.source:
        return pair.second, pair.first
    return pair.first, pair.second


def _page(
    request: Request,
    workshop: Workshop,
    chosen: list[tuple[Person, Person]],
    *,
    sent: FormData | None = None,
    wrong: dict[str, str] | None = None,
    merged: str = "",
) -> Response:
    people = workshop.people
    by_id = {person.id: person for person in people}
    return render(
        request,
        "facilitator/doubles.html",
        status=422 if wrong else 200,
        say=words_on("paper", language_of(request)),
        workshop=workshop,
        questionnaire=workshop.questionnaire,
        pairs=[Pair.of(workshop, *pair) for pair in chosen[:MOST_PAIRS]],
        n_more=max(0, len(chosen) - MOST_PAIRS),
        cities={city.id: city.name for city in workshop.delegations},
        people=sorted(people, key=lambda p: (p.name.casefold(), p.number)),
        sent=sent or FormData(),
        wrong=wrong or {},
        merged=by_id.get(merged),
        chosen_names=NameList.of(workshop).chosen(),
        own_name=own_name,
    )
