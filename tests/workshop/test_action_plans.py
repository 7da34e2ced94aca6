from datetime import date, timedelta

import pytest

from cityshare.errors import CityshareError
from cityshare.exchange import ActionPlan, Commitment, Goal, Outcome
from cityshare.workshop import ActionPlans, Phase, TableTalk, Workshop
from live_workshops import grouped, join, refused

OURS = ActionPlan(goals=(Goal(practice="energy-1", level=4, owner="b1"),))


@pytest.fixture
def action_plans(sqlite, clock):
    workshop = grouped(sqlite, clock)
    workshop.publish(1)
    return ActionPlans.of(workshop)


def test_a_plan_is_prefilled_until_it_is_saved(action_plans):
    talk = TableTalk.of(action_plans)
    helper = next(
        seated.id for seated in talk.my_talk("b1").members if seated.id != "b1"
    )
    promise = Commitment(who=helper, what="A call", whom="b1", practice="energy-1")
    talk.save_outcome("b1", Outcome(commitments=(promise,)), 0)

    prefilled, revision = action_plans.of_delegation("b")

    assert revision == 0
    assert prefilled.goals == (
        Goal(practice="energy-1", level=4, owner="b1", help_by=helper, help="A call"),
    )
    assert action_plans.save("b1", ActionPlan(), 0) == 1
    assert action_plans.of_delegation("b") == (ActionPlan(), 1)
    assert action_plans.of_delegation("a")[1] == 0
    with refused("L308"):
        action_plans.of_delegation("atlantis")


def test_members_write_together(action_plans):
    colleague = join(Workshop.of(action_plans), city="B")
    assert action_plans.save("b1", OURS, 0) == 1
    assert action_plans.save(colleague, OURS, 0) == 1
    with pytest.raises(CityshareError) as caught:
        action_plans.save(colleague, ActionPlan(), 0)
    (problem,) = caught.value.problems
    assert (problem.code, problem.details) == ("L331", {"revision": 1})

    assert action_plans.save(colleague, ActionPlan(), 1) == 2

    assert action_plans.save("a1", OURS, 0) == 1
    assert action_plans.events_after(0)[-1].subject == {"delegation": "a"}


def test_what_does_not_fit_is_said_at_its_field(action_plans, clock):
    latest = clock().date() + timedelta(30)
    good = Goal(practice="energy-1", first_step_by=latest)
    bad = Goal(practice="?", level=6, first_step_by=latest + timedelta(1))

    with pytest.raises(CityshareError) as caught:
        action_plans.save("b1", ActionPlan(goals=(good, bad)), 0)

    assert [(p.code, p.place.column) for p in caught.value.problems] == [
        ("L301", "goals.1.practice"),
        ("L302", "goals.1.level"),
        ("L337", "goals.1.first_step_by"),
    ]
    assert latest.isoformat() not in str(caught.value.problems[0])
    assert latest.isoformat() in str(caught.value.problems[2])
    past = Goal(practice="energy-1", first_step_by=date(2020, 1, 1))
    assert action_plans.save("b1", ActionPlan(goals=(good, past)), 0) == 1


def test_plans_are_written_after_publication(action_plans):
    action_plans.move_to(Phase.GROUPED)
    with refused("L333"):
        action_plans.save("b1", OURS, 0)
    with refused("L312"):
        action_plans.save("nobody", OURS, 0)


def test_an_erased_owner_leaves_a_gap(action_plans):
    goal = Goal(practice="energy-1", owner="b1", help="Person b1 calls", approves="b")
    action_plans.save("b1", ActionPlan(goals=(goal,)), 0)

    Workshop.of(action_plans).erase("b1")

    (plan, revision) = action_plans.of_delegation("b")
    assert (plan.goals[0].owner, plan.goals[0].help) == ("(removed)", "(removed) calls")
    assert (plan.goals[0].approves, revision) == ("b", 1)
