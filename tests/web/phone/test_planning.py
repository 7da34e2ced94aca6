"""The action plan on the phones of one delegation."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest

from cityshare.exchange import ActionPlan
from cityshare.workshop import ActionPlans, Person, Workshop
from cityshare.workshop.change import utc_now
from phones import Phone, words_of

PhoneOf = Callable[[Person], Phone]
GOAL = {
    "practice.0": "sorting",
    "level.0": "4",
    "first_step.0": "Visit the <b>plant</b>",
    "owner.0": "Ana",
    "approves.0": "The council",
    "help_by.0": "Chengdu",
}


@pytest.fixture
def plan(at_tables: Workshop) -> Callable[[], tuple[ActionPlan, int]]:
    """The plan of the own delegation, read anew each time."""
    return lambda: ActionPlans.of(at_tables).of_delegation("beijing")


def emptied(page: Phone) -> dict[str, str]:
    """Return the fields of a plan whose prefilled goals are taken out."""
    gone = {f"practice.{n}": "-" for n in range(8)}
    fields = page.script("/plan", {"revision": "0", "base": "{}", **gone}).json()
    return {"revision": str(fields["revision"]), "base": json.dumps(fields["fields"])}


def test_before_publication_there_is_no_plan(joined: Phone) -> None:
    page = joined.get("/plan")

    assert "once tables are published" in words_of(page)
    assert "<textarea" not in page.text
    refused = joined.script("/plan", {"first_step.0": "x", "practice.0": "sorting"})
    assert refused.status_code == 409


def test_the_plain_form_keeps_a_goal_with_its_level_in_words(
    joined: Phone,
    plan: Callable[[], tuple[ActionPlan, int]],
    me: Person,
    at_tables: Workshop,
) -> None:
    joined.get("/plan")
    base = emptied(joined)
    day = (utc_now() + timedelta(days=10)).date()

    page = joined.post("/plan", {**base, **GOAL, "first_step_by.0": f"{day}"})

    (goal,) = plan()[0].goals
    practice = next(p for p in at_tables.questionnaire.practices if p.name == "sorting")
    assert (goal.practice, goal.level, goal.first_step_by) == ("sorting", 4, day)
    assert (goal.owner, goal.help_by) == (me.id, "chengdu")
    assert goal.approves == "The council"
    assert practice.levels[3].read("en") in words_of(page)
    assert 'value="Ana"' in page.text
    assert "&lt;b&gt;plant&lt;/b&gt;" in page.text


def test_members_write_one_plan_and_see_each_others_changes(
    joined: Phone,
    plan: Callable[[], tuple[ActionPlan, int]],
    at_tables: Workshop,
    phone_of: PhoneOf,
) -> None:
    colleague = next(p for p in at_tables.people if p.delegation == "beijing")
    joined.get("/plan")
    other = phone_of(colleague)
    other.get("/plan")
    base = emptied(joined)

    joined.script("/plan", base | GOAL)
    said = other.script("/plan", base | {"practice.0": "sorting", "help.0": "Training"})

    assert said.json()["fields"]["first_step.0"] == GOAL["first_step.0"]
    (goal,) = plan()[0].goals
    assert (goal.first_step, goal.help) == (GOAL["first_step.0"], "Training")


def test_another_delegation_neither_reads_nor_changes_it(
    joined: Phone,
    plan: Callable[[], tuple[ActionPlan, int]],
    at_tables: Workshop,
    phone_of: PhoneOf,
) -> None:
    joined.get("/plan")
    joined.script("/plan", emptied(joined) | GOAL | {"first_step.0": "Only ours"})
    before = plan()
    stranger = phone_of(next(p for p in at_tables.people if p.delegation == "chengdu"))

    page = stranger.get("/plan?delegation=beijing")
    stranger.script("/plan", {**GOAL, "delegation": "beijing", "revision": "0"})

    assert "Only ours" not in page.text
    assert plan() == before


def test_what_is_wrong_stands_at_its_goal(joined: Phone, at_tables: Workshop) -> None:
    joined.get("/plan")
    base = emptied(joined)

    for field, value, words in (
        ("practice.0", "", "Choose what this is about."),
        ("first_step_by.0", "2999-01-01", "within 30 days"),
        ("first_step.0", "x" * 1001, "too long"),
        ("level.0", "99", "level"),
        ("level.0", "high", "cannot be read"),
    ):
        page = joined.post("/plan", base | GOAL | {field: value})
        wrong = page.text.partition('data-wrong="goals.0"')[2].partition("</p>")[0]
        assert page.status_code == 422
        assert "hidden" not in wrong
        assert words in wrong
