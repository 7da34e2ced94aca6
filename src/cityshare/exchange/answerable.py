"""Whether people can answer a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

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
        asking = self.rows[card.participant]
        rows = np.fromiter(people, np.intp)
        others = rows[(self._of[rows] != self._of[asking]) & self._can[rows]]
        asked = self._codes.get(card.to)
        if asked is not None and (self._of[others] == asked).any():
            return True
        if not card.practice:
            return False
        p = self.profiles.practices.index(card.practice)
        level = self.profiles.current[asking, p]
        if (self.profiles.shared_level[others, p] > level).any():
            return True
        offering = self._offering.get(card.practice)
        return offering is not None and bool(offering[others].any())

    @cached_property
    def _codes(self) -> dict[str, int]:
        """A number for each delegation."""
        found = dict.fromkeys(p.delegation for p in self.profiles.participants)
        return {delegation: n for n, delegation in enumerate(found)}

    @cached_property
    def _of(self) -> npt.NDArray[np.intp]:
        """The number of each person's delegation."""
        everybody = self.profiles.participants
        return np.array([self._codes[p.delegation] for p in everybody], np.intp)

    @cached_property
    def _can(self) -> npt.NDArray[np.bool_]:
        """Who may answer at all, by their role."""
        everybody = self.profiles.participants
        return np.array([p.role in ANSWERING for p in everybody], np.bool_)

    @cached_property
    def _offering(self) -> dict[str, npt.NDArray[np.bool_]]:
        """Who has posted an offer, by practice."""
        found = {}
        for practice, ids in self.offered.items():
            found[practice] = np.zeros(len(self.profiles.participants), np.bool_)
            here = [self.rows[id_] for id_ in ids if id_ in self.rows]
            found[practice][here] = True
        return found
