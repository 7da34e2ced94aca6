from __future__ import annotations

from dataclasses import replace

import numpy as np

from cityshare.cohort import Cohort
from cityshare.documents import table_cards
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles


def test_a_card_names_only_sharers_at_the_table_who_said_yes(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    rows = {person.id: i for i, person in enumerate(cohort.participants)}
    found = table_cards(cohort, profiles, plan)
    shown = 0
    for table, card in zip(plan.tables, found.cards, strict=True):
        theme = cohort.layout.theme(table.theme)
        for practice, topic in zip(theme.practices, card.topics, strict=True):
            column = cohort.practices.index(practice)
            assert topic.label == practice.replace("-", " ").capitalize()
            assert [seat.participant for seat in topic.sharers] == [
                i for i in table.sharers[practice] if profiles.named[rows[i], column]
            ]
            shown += len(topic.sharers)
    assert shown > 0


def test_nobody_is_named_without_a_yes(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    unnamed = replace(profiles, named=np.zeros_like(profiles.named))
    cards = table_cards(cohort, unnamed, plan).cards
    assert any(table.sharers[p] for table in plan.tables for p in table.sharers)
    assert not any(topic.sharers for card in cards for topic in card.topics)
