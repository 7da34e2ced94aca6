"""The wall on a phone: everybody's cards, claimed with one tap."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import APIRouter
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cityshare.cohort import CardKind, Consent
from cityshare.exchange import CardState
from cityshare.web.numbers import InAddress
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import Joined
from cityshare.web.words import words_on
from cityshare.workshop import Person, Wall, WallCard

router = APIRouter(prefix="/wall")

AT_ONCE = 40
MOST = re.compile("[1-9][0-9]{0,3}")
OVER = frozenset({CardState.DONE, CardState.DROPPED})


@dataclass(frozen=True, slots=True)
class Shown:
    """Which cards are to be shown; "" stands for all, ``most`` is how many."""

    kind: str = ""
    practice: str = ""
    city: str = ""
    most: int = AT_ONCE

    @classmethod
    def of(cls, request: Request) -> Shown:
        """Read the choice from an address; what it does not know is left out."""
        asked = request.query_params
        kind, most = asked.get("kind", ""), asked.get("most", "")
        return cls(
            kind=kind if kind in {*CardKind} else "",
            practice=asked.get("practice", ""),
            city=asked.get("city", ""),
            most=int(most) if MOST.fullmatch(most) else AT_ONCE,
        )

    @property
    def query(self) -> str:
        """The choice as the end of an address, without what is left open."""
        chosen = {"kind": self.kind, "practice": self.practice, "city": self.city}
        more = {"most": self.most} if self.most != AT_ONCE else {}
        return urlencode({k: v for k, v in chosen.items() if v} | more)

    @property
    def more(self) -> str:
        """The address of the same choice with more cards."""
        wider = Shown(self.kind, self.practice, self.city, self.most + AT_ONCE)
        return f"/wall?{wider.query}"

    def has(self, one: WallCard) -> bool:
        """Tell whether a card is among those to be shown."""
        return (
            self.kind in {"", one.card.kind}
            and self.practice in {"", one.card.practice}
            and self.city in {"", one.delegation}
        )


@router.get("")
def wall(request: Request, visitor: Joined) -> Response:
    """Show the cards: the own ones first, then what the own city is asked for."""
    workshop, shown = visitor.workshop, Shown.of(request)
    everybody = {person.id: person for person in workshop.people}
    cards = in_order(Wall.of(workshop).cards(), visitor.person)
    found = [one for one in cards if shown.has(one)]
    return render(
        request,
        "participant/wall.html",
        say=words_on("wall", language_of(request)),
        visitor=visitor,
        workshop=workshop,
        shown=shown,
        query=f"?{shown.query}" if shown.query else "",
        cards=found[: shown.most],
        n_cards=len(found),
        is_empty=not cards,
        is_open=workshop.phase.is_running,
        everybody=everybody,
        named={one.card.id for one in found if is_named(one, everybody)},
        kinds=tuple(kind.value for kind in CardKind),
        themes=workshop.questionnaire.themes,
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        cities={city.id: city.name for city in workshop.delegations},
    )


@router.post("/{card}/claim")
def claim(request: Request, visitor: Joined, card: InAddress, form: Form) -> Response:
    """Say that one can help, or would like to see it."""
    del form
    Wall.of(visitor.workshop).claim(visitor.person.id, card)
    return _back(request, card)


@router.post("/{card}/withdraw")
def withdraw(
    request: Request, visitor: Joined, card: InAddress, form: Form
) -> Response:
    """Take that back."""
    del form
    Wall.of(visitor.workshop).withdraw(visitor.person.id, card)
    return _back(request, card)


@router.post("/{card}/state")
def settle(request: Request, visitor: Joined, card: InAddress, form: Form) -> Response:
    """Say how far an own card has come."""
    state = str(form.get("state"))
    if state not in {*CardState}:
        raise HTTPException(422, "422")
    Wall.of(visitor.workshop).settle(visitor.person.id, card, CardState(state))
    return _back(request, card)


def in_order(cards: Iterable[WallCard], me: Person) -> list[WallCard]:
    """Return the cards as one person reads them; what others dropped is left out."""
    seen = [
        one
        for one in cards
        if one.person == me.id or one.state is not CardState.DROPPED
    ]
    return sorted(
        seen,
        key=lambda one: (
            one.person != me.id,
            not _is_asked(one, me),
            one.state in OVER,
            -one.card.id,
        ),
    )


def is_named(one: WallCard, everybody: dict[str, Person]) -> bool:
    """Tell whether a card may carry a name: an offer may, a need by consent."""
    owner = everybody.get(one.person)
    return owner is not None and (
        one.card.kind is CardKind.OFFER or Consent.WORKSHOP in owner.consent
    )


def _is_asked(one: WallCard, me: Person) -> bool:
    return bool(one.card.to) and one.card.to == me.delegation


def _back(request: Request, card: int) -> Response:
    query = Shown.of(request).query
    return to(f"/wall{'?' if query else ''}{query}#card-{card}")
