from __future__ import annotations

from cityshare.cohort import Cohort
from cityshare.documents import plan_version, stamp_of
from cityshare.grouping.plan import Plan
from documents.plans import make_plan, make_profiles


def test_a_stamp_names_event_session_time_and_version(
    cohort: Cohort, plan: Plan
) -> None:
    assert str(stamp_of(cohort, plan)) == (
        "A made-up workshop · Groups · 2026-05-05 10:10 · "
        f"plan {plan_version(plan)}, seed 7"
    )


def test_equal_plans_have_equal_versions(cohort: Cohort, plan: Plan) -> None:
    again = Plan.model_validate_json(plan.model_dump_json())
    assert plan_version(again) == plan_version(plan)
    other = make_plan(cohort, make_profiles(cohort), n_tables=4)
    assert plan_version(other) != plan_version(plan)


def test_the_order_of_keys_does_not_change_the_version(plan: Plan) -> None:
    one = plan.model_copy(update={"served": {"a": 1.0, "b": 2.0}})
    other = plan.model_copy(update={"served": {"b": 2.0, "a": 1.0}})
    assert plan_version(one) == plan_version(other)


def test_a_session_that_is_not_on_the_agenda_is_named_by_its_id(
    cohort: Cohort, plan: Plan
) -> None:
    moved = plan.model_copy(update={"session": "evening"})
    stamp = stamp_of(cohort, moved, language="ko")
    assert (stamp.session, stamp.when) == ("evening", "")
    assert stamp.cohort == "A made-up workshop (한국어)"
    assert stamp.version == f"배치안 {plan_version(moved)}, 시드 7"
