"""What nobody here can answer, and where to ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cityshare.cohort import Card, CardKind
from cityshare.exchange.answerable import Answerers
from cityshare.scoring import Profiles
from cityshare.similarity import unmet_needs, where_to_ask


@dataclass(frozen=True, slots=True)
class Unmatched:
    """A card, or a practice that people want to climb, without anybody to ask here.

    Attributes
    ----------
    practice
        Name of the practice, "" for a card in free words.
    card
        Key of the card, none for a need that comes from the answers alone.
    n_people
        How many people it is about (no names: a need belongs to its owner).
    ask_at
        Ids of the lectures, visits and presentations at which to ask; where there
        are none, somebody is to be invited.
    """

    practice: str
    card: int | None
    n_people: int
    ask_at: tuple[str, ...] = ()


def unmatched_asks(
    profiles: Profiles, cards: Mapping[int, Card]
) -> tuple[Unmatched, ...]:
    """Find the cards and needs that nobody here can answer.

    Parameters
    ----------
    profiles
        The profiles of those who are here.
    cards
        Cards that nobody has claimed, by any key; offers are passed over.

    Returns
    -------
    tuple of Unmatched
        Cards in their order, then needs in the order of the questionnaire. People
        who posted a card on a practice are not counted again in its need.

    Notes
    -----
    A card is answered where somebody of another delegation is asked by name, shares
    its practice above the level of who asks, or has posted an offer on it. Needs are
    those of :func:`cityshare.similarity.unmet_needs`.
    """
    asks = {k: card for k, card in cards.items() if card.kind is not CardKind.OFFER}
    return (*_cards(profiles, asks), *_needs(profiles, asks))


def _cards(profiles: Profiles, asks: Mapping[int, Card]) -> Iterator[Unmatched]:
    everybody = range(len(profiles.participants))
    answerers = Answerers.of(profiles)
    for key, card in asks.items():
        if not answerers.can_answer(card, everybody):
            at = where_to_ask(profiles.cohort, card.practice)
            yield Unmatched(card.practice, key, 1, at)


def _needs(profiles: Profiles, asks: Mapping[int, Card]) -> Iterator[Unmatched]:
    posted = {(card.participant, card.practice) for card in asks.values()}
    for need in unmet_needs(profiles):
        silent = [
            id_ for id_ in need.participants if (id_, need.practice) not in posted
        ]
        if silent:
            yield Unmatched(need.practice, None, len(silent), need.ask_at)
