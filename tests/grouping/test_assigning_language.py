"""Assign: working languages, interpreters, and meetings out of the ordinary."""

from __future__ import annotations

import pytest

from cityshare.errors import CityshareError
from cityshare.optimisation import Budget
from grouping.halls import crowd, meeting, people, person
from grouping.plans import FOUND, codes_of, plan_of, problem_of, report_of


class TestLanguage:
    DIVIDED = (
        *people("a1 b1 c1", languages=("ko",)),
        *people("d1 e1 f1", languages=("ja",)),
    )

    def test_each_language_has_its_table(self):
        plan = plan_of(meeting(self.DIVIDED), rules={"table_size": (3, 3)})
        assert sorted(table.languages for table in plan.tables) == [("ja",), ("ko",)]
        assert report_of(plan, "language").kept

    def test_where_it_cannot_hold_it_is_eased_and_named(self):
        plan = plan_of(meeting(self.DIVIDED), rules={"tables": 1})
        assert plan.status in FOUND
        report = report_of(plan, "language")
        assert (report.strength, report.kept, report.broken) == ("prefer", False, 3)
        assert report.where == ("T1",)
        assert "eased for this plan: T1" in problem_of(plan, "R204")
        assert plan.tables[0].languages == ()

    def test_as_few_as_possible_lack_it(self):
        persons = [*self.DIVIDED, person("g1", languages=("ko",)), person("h1")]
        plan = plan_of(meeting(persons), rules={"tables": 2, "table_size": (4, 4)})
        assert report_of(plan, "language").kept
        persons = [*self.DIVIDED, *people("g1 h1", languages=("zh",))]
        plan = plan_of(meeting(persons), rules={"tables": 2, "table_size": (4, 4)})
        assert report_of(plan, "language").broken == 2

    def test_an_interpreter_makes_it_hold(self):
        helper = person("i:x1", languages=("ko", "ja"))
        plan = plan_of(meeting([*self.DIVIDED, helper]), rules={"tables": 1})
        assert report_of(plan, "language").kept
        assert plan.tables[0].interpreters == ("x1",)
        assert plan.tables[0].languages == ("ko", "ja")
        assert plan.unseated == ()

    def test_an_interpreter_nobody_needs_is_unseated(self):
        persons = [
            *people("a1 b1", languages=("ko",)),
            person("i:x1", languages=("ko",)),
        ]
        assert plan_of(meeting(persons)).unseated == ("x1",)

    def test_two_scripts_are_one_language(self):
        persons = [
            person("a1", languages=("zh-Hans",)),
            person("b1", languages=("zh",)),
        ]
        plan = plan_of(meeting(persons))
        assert report_of(plan, "language").kept
        assert plan.tables[0].languages == ("zh-Hans",)

    def test_preferred_from_the_start_it_is_never_eased(self):
        rules = {"tables": 1, "language": "prefer"}
        plan = plan_of(meeting(self.DIVIDED), rules=rules)
        assert report_of(plan, "language").broken == 3
        assert "R204" in codes_of(plan)

    def test_a_clash_beyond_the_language_is_still_named(self):
        rules = {
            "tables": 1,
            "together": (("a1", "d1"),),
            "apart": (("a1", "b1"),),
        }
        plan = plan_of(meeting(self.DIVIDED), rules=rules)
        assert plan.status == "infeasible"
        assert problem_of(plan, "R301").split(":")[1].split(".")[0] == " apart"

    def test_eased_it_may_still_need_a_proof_to_seat(self):
        """No move at all: only the proof finds a seating, before and after easing."""
        rules = {
            "table_size": (3, 3),
            "together": (("a1", "d1"),),
            "pins": {"a1": "T2", "b1": "T1", "e1": "T1"},
        }
        plan = plan_of(meeting(self.DIVIDED), rules=rules, budget=Budget((0,)))
        assert plan.status in FOUND
        assert report_of(plan, "pins").kept
        assert report_of(plan, "together").kept
        assert not report_of(plan, "language").kept


class TestOddMeetings:
    def test_everyone_is_the_same(self):
        plan = plan_of(meeting(crowd(12)))
        assert plan.status in FOUND
        assert plan.value == 0
        assert plan.headline.neither_learns_nor_shares == 12
        assert plan.headline.priorities == 0
        assert plan.ties == ()

    def test_nobody_shares(self):
        answers = {f"d{i:03}": {"energy-1": "1>3 #1"} for i in range(12)}
        cohort = meeting(crowd(12, themes=("energy",)), answers=answers)
        plan = plan_of(cohort)
        assert "nobody here can share anything" in problem_of(plan, "R203")
        assert plan.headline.priorities == 12
        assert plan.headline.priorities_answered == 0
        assert plan.headline.first_wish == 6
        assert plan.unmet_needs[0].practice == "energy-1"

    def test_nobody_has_answered(self):
        plan = plan_of(meeting(crowd(12), answers={}))
        assert {"R203", "R205"} <= codes_of(plan)
        assert "some people have given no answers (12)" in problem_of(plan, "R205")

    def test_those_without_answers_are_named(self):
        cohort = meeting(
            people("a1 b1 c1"), answers={"a1": {"energy-1": "4"}, "c1": {}}
        )
        assert "Person b1, Person c1" in problem_of(plan_of(cohort), "R205")

    def test_one_person(self):
        plan = plan_of(meeting([person("a1", themes=("buildings",))]))
        (table,) = plan.tables
        assert (table.theme, table.members) == ("buildings", ("a1",))
        assert {"R201", "R202"} <= codes_of(plan)
        assert plan.headline.first_wish == 1
        assert plan.value == 5

    def test_fewer_people_than_a_table(self):
        plan = plan_of(meeting(crowd(3)))
        assert [len(table.members) for table in plan.tables] == [3]
        assert "3 people at 1 tables sit 3 to 3" in problem_of(plan, "R201")

    def test_more_themes_than_tables(self):
        cohort = meeting(
            [*crowd(8, themes=("water",)), *people("a1 b1 c1 e1", themes=("waste",))],
            themes=6,
        )
        plan = plan_of(cohort, rules={"tables": 2, "table_size": (4, 8)})
        assert {table.theme for table in plan.tables} == {"water", "waste"}
        assert plan.themes_dropped == ("energy", "buildings", "transport", "finance")
        assert "energy, buildings, transport, finance get no table" in problem_of(
            plan, "R202"
        )

    def test_nobody_to_seat_is_r103(self):
        with pytest.raises(CityshareError) as caught:
            plan_of(meeting(people("h:a1 i:b1")))
        assert [p.code for p in caught.value.problems] == ["R103"]

    def test_as_many_tables_as_people(self):
        plan = plan_of(meeting(crowd(3)), rules={"tables": 3})
        assert [len(table.members) for table in plan.tables] == [1, 1, 1]

    def test_a_host_without_a_practice_and_an_expert_with_three(self):
        names = ("energy-1", "buildings-1", "transport-1")
        answers = {"a1": {"energy-1": "1>3 #1"}, "b1": {"buildings-1": "2>3 #1"}}
        cohort = meeting(
            [*people("a1 b1"), person("h:c1"), person("x:d1", practices=names)],
            answers=answers,
            themes=3,
        )
        plan = plan_of(cohort, rules={"tables": 1})
        assert plan.tables[0].chairs == ("c1", "d1")
        assert set().union(*plan.tables[0].sharers.values()) == {"d1"}
