from __future__ import annotations

from dataclasses import replace

import numpy as np

from cityshare.cohort import Card, CardKind, Cohort, Role
from cityshare.documents import PlanSheets, plan_sheets
from cityshare.documents.plan_sheet import MOST_ASKS
from cityshare.grouping.plan import Plan, PlanTie
from cityshare.scoring.profiles import Profiles
from documents.plans import make_plan, make_profiles, with_consent
from factories import make_cohort


def asked(sheets: PlanSheets) -> list[tuple[str, str, tuple[str, ...]]]:
    return [
        (
            ask.learner.participant,
            ask.practice,
            tuple(s.participant for s in ask.sharers),
        )
        for sheet in sheets.sheets
        for ask in sheet.asks
    ]


def tie(
    learner: str, sharer: str, practice: str, *, rank: int | None = 1, value: float = 1
) -> PlanTie:
    return PlanTie(
        learner=learner,
        sharer=sharer,
        practice=practice,
        steps=1,
        value=value,
        rank=rank,
        same_table=False,
    )


def everybody_named(profiles: Profiles) -> Profiles:
    return replace(profiles, named=np.ones_like(profiles.named))


def test_each_delegation_with_delegates_or_hosts_has_a_sheet(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    sheets = plan_sheets(cohort, profiles, plan).sheets
    planning = {
        cohort.delegation(person.delegation).name
        for person in cohort.participants
        if person.role in {Role.DELEGATE, Role.HOST}
    }
    assert [sheet.delegation for sheet in sheets] == sorted(planning)
    assert "Partners" not in planning
    people = {seat.participant: seat for sheet in sheets for seat in sheet.people}
    assert people["city-01-1"].number == "1"


def test_only_consenting_learners_and_named_sharers_stand_on_a_sheet() -> None:
    cohort = with_consent(make_cohort(6, n_delegations=3), "city-01-1")
    profiles = make_profiles(cohort)
    named = np.zeros_like(profiles.named)
    named[2, 0] = True
    profiles = replace(profiles, named=named)
    plan = make_plan(cohort, profiles, n_tables=1).model_copy(
        update={
            "ties": (
                tie("city-01-1", "city-02-1", "energy-1"),
                tie("city-01-1", "city-02-2", "energy-1", rank=2),
                tie("city-01-1", "city-02-1", "energy-2"),
                tie("city-01-2", "city-02-1", "energy-1"),
                tie("city-03-1", "city-02-1", "energy-1", rank=None),
            )
        }
    )
    assert asked(plan_sheets(cohort, profiles, plan)) == [
        ("city-01-1", "Energy 1", ("city-02-1",))
    ]


def test_a_posted_request_shows_the_need_of_its_owner_and_no_other() -> None:
    cohort = with_consent(make_cohort(6, n_delegations=3))
    request, offer = CardKind.REQUEST, CardKind.OFFER
    cards = (
        Card("city-01-1", request, "energy-1", text="How?"),
        Card("city-01-1", offer, "energy-2", text="This"),
        Card("city-01-2", request, "", text="Anything"),
    )
    cohort = replace(cohort, cards=cards)
    profiles = everybody_named(make_profiles(cohort))
    ties = tuple(
        tie(learner, "city-02-1", practice)
        for learner in ("city-01-1", "city-01-2")
        for practice in ("energy-1", "energy-2")
    )
    plan = make_plan(cohort, profiles, n_tables=1).model_copy(update={"ties": ties})
    assert asked(plan_sheets(cohort, profiles, plan)) == [
        ("city-01-1", "Energy 1", ("city-02-1",))
    ]


def test_sharers_stand_in_the_order_to_ask_and_the_best_asks_are_kept() -> None:
    cohort = with_consent(make_cohort(4, n_delegations=2), "city-01-1", "city-01-2")
    profiles = everybody_named(make_profiles(cohort))
    many = [
        tie(learner, "city-02-1", f"{theme}-{n}", value=value)
        for learner, value in (("city-01-1", 1), ("city-01-2", 2))
        for theme in ("energy",)
        for n in (1, 2, 3, 4)
    ]
    first = tie("city-01-1", "city-02-2", "energy-1", rank=2, value=9)
    ties = (first, *many)
    plan = make_plan(cohort, profiles, n_tables=1).model_copy(update={"ties": ties})
    found = asked(plan_sheets(cohort, profiles, plan))
    assert len(found) == MOST_ASKS
    assert found[0] == ("city-01-1", "Energy 1", ("city-02-1", "city-02-2"))
    assert [learner for learner, _, _ in found] == ["city-01-1"] * 2 + ["city-01-2"] * 4
