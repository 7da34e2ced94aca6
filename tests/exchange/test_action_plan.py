import pytest

from cityshare.errors import CityshareError
from cityshare.exchange import ActionPlan, Goal


def test_a_plan_reads_what_it_writes_without_blank_goals():
    goal = {"practice": "energy-1", "level": 4, "first_step": "Ask.", "owner": "a1"}
    blank = {"practice": "energy-2", "level": 3, "first_step": " ", "owner": ""}

    plan = ActionPlan.read({"goals": [goal, blank]})

    assert plan.goals == (
        Goal(practice="energy-1", level=4, first_step="Ask.", owner="a1"),
        Goal(practice="energy-2", level=3),
    )
    assert ActionPlan.read(plan.model_dump(mode="json")) == plan


@pytest.mark.parametrize(
    ("goal", "code"),
    [
        ({"practice": "p", "first_step": "x" * 1_001}, "L305"),
        ({"practice": "p", "level": 0}, "L339"),
        ({"practice": "p", "first_step_by": "2026-02-31"}, "L339"),
        ({"level": 2, "help": "x"}, "L339"),
    ],
)
def test_what_cannot_be_kept_is_refused(goal, code):
    with pytest.raises(CityshareError) as caught:
        ActionPlan.read({"goals": [goal]})

    assert [problem.code for problem in caught.value.problems] == [code]
