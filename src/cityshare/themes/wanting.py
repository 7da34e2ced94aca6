"""Who wants what: people by practices, from answers and cards."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from cityshare.cohort import Card, CardKind, Cohort
from cityshare.scoring import FloatArray, Profiles

ASKING = frozenset({CardKind.REQUEST, CardKind.CHALLENGE})
CARD_WEIGHT = 2.0


def wanted(profiles: Profiles, cards: Iterable[Card]) -> FloatArray:
    """Return how much each person wants each practice.

    Parameters
    ----------
    profiles
        Needs of a cohort.
    cards
        Requests and challenges.

    Returns
    -------
    FloatArray
        Weighted steps, shape ``(n_participants, n_practices)``: the weight times the
        steps from the current level to the aim, at least one step for what is ranked,
        and 2 for what a request or challenge of the person is about.
    """
    steps = np.maximum(profiles.aim - profiles.current, 0)
    steps = np.maximum(steps, profiles.priority > 0)
    found = profiles.weight * steps
    row = {person.id: n for n, person in enumerate(profiles.participants)}
    column = {name: n for n, name in enumerate(profiles.practices)}
    for card in cards:
        if card.practice:
            found[row[card.participant], column[card.practice]] += CARD_WEIGHT
    return np.asarray(found, dtype=np.float64)


def asked(cohort: Cohort) -> tuple[Card, ...]:
    """Return the requests and challenges, in an order that does not tell who came."""
    cards = (card for card in cohort.cards if card.kind in ASKING)
    return tuple(sorted(cards, key=lambda c: (c.practice, c.text, c.participant)))
