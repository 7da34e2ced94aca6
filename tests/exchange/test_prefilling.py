from datetime import date

from cityshare.exchange import ActionPlan, Commitment, Goal, Outcome, prefill
from cityshare.grouping.plan import PlanTie
from cityshare.scoring import score
from exchange.small_plans import at_tables
from small_cohorts import small_cohort

ANSWERS = {
    "a1": ["2>4 #2", "2>3 #1"],
    "a2": ["2>3 #3", ""],
    "b1": ["5 yes", "4 yes"],
}


def tie(learner, sharer, practice, value, *, same_table=True):
    return PlanTie(
        learner=learner, sharer=sharer, practice=practice, steps=1, value=value,
        rank=None, same_table=same_table,
    )  # fmt: skip


def filled(answers=ANSWERS, ties=(), outcomes=(), agreed=None, city="a"):
    cohort = small_cohort(answers, agreed=agreed)
    plan = at_tables(cohort, {"T1": tuple(answers)}, ties=tuple(ties))
    return prefill([plan], score(cohort), city, outcomes)


def test_goals_are_priorities_with_the_helper_of_the_best_tie():
    ties = [
        tie("a1", "b1", "energy-1", 1),
        tie("a2", "b2", "energy-1", 2),
        tie("a1", "c1", "energy-1", 9, same_table=False),
        tie("b1", "c1", "energy-2", 9),
    ]

    assert filled(ties=ties) == ActionPlan(
        goals=(
            Goal(practice="energy-2", level=3, owner="a1"),
            Goal(practice="energy-1", level=4, owner="a1", help_by="b2"),
        )
    )


def test_the_agreed_target_goes_before_what_a_member_wants():
    plan = filled(agreed={"a": ["3>5", ""]})

    assert [goal.level for goal in plan.goals] == [3, 5]


def test_without_a_target_it_is_one_step_up():
    plan = filled({"a1": ["5 #1", "2 #2"], "b1": ["5 yes", ""]})

    assert [goal.level for goal in plan.goals] == [5, 3]


def test_promises_fill_help_and_first_step():
    day = date(2026, 6, 1)
    outcome = Outcome(
        commitments=(
            Commitment(who="a2", what="a street count", by=day, practice="energy-2"),
            Commitment(who="b1", what="a call", whom="a", practice="energy-2"),
            Commitment(who="b1", what="a visit", whom="a1", practice="energy-3"),
            Commitment(who="b1", what="to others", whom="c1", practice="energy-1"),
            Commitment(who="a1", what="to us", whom="a2", practice="energy-1"),
            Commitment(who="b1", what="nobody knows", whom="a1", practice="other"),
        )
    )
    answers = {"a1": ["", "2>3 #1", "1"], "a2": "", "b1": ["", "4 yes", "4 yes"]}

    assert filled(answers, outcomes=[outcome]).goals == (
        Goal(
            practice="energy-2", level=3, first_step="a street count",
            first_step_by=day, owner="a2", help_by="b1", help="a call",
        ),
        Goal(practice="energy-3", level=2, help_by="b1", help="a visit"),
    )  # fmt: skip


def test_a_delegation_without_answers_begins_with_an_empty_plan():
    assert filled({"a1": "", "b1": "5 yes"}) == ActionPlan()
    assert filled(city="nobody") == ActionPlan()
