"""Talks that people asked for: a plus where both sit at one table."""

from __future__ import annotations

from collections import Counter

import numpy as np

from cityshare.cohort import CardKind
from cityshare.grouping.hall import Hall
from cityshare.optimisation.problem import UNIT, PairGoals


def wanted_talks(hall: Hall) -> PairGoals:
    """Return a goal for everybody who asks a delegation, with each of its people.

    A request to a named delegation is worth the setting ``asked_to_meet`` with every
    one of its people at the table, once however many cards ask for it. Where both
    sides ask, both count.
    """
    worth = round(hall.rules.asked_to_meet * UNIT)
    if worth == 0:
        return PairGoals.none()
    rows = {person.id: i for i, person in enumerate(hall.people)}
    asks = {
        (rows[card.participant], card.to)
        for card in hall.profiles.cohort.cards
        if card.kind is CardKind.REQUEST and card.to and card.participant in rows
    }
    times: Counter[tuple[int, int]] = Counter()
    for asking, delegation in asks:
        if hall.people[asking].delegation != delegation:
            for other, person in enumerate(hall.people):
                if person.delegation == delegation:
                    times[min(asking, other), max(asking, other)] += 1
    pairs = sorted(times)
    return PairGoals(
        first=np.array([first for first, _ in pairs], dtype=np.int64),
        second=np.array([second for _, second in pairs], dtype=np.int64),
        value=np.array([times[pair] * worth for pair in pairs], dtype=np.int64),
    )
