"""The wall: cards of everybody, who has claimed them, and how far they have come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from cityshare.cohort import CardKind
from cityshare.errors import CityshareError, Problem
from cityshare.exchange import CardState
from cityshare.store import Database, Offer, claims, offers, people
from cityshare.store.claims import ClaimRow
from cityshare.workshop.answering import save_offer
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import Change
from cityshare.workshop.entity import Entity
from cityshare.workshop.entry import Entry
from cityshare.workshop.phase import Phase
from cityshare.workshop.wall_card import (
    WallCard,
    cannot_go,
    settled_by_claimer,
    settled_by_owner,
    wall_cards,
)

if TYPE_CHECKING:
    from cityshare.scoring import Profiles

LARGEST_ID = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A card, or a practice of ``n_people``, that nobody here can answer.

    ``sessions`` are ids of the lectures, visits and presentations at which to ask;
    without any, somebody is to be invited. ``card`` is none for a need that comes
    from the answers alone.
    """

    practice: str
    card: WallCard | None
    n_people: int
    sessions: tuple[str, ...]


_Found = dict[str, tuple[int, tuple[Unanswered, ...]]]
_FOUND: WeakKeyDictionary[Database, _Found] = WeakKeyDictionary()
"""What nobody could answer at an event, by database and workshop."""


@dataclass(frozen=True)
class Wall(Entity):
    """The wall of a workshop; made by ``Wall.of(workshop)``.

    Cards carry the name of who posted them, as they were posted to be seen.
    """

    def cards(self) -> tuple[WallCard, ...]:
        """Return all cards in the order in which they came."""
        with self._view() as view:
            return wall_cards(view)

    def claim(self, person: str, offer_id: int) -> None:
        """Note that somebody will answer a card; twice does no harm.

        Raises
        ------
        CityshareError
            L312 if the person is not there, L341 if the card is not, L342 for a card
            of one's own delegation, L343 if it is done or dropped, L345 before the
            workshop is opened.
        """
        with self._change() as change:
            here, card = _person_and_card(change, person, offer_id)
            if any(claim.person == person for claim in card.claims):
                return
            if here == card.delegation:
                raise CityshareError([Problem("L342")])
            if card.state in {CardState.DONE, CardState.DROPPED}:
                raise cannot_go(card.state, CardState.MATCHED)
            row = ClaimRow(offer_id, person, CardState.MATCHED)
            claims.add_claim(change.connection, self.id, row, at=change.now)
            if card.state is CardState.OPEN:
                at = (change.connection, self.id, offer_id)
                offers.set_card_state(*at, CardState.MATCHED)
            change.note("claim", person=person, offer=offer_id)

    def withdraw(self, person: str, offer_id: int) -> None:
        """Take a claim back; one that is gone already does no harm.

        Raises
        ------
        CityshareError
            L312 if the person is not there, L341 if the card is not, L345 before the
            workshop is opened.
        """
        with self._change() as change:
            _person_and_card(change, person, offer_id)
            if claims.remove_claim(change.connection, self.id, offer_id, person):
                change.note("claim", person=person, offer=offer_id)

    def settle(self, person: str | None, offer_id: int, state: CardState) -> None:
        """Say how far a card has come; ``person`` is none for the facilitator.

        Who claimed a card says it of their claim, and the card is as far as the
        claim that is furthest. Who posted it and the facilitator say it of the card;
        an only claim follows.

        Raises
        ------
        CityshareError
            L312 if the person is not there, L341 if the card is not, L343 if the
            card cannot go there, L344 for anybody but who posted it, who claimed it
            (they cannot drop it) and the facilitator, L345 before the opening.
        """
        with self._change() as change:
            if person is None:
                card = _card(change, offer_id)
            else:
                _, card = _person_and_card(change, person, offer_id)
            if person in {None, card.person}:
                settled = settled_by_owner(card, state)
            else:
                settled = settled_by_claimer(card, person or "", state)
            offers.set_card_state(change.connection, self.id, offer_id, settled.state)
            for claim in settled.claims:
                row = ClaimRow(offer_id, claim.person, claim.state)
                claims.set_claim_state(change.connection, self.id, row)
            change.note("card", offer=offer_id)

    def ask_at(self, offer_id: int, text: str) -> None:
        """Note where a card is to be asked, in the facilitator's words.

        Raises
        ------
        CityshareError
            L305 if the text is too long, L341 if the card is not there.
        """
        entry = Entry()
        words = entry.line("ask_at", text)
        entry.check()
        with self._change() as change:
            _card(change, offer_id)
            offers.set_ask_at(change.connection, self.id, offer_id, words)
            change.note("card", offer=offer_id)

    def unmatched(self, profiles: Profiles | None = None) -> tuple[Unanswered, ...]:
        """Return the cards and needs that nobody here can answer, and where to ask.

        Cards are those that nobody has claimed; who is away can answer nothing.

        Parameters
        ----------
        profiles
            The profiles of everybody, where they are at hand; without them they are
            made, and what was found is kept until something changes.
        """
        if profiles is not None:
            return self._unmatched(profiles)
        kept, event = _FOUND.setdefault(self.db, {}), self.last_event
        if kept.get(self.id, (None,))[0] != event:
            kept[self.id] = (event, self._unmatched(None))
        return kept[self.id][1]

    def _unmatched(self, profiles: Profiles | None) -> tuple[Unanswered, ...]:
        from cityshare.exchange import unmatched_asks  # noqa: PLC0415
        from cityshare.scoring import score  # noqa: PLC0415

        with self._view() as view:
            away = frozenset(people.away_ids(view.connection, view.id))
            cohort = assemble(view) if profiles is None else profiles.cohort
            wall = wall_cards(view)
        if profiles is None or away:
            profiles = score(cohort.without(away))
        here = {person.id for person in profiles.participants}
        waiting = {
            n: card.card.card(card.person)
            for n, card in enumerate(wall)
            if card.state is CardState.OPEN and card.person in here
        }
        return tuple(
            Unanswered(
                practice=found.practice,
                card=None if found.card is None else wall[found.card],
                n_people=found.n_people,
                sessions=found.ask_at,
            )
            for found in unmatched_asks(profiles, waiting)
        )

    def want_to_talk(
        self, person: str, delegation: str, about: str = "", *, text: str = ""
    ) -> Offer:
        """Post the request to talk with a delegation; the same tap twice is one.

        Parameters
        ----------
        person
            Who asks.
        delegation
            Id of the delegation they want to talk with.
        about
            Name of a practice, or "".
        text
            Further words.

        Raises
        ------
        CityshareError
            L346 for one's own delegation, else what saving a card raises.
        """
        wanted = Offer(CardKind.REQUEST, practice=about, to=delegation, text=text)
        with self._change() as change:
            if change.person(person).delegation == delegation:
                raise CityshareError([Problem("L346", got=delegation)])
            for card in offers.offers_of(change.connection, self.id, person):
                same = (card.kind, card.practice, card.to)
                if same == (CardKind.REQUEST, about, delegation):
                    return card
            return save_offer(change, person, wanted)


def _card(change: Change, offer_id: int) -> WallCard:
    if change.phase is Phase.DRAFT:
        raise CityshareError([Problem("L345")])
    if not 0 < offer_id <= LARGEST_ID or not (card := wall_cards(change, offer_id)):
        raise CityshareError([Problem("L341")])
    return card[0]


def _person_and_card(
    change: Change, person: str, offer_id: int
) -> tuple[str, WallCard]:
    """Return the delegation of a person, and a card."""
    return change.person(person).delegation, _card(change, offer_id)
