"""A card on the wall: its claims, and who may say how far it has come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cityshare.errors import CityshareError, Problem
from cityshare.exchange import CardState
from cityshare.store import Offer, Person, claims, offers, people
from cityshare.store.claims import ClaimRow
from cityshare.store.offers import Posted
from cityshare.workshop.change import View

MOST_ONE_BY_ONE = 20
WAITING = frozenset({CardState.OPEN, CardState.MATCHED})


@dataclass(frozen=True, slots=True)
class Claim:
    """Somebody who will answer a card, or take up an offer, and how far they are."""

    person: str
    name: str
    state: CardState


@dataclass(frozen=True, slots=True)
class WallCard:
    """A card on the wall; no level of anybody stands in it.

    ``card.id`` is the offer id of every method; ``ask_at`` are the facilitator's
    words on where to ask.
    """

    card: Offer
    person: str
    name: str
    delegation: str
    state: CardState
    claims: tuple[Claim, ...] = ()
    ask_at: str = ""


def wall_cards(view: View, offer_id: int | None = None) -> tuple[WallCard, ...]:
    """Return all cards of a workshop, or the one of an id."""
    at = (view.connection, view.id)
    on_wall = offers.posted_offers(*at, offer_id)
    claimed = claims.claims_of(*at, offer_id)
    everyone = {person.id: person for person in _people(view, on_wall, claimed)}
    of_card: defaultdict[int, list[Claim]] = defaultdict(list)
    for row in claimed:
        name = everyone[row.person].name
        of_card[row.offer].append(Claim(row.person, name, row.state))
    return tuple(
        WallCard(
            card=posted.offer,
            person=posted.person,
            name=everyone[posted.person].name,
            delegation=everyone[posted.person].delegation,
            state=_state(posted.state, of_card[posted.offer.id]),
            claims=tuple(of_card[posted.offer.id]),
            ask_at=posted.ask_at,
        )
        for posted in on_wall
    )


def _people(
    view: View, on_wall: Sequence[Posted], claimed: Sequence[ClaimRow]
) -> list[Person]:
    """Return who is named on cards; one by one where they are few."""
    ids = {card.person for card in on_wall} | {row.person for row in claimed}
    if len(ids) > MOST_ONE_BY_ONE:
        return people.people_of(view.connection, view.id)
    return [view.person(id_) for id_ in ids]


def settled_by_claimer(card: WallCard, person: str, state: CardState) -> WallCard:
    """Return a card after one who claimed it has said how far they are.

    Raises
    ------
    CityshareError
        L343 if they cannot go there, L344 if they have not claimed it or drop it.
    """
    mine = next((claim for claim in card.claims if claim.person == person), None)
    if mine is None or state in {CardState.DROPPED, CardState.OPEN}:
        raise CityshareError([Problem("L344")])
    if card.state is CardState.DROPPED or not mine.state.may_become(state):
        raise cannot_go(mine.state, state)
    changed = tuple(
        replace(claim, state=state) if claim is mine else claim for claim in card.claims
    )
    order = list(CardState).index
    reached = [claim.state for claim in changed]
    if order(state) > order(mine.state):
        reached.append(card.state)
    return replace(card, state=max(reached, key=order), claims=changed)


def settled_by_owner(card: WallCard, state: CardState) -> WallCard:
    """Return a card after who posted it, or the facilitator, has said how far it is.

    Raises
    ------
    CityshareError
        L343 if it cannot go there; without a claim it is not matched, and with one
        it is not open.
    """
    is_waiting = card.state in WAITING and state in WAITING
    if not card.state.may_become(state) or (is_waiting and state is not card.state):
        raise cannot_go(card.state, state)
    follows = len(card.claims) == 1 and state not in {
        CardState.OPEN,
        CardState.DROPPED,
    }
    changed = tuple(replace(c, state=state) if follows else c for c in card.claims)
    return replace(card, state=state, claims=changed)


def _state(stored: CardState, claimed: Sequence[Claim]) -> CardState:
    """Return the state; what waits is matched exactly while somebody claims it."""
    if stored in WAITING:
        return CardState.MATCHED if claimed else CardState.OPEN
    return stored


def cannot_go(now: CardState, wanted: CardState) -> CityshareError:
    """Return the error of a card that cannot go to a state."""
    details = {"state": now, "following": ", ".join(now.following)}
    return CityshareError([Problem("L343", got=wanted.value, details=details)])
