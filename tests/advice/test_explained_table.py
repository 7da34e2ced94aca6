"""A table explained: who can show what, who can learn it, who has nothing to do."""

from __future__ import annotations

import pytest

from cityshare.advice import explain_table
from cityshare.advice.tell import tell_table
from cityshare.errors import CityshareError
from cityshare.grouping import Rules, assign
from cityshare.optimisation import Budget
from cityshare.scoring import score
from factories import make_cohort
from small_cohorts import small_cohort

RULES = Rules()


@pytest.fixture(scope="module")
def profiles():
    return score(make_cohort(24, seed=3, hosts=1, interpreters=1))


@pytest.fixture(scope="module")
def plan(profiles):
    return assign(profiles, RULES, seed=1, budget=Budget((500,)))


def one_table(answers):
    profiles = score(small_cohort(answers))
    rules = Rules(tables=1, table_size=(2, 9))
    plan = assign(profiles, rules, budget=Budget((50,)))
    return profiles, explain_table(profiles, plan, rules, "T1")


class TestCoverage:
    def test_sharers_learners_and_those_left(self):
        _, told = one_table(
            {"a1": "4 yes", "b1": "3>5 #1", "c1": "4>5 #1", "d1": "2>3 no"}
        )
        (coverage,) = told.coverage
        assert coverage.sharers == ("a1", "b1", "c1")
        assert coverage.named == ("a1",)
        assert coverage.learners == ("b1", "d1")
        assert coverage.unserved == ("c1",)

    def test_who_has_nothing_to_do(self):
        _, told = one_table({"a1": "4 yes", "b1": "3>5 #1", "c1": "1"})
        assert told.idle == ("c1",)

    def test_sharers_are_those_of_the_plan(self, profiles, plan):
        for table in plan.tables:
            told = explain_table(profiles, plan, RULES, table.id)
            sharers = {c.practice: c.sharers for c in told.coverage if c.sharers}
            assert sharers == table.sharers
            assert told.value == table.value

    def test_idle_people_are_those_of_the_headline(self, profiles, plan):
        delegates = {id_ for table in plan.tables for id_ in table.members}
        idle = {
            id_
            for table in plan.tables
            for id_ in explain_table(profiles, plan, RULES, table.id).idle
        }
        count = plan.headline.neither_learns_nor_shares
        assert len(idle & delegates) == count


class TestTelling:
    def test_no_level_is_told(self, profiles, plan):
        told = explain_table(profiles, plan, RULES, "T2")
        text = tell_table(profiles.cohort, told)
        assert text.startswith("For the facilitator only")
        assert "Table 2 talks about" in text
        assert "Level" not in text

    def test_nobody_is_said_in_words(self):
        profiles, told = one_table({"a1": "1>2 #1", "b1": "1"})
        assert "  can show it: nobody" in tell_table(profiles.cohort, told)

    def test_an_unknown_table_is_refused(self, profiles, plan):
        with pytest.raises(CityshareError) as error:
            explain_table(profiles, plan, RULES, "T9")
        assert [p.code for p in error.value.problems] == ["F108"]
