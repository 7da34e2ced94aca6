"""Requests to a delegation become a plus for sitting with its people."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cityshare.cohort import Card, CardKind
from cityshare.errors import CityshareError
from cityshare.grouping import Rules, assign
from cityshare.optimisation import Budget, ProofBudget
from cityshare.scoring import score
from grouping.halls import compiled_of, meeting, people

REQUEST = CardKind.REQUEST
ASKS = (
    Card("a1", REQUEST, to="b", text="Meters"),
    Card("a1", REQUEST, "energy-1", to="b"),
    Card("b1", REQUEST, to="a"),
    Card("c1", REQUEST, to="c"),
    Card("c1", REQUEST, text="Whoever"),
    Card("c1", CardKind.OFFER, to="a"),
    Card("o1", REQUEST, to="a"),
)


def asking(names, *cards):
    return replace(meeting(people(names)), cards=cards)


def test_each_ask_counts_once_with_each_of_the_delegation():
    cohort = asking("a1 b1 b2 c1 o:o1", *ASKS)

    goals = compiled_of(cohort, asked_to_meet=1.5).problem.pair_goals

    ids = ("a1", "b1", "b2", "c1")
    rows = zip(goals.first, goals.second, goals.value, strict=True)
    assert [(ids[i], ids[j], value) for i, j, value in rows] == [
        ("a1", "b1", 24),
        ("a1", "b2", 12),
    ]


def test_by_default_nothing_is_added():
    problem = compiled_of(asking("a1 b1", *ASKS[:1])).problem

    assert len(problem.pair_goals.value) == 0


def test_the_plan_brings_them_together_and_the_bound_holds():
    card = Card("a1", REQUEST, to="d")
    profiles = score(asking("a1 b1 c1 d1", card))
    rules = Rules(tables=2, asked_to_meet=2)

    plan = assign(profiles, rules, budget=Budget((300,)), proof=ProofBudget())

    assert "d1" in plan.table_of("a1").members
    assert plan.value == 2
    assert plan.bound is not None
    assert plan.bound >= plan.value


def test_a_worth_is_in_eighths():
    with pytest.raises(CityshareError):
        Rules().merged({"asked_to_meet": 0.3}, source="cohort.yaml")
