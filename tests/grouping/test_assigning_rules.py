"""Assign: rules are kept, or it is said which of them could not be."""

from __future__ import annotations

from functools import partial
from itertools import combinations

import pytest

from cityshare.errors import CityshareError
from cityshare.grouping.session_rules import pairs_of
from cityshare.optimisation import Budget, find_clash
from factories import make_cohort
from grouping.halls import crowd, meeting, people
from grouping.plans import (
    FOUND,
    assert_seats_everyone,
    plan_of,
    problem_of,
    report_of,
    table_of,
)


class TestRulesAreHonoured:
    COHORT = make_cohort(24, seed=1, hosts=2, experts=1, observers=2)
    IDS = tuple(p.id for p in COHORT.participants[:24])

    def plan(self, **rules):
        earlier = rules.pop("earlier", ())
        plan = plan_of(self.COHORT, rules=rules, earlier=earlier)
        assert plan.status in FOUND
        assert all(r.kept for r in plan.rules if r.strength == "must")
        return plan

    def test_together_and_apart(self):
        ids = self.IDS
        plan = self.plan(
            together=((ids[0], ids[5], ids[9]),), apart=((ids[2], ids[7], ids[20]),)
        )
        assert len({table_of(plan, ids[n]).id for n in (0, 5, 9)}) == 1
        assert len({table_of(plan, ids[n]).id for n in (2, 7, 20)}) == 3

    def test_pins_to_a_theme_and_to_a_table(self):
        plan = self.plan(pins={self.IDS[0]: "waste", self.IDS[3]: "T3"})
        assert table_of(plan, self.IDS[0]).theme == "waste"
        assert table_of(plan, self.IDS[3]).id == "T3"

    def test_tables_per_theme(self):
        ranges = {"energy": (2, 2), "waste": (0, 0)}
        plan = self.plan(theme_tables=ranges)
        themes = [table.theme for table in plan.tables]
        assert (themes.count("energy"), themes.count("waste")) == (2, 0)
        assert report_of(plan, "theme_tables").kept
        assert plan.themes_dropped == ("waste",)

    def test_the_absent_leave_an_empty_chair(self):
        away = (self.IDS[4], "host-1")
        plan = self.plan(absent=away)
        assert_seats_everyone(plan, self.COHORT, away)
        assert plan.headline.people == 23
        assert report_of(plan, "absent").sentence.startswith("2 people are away")

    def test_observers_take_the_second_row(self):
        plan = self.plan(observers_seated=True)
        assert_seats_everyone(plan, self.COHORT)
        assert sum(len(table.observers) for table in plan.tables) == 2
        assert all(len(table.observers) <= 1 for table in plan.tables)
        assert plan.unseated == ()

    def test_one_of_each_delegation(self):
        plan = self.plan()
        for table in plan.tables:
            homes = [self.COHORT.participant(id_).delegation for id_ in table.members]
            assert len(set(homes)) == len(homes)

    def test_same_subregion(self):
        plan = self.plan(same="subregion", table_size=(3, 8))
        for table in plan.tables:
            homes = [self.COHORT.participant(id_).delegation for id_ in table.members]
            assert len({self.COHORT.delegation(d).subregion for d in homes}) == 1

    def test_uneven_sizes(self):
        plan = self.plan(uneven_sizes=True, table_size=(4, 9), tables=4, chairs=12)
        assert all(4 <= len(table.members) <= 9 for table in plan.tables)

    def test_who_met_before_does_not_meet_again(self):
        cohort = meeting(crowd(16))
        rules = {"tables": 4, "table_size": (4, 4)}
        first = plan_of(cohort, rules=rules)
        second = plan_of(cohort, rules=rules, earlier=[first])
        third = plan_of(cohort, rules=rules, earlier=[first, second])
        met = [set(pairs_of(plan)) for plan in (first, second, third)]
        assert [len(pairs) for pairs in met] == [24, 24, 24]
        assert not any(one & other for one, other in combinations(met, 2))
        assert report_of(third, "not_again").setting == 48
        assert report_of(third, "not_again").kept

    def test_a_preferred_rule_comes_before_the_value(self):
        strict = self.plan(
            together=((self.IDS[0], self.IDS[1]),), one_per_delegation="prefer"
        )
        assert report_of(strict, "one_per_delegation").broken == 1
        assert strict.objective[0] >= 1


class TestFairness:
    @pytest.mark.parametrize(
        ("fairness", "stages"), [("floor", 1), ("leximin", 5), ("total", 0)]
    )
    def test_objective_has_its_stages(self, fairness, stages):
        plan = plan_of(make_cohort(12, seed=2), fairness=fairness)
        assert plan.fairness == fairness
        assert len(plan.objective) == 1 + stages + 1

    @pytest.mark.parametrize(
        ("fairness", "theme", "value"),
        [("floor", "energy", 3), ("leximin", "energy", 3), ("total", "buildings", 10)],
    )
    def test_a_priority_comes_before_wishes_unless_only_the_total_counts(
        self, fairness, theme, value
    ):
        answers = {"a1": {"energy-1": "4>5 #1"}, "b1": {"energy-1": "5"}}
        cohort = meeting(people("a1 b1", themes=("buildings",)), answers=answers)
        plan = plan_of(cohort, fairness=fairness)
        assert (plan.tables[0].theme, plan.value) == (theme, value)


class TestInfeasible:
    def test_rules_that_contradict_are_named(self):
        rules = {"together": (("d000", "d001"),), "apart": (("d000", "d001"),)}
        plan = plan_of(meeting(crowd(12)), rules=rules)
        assert plan.status == "infeasible"
        assert problem_of(plan, "R301").startswith(
            "no plan can keep these rules together: together, apart."
        )
        assert (plan.tables, plan.value, plan.headline) == ((), None, None)
        assert not plan.has_tables
        assert not any(report.kept for report in plan.rules)

    def test_rules_that_have_nothing_to_do_with_it_are_not_named(self):
        cohort = meeting([*people("a1 a2 b1 b2", languages=("en",))])
        plan = plan_of(cohort, rules={"tables": 2, "together": (("a1", "a2"),)})
        text = problem_of(plan, "R301")
        assert "one_per_delegation" in text
        assert "together" in text
        assert "language" not in text

    def test_sizes_are_named_too(self):
        ids = tuple(f"d{i:03}" for i in range(5))
        plan = plan_of(meeting(crowd(8)), rules={"tables": 2, "together": (ids,)})
        assert "together, table_size" in problem_of(plan, "R301")

    def test_too_few_chairs(self):
        cohort = meeting([*crowd(6), *people("x:a1 x:b1 x:c1", practices=())])
        plan = plan_of(cohort, rules={"chairs": 8, "hosts_and_experts": "off"})
        assert plan.status == "infeasible"
        assert "chairs" in problem_of(plan, "R301")

    def test_a_clash_is_not_blamed_on_the_language(self):
        apart = [*people("a1 b1 c1", languages=("ko",))]
        cohort = meeting([*apart, *people("d1 e1 f1", languages=("ja",))])
        plan = plan_of(
            cohort,
            rules={"tables": 1, "together": (("a1", "b1"),), "apart": (("a1", "b1"),)},
        )
        assert plan.status == "infeasible"
        assert "apart" in problem_of(plan, "R301")

    def test_not_proven_is_unknown(self, monkeypatch):
        monkeypatch.setattr(
            "cityshare.grouping.assigning.find_clash", partial(find_clash, work=0.0)
        )
        rules = {"together": (("d000", "d001"),), "apart": (("d000", "d001"),)}
        plan = plan_of(meeting(crowd(12)), rules=rules)
        assert plan.status == "unknown"
        assert "It is not proven that there is none" in problem_of(plan, "R302")

    def test_what_the_search_misses_is_found_by_proof(self):
        ids = tuple(f"d{i:03}" for i in range(6))
        rules = {"together": (ids,), "pins": {"d000": "T2"}}
        plan = plan_of(meeting(crowd(18)), rules=rules, budget=Budget((0,)))
        assert plan.status in FOUND
        assert set(table_of(plan, "d000").members) == set(ids)

    def test_wrong_names_are_raised(self):
        with pytest.raises(CityshareError) as caught:
            plan_of(meeting(crowd(6)), rules={"pins": {"nobody": "nowhere"}})
        assert [p.code for p in caught.value.problems] == ["R104", "R105"]
