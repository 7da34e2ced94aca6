"""Who may be named: as a source with a yes, as a learner with a consent."""

from __future__ import annotations

import numpy as np

from cityshare.cohort import CardKind, Cohort, Consent
from cityshare.scoring.profiles import Profiles


def named_sources(profiles: Profiles) -> frozenset[tuple[str, str]]:
    """Return who may be named as a source, as (participant, practice)."""
    people, practices = profiles.participants, profiles.practices
    return frozenset(
        (people[i].id, practices[p]) for i, p in np.argwhere(profiles.named).tolist()
    )


class Askers:
    """Who may be named as a learner: by consent, or by a posted request."""

    def __init__(self, cohort: Cohort) -> None:
        self._consenting = frozenset(
            person.id
            for person in cohort.participants
            if Consent.WORKSHOP in person.consent
        )
        self._requests = frozenset(
            (card.participant, card.practice)
            for card in cohort.cards
            if card.kind is CardKind.REQUEST and card.practice
        )

    def may_be_named(self, learner: str, practice: str) -> bool:
        """Whether a print may name this person beside this need."""
        return learner in self._consenting or (learner, practice) in self._requests
