"""Whether people can answer a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from cityshare.cohort import Card, CardKind, Role
from cityshare.scoring import Profiles

ANSWERING = frozenset({Role.DELEGATE, Role.HOST, Role.RESOURCE})


@dataclass(frozen=True)
class Answerers:
    """Who of a cohort can answer which request or challenge.

    Attributes
    ----------
    profiles
        The profiles of the cohort.
    rows
        Rows of the profiles, by id of the person.
    offered
        Ids of those who posted an offer, by practice.
    asked
        The requests and challenges, by id of who posted them.
    """

    profiles: Profiles
    rows: Mapping[str, int]
    offered: Mapping[str, Collection[str]]
    asked: Mapping[str, Collection[Card]]

    @classmethod
    def of(cls, profiles: Profiles) -> Answerers:
        """Gather the cards of a cohort."""
        offered: defaultdict[str, set[str]] = defaultdict(set)
        asked: defaultdict[str, list[Card]] = defaultdict(list)
        for card in profiles.cohort.cards:
            if card.kind is CardKind.OFFER:
                offered[card.practice].add(card.participant)
            else:
                asked[card.participant].append(card)
        rows = {person.id: i for i, person in enumerate(profiles.participants)}
        return cls(profiles, rows, dict(offered), dict(asked))

    def can_answer(self, card: Card, people: Collection[int]) -> bool:
        """Tell whether one of the people (rows) can answer a card.

        One who is of the delegation it asks, shares its practice above the level of
        who asks, or has posted an offer on it; colleagues of who asks do not count.
        Nobody can tell for a card in free words that asks nobody by name: it counts
        as unanswered.
        """
        everybody = self.profiles.participants
        asking = everybody[self.rows[card.participant]]
        others = [
            i
            for i in people
            if everybody[i].delegation != asking.delegation
            and everybody[i].role in ANSWERING
        ]
        if any(everybody[i].delegation == card.to for i in others):
            return True
        if not card.practice:
            return False
        p = self.profiles.practices.index(card.practice)
        level = self.profiles.current[self.rows[asking.id], p]
        if (self.profiles.shared_level[others, p] > level).any():
            return True
        offering = self.offered.get(card.practice, ())
        return any(everybody[i].id in offering for i in others)
