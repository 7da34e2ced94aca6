"""A plan explained: its value between random and bound, and what rules cost."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cityshare.advice import explain_plan
from cityshare.advice.explained_plan import RuleCost
from cityshare.advice.tell import tell_plan
from cityshare.errors import CityshareError
from cityshare.grouping import Rules, assign
from cityshare.optimisation import Budget
from cityshare.scoring import score
from factories import make_cohort

RULES = Rules(same="subregion", tables=4, strengths={"same": "prefer"})


@pytest.fixture(scope="module")
def profiles():
    return score(make_cohort(24, seed=3))


@pytest.fixture(scope="module")
def plan(profiles):
    return assign(profiles, RULES, seed=1, budget=Budget((1_000,)))


@pytest.fixture(scope="module")
def priced(profiles, plan):
    return explain_plan(profiles, plan, RULES, costs=True)


class TestValue:
    def test_value_is_the_plans_and_above_random(self, priced, plan):
        assert priced.value == plan.value
        assert priced.random < priced.value

    def test_least_served_come_first(self, priced, plan):
        shares = [least.share for least in priced.least_served]
        assert shares == sorted(plan.served.values())[: len(shares)]
        assert len(shares) == 5

    def test_the_worst_off_are_those_of_the_headline(self, priced, plan):
        shares = list(plan.served.values())
        assert priced.least_share == min(shares) == plan.headline.least_served
        assert priced.n_least_share == shares.count(min(shares))
        assert priced.n_least_share == plan.headline.people_least_served

    def test_unmet_needs_are_the_plans(self, priced, plan):
        assert priced.unmet == plan.unmet_needs

    def test_costs_are_searched_only_when_asked(self, profiles, plan):
        assert explain_plan(profiles, plan, RULES).costs is None

    @pytest.mark.parametrize(
        ("id_", "reason"), [("ghost", "not in the cohort"), (None, "twice")]
    )
    def test_a_plan_with_others_or_somebody_twice_is_refused(
        self, profiles, plan, id_, reason
    ):
        one, other, *rest = plan.tables
        more = id_ or other.members[0]
        one = one.model_copy(update={"members": (*one.members, more)})
        edited = plan.model_copy(update={"tables": (one, other, *rest)})
        with pytest.raises(CityshareError) as error:
            explain_plan(profiles, edited, RULES)
        [problem] = error.value.problems
        assert problem.code == "F109"
        assert reason in problem.text

    def test_a_plan_of_another_cohort_is_refused(self, profiles, plan):
        other = plan.model_copy(update={"cohort": "elsewhere"})
        with pytest.raises(CityshareError) as error:
            explain_plan(profiles, other, RULES)
        assert [p.code for p in error.value.problems] == ["F109"]


class TestCosts:
    def test_a_rule_in_the_way_costs_something(self, priced):
        same = next(cost for cost in priced.costs if cost.rule == "same")
        assert (same.others_kept, same.people, same.value) > (0, 0, 0)

    def test_no_rule_makes_things_better(self, priced):
        for cost in priced.costs:
            assert (cost.others_kept, cost.people, cost.value) > (0, 0, 0)

    def test_the_search_never_loses_what_it_starts_from(self, priced):
        assert priced.better_found is not None

    def test_same_plan_same_costs(self, profiles, plan, priced):
        assert explain_plan(profiles, plan, RULES, costs=True) == priced


class TestCostOfFairness:
    @pytest.mark.parametrize("fairness", ["floor", "leximin"])
    def test_it_is_what_the_value_alone_has_more(self, profiles, fairness):
        rules, budget = Rules(tables=4), Budget((1_000,))
        plan = assign(profiles, rules, fairness=fairness, seed=1, budget=budget)
        explained = explain_plan(profiles, plan, rules, costs=True)
        cost = explained.fairness_cost
        assert cost.fairness == fairness
        assert cost.value >= 0
        assert cost.people >= 0
        text = tell_plan(profiles.cohort, explained)
        assert f"Fairness '{fairness}' costs {cost.value:.1f} weighted" in text

    def test_it_is_searched_only_when_asked(self, profiles, plan):
        assert explain_plan(profiles, plan, RULES).fairness_cost is None

    def test_a_plan_for_the_value_alone_pays_nothing(self, profiles):
        rules, budget = Rules(tables=4), Budget((500,))
        plan = assign(profiles, rules, fairness="total", seed=1, budget=budget)
        explained = explain_plan(profiles, plan, rules, costs=True)
        assert explained.fairness_cost is None
        assert "Fairness" not in tell_plan(profiles.cohort, explained)


class TestTelling:
    def test_the_worst_off_are_counted_and_not_named(self, profiles, priced):
        share = f"{priced.least_share:.0%}"
        told = f"The worst-off get {share} of what one table could give them"
        assert told in tell_plan(profiles.cohort, priced)

    def test_costs_are_found_and_not_proven(self, profiles, priced):
        text = tell_plan(profiles.cohort, priced)
        assert text.startswith("For the facilitator only")
        assert "found by a short search and not proven" in text
        assert "Everybody at a table has the same subregion." in text

    def test_a_bound_is_told(self, profiles, priced):
        bounded = replace(priced, bound=priced.value + 2, costs=())
        text = tell_plan(profiles.cohort, bounded)
        assert "(2.0 above this one)" in text
        assert "No rule costs anything that a short search could find." in text

    def test_only_what_a_rule_costs_is_told(self, profiles, priced):
        cost = RuleCost("pins", "These have a fixed place.", 3.0, 0, 0)
        text = tell_plan(profiles.cohort, replace(priced, costs=(cost,)))
        assert "fixed places (pins): without it +3.0 weighted steps. (These" in text
