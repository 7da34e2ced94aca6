"""A seat explained: what is answered, what is not and why, what a move would do."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from cityshare.advice import explain_person
from cityshare.advice.gain import moved, own_gain
from cityshare.advice.standing import stand
from cityshare.advice.tell import tell_person
from cityshare.advice.words import words
from cityshare.advice.words.en import EN
from cityshare.cohort import Role
from cityshare.errors import CityshareError
from cityshare.grouping import Rules, assign
from cityshare.optimisation import UNIT, Budget, evaluate
from cityshare.scoring import score
from factories import make_cohort
from small_cohorts import small_cohort

RULES = Rules()


def bare(text):
    """Return a sentence without the places of its values."""
    return re.sub(r"{\w*}", "", text)


def fields(text):
    """Return the names of the values that a sentence takes."""
    return {name for _, name, *_ in Formatter().parse(text) if name is not None}


@pytest.fixture(scope="module")
def profiles():
    return score(make_cohort(24, seed=3, hosts=1, observers=1))


@pytest.fixture(scope="module")
def plan(profiles):
    return assign(profiles, RULES, seed=1, budget=Budget((500,)))


@pytest.fixture(scope="module")
def standing(profiles, plan):
    return stand(profiles, plan, RULES)


def explained(profiles, plan):
    delegates = [p.id for p in profiles.participants if p.role is Role.DELEGATE]
    return [explain_person(profiles, plan, RULES, id_) for id_ in delegates]


def two_tables():
    """Four cities at two tables of two, one practice in each of two themes."""
    return score(
        small_cohort(
            {
                "a1": ["1>3 #1 yes", "4 yes"],
                "b1": ["3 yes", "1>2 #1 yes"],
                "c1": ["2>3 #1 no", "2>5 #2"],
                "d1": ["2>4 #1", "2"],
            }
        )
    )


class TestAgainstTheJudge:
    def test_own_gains_add_up_to_the_value(self, standing):
        problem, seating = standing.problem, standing.seating
        total = sum(own_gain(problem, seating, i) for i in range(problem.n_people))
        assert total == standing.evaluation.value / UNIT == standing.plan.value

    def test_a_move_is_worth_the_difference_of_two_plans(
        self, profiles, plan, standing
    ):
        told = explain_person(profiles, plan, RULES, "city-02-1")
        i = standing.row("city-02-1")
        assert len(told.others) == len(plan.tables) - 1
        for other in told.others:
            after = moved(standing.seating, i, int(other.table[1:]) - 1)
            value = evaluate(standing.problem, after).value / UNIT
            assert plan.value + other.plan_change == value
            assert other.own_change == other.own_gain - told.own_gain
            assert other.breaks[0] == "table_size"

    def test_priorities_answered_are_those_of_the_headline(self, profiles, plan):
        answers = [
            answer.answer
            for told in explained(profiles, plan)
            for answer in told.priorities
        ]
        assert answers.count("answered") == plan.headline.priorities_answered
        wanted = len(answers) - answers.count("no_step")
        assert wanted == plan.headline.priorities

    def test_wishes_are_those_of_the_headline(self, profiles, plan):
        got = [told.wish for told in explained(profiles, plan)]
        assert got.count(1) == plan.headline.first_wish
        assert got.count(2) == plan.headline.first_or_second_wish - got.count(1)

    def test_what_one_learns_the_other_shows(self, profiles, plan):
        learnt, shown = set(), set()
        people = {p.id for p in profiles.participants if p.role is Role.DELEGATE}
        for told in explained(profiles, plan):
            learnt |= {(told.person, t.other, t.practice, t.steps) for t in told.learns}
            shown |= {(t.other, told.person, t.practice, t.steps) for t in told.shows}
        assert {row for row in learnt if row[1] in people} == shown
        of = {p.id: p.delegation for p in profiles.participants}
        assert all(of[learner] != of[sharer] for learner, sharer, *_ in learnt)


class TestReasons:
    def reasons(self, rules, person):
        profiles = two_tables()
        plan = assign(profiles, rules, seed=0, budget=Budget((200,)))
        told = explain_person(profiles, plan, rules, person)
        return {p.practice: (p.answer, p.tables) for p in told.priorities}

    def test_answered_or_at_another_table(self):
        together = Rules(tables=2, table_size=(2, 2), pins={"a1": "T1", "b1": "T1"})
        assert self.reasons(together, "a1") == {"energy-1": ("answered", ("T1",))}
        reasons = self.reasons(together, "c1")
        assert reasons["energy-1"] == ("other_table", ("T1",))

    def test_nobody_here(self):
        profiles = score(small_cohort({"a1": ["4>5 #1"], "b1": ["3 yes"]}))
        rules = Rules(tables=1, table_size=(2, 2))
        plan = assign(profiles, rules, budget=Budget((50,)))
        told = explain_person(profiles, plan, rules, "a1")
        assert [p.answer for p in told.priorities] == ["nobody"]

    def test_no_step_left(self):
        profiles = score(small_cohort({"a1": ["4>4 #1"], "b1": ["5 yes"]}))
        rules = Rules(tables=1, table_size=(2, 2))
        plan = assign(profiles, rules, budget=Budget((50,)))
        told = explain_person(profiles, plan, rules, "a1")
        assert [p.answer for p in told.priorities] == ["no_step"]

    def test_sharer_at_a_table_on_another_theme(self, profiles, plan, standing):
        found = [
            (told, answer)
            for told in explained(profiles, plan)
            for answer in told.priorities
            if answer.answer == "other_theme"
        ]
        for told, answer in found:
            table = plan.table_of(told.person)
            theme = profiles.cohort.layout.theme(table.theme)
            assert answer.practice not in theme.practices
            assert table.id in answer.tables


class TestTelling:
    def test_no_level_is_told(self, profiles, plan):
        text = tell_person(
            profiles.cohort, explain_person(profiles, plan, RULES, "city-02-1")
        )
        assert text.startswith("For the facilitator only")
        assert "level" not in text
        assert "Person 02-1 (City 02) sits at Table " in text

    def test_labels_follow_the_language(self, profiles, plan):
        told = explain_person(profiles, plan, RULES, "city-02-1")
        text = tell_person(profiles.cohort, told, language="ko")
        assert "(한국어)" in text

    @pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
    def test_sentences_follow_the_language(self, profiles, plan, language):
        told = explain_person(profiles, plan, RULES, "city-02-1")
        text = tell_person(profiles.cohort, told, language=language)
        english = tell_person(profiles.cohort, told).splitlines()
        assert {*text.splitlines()} & {*english} == {""}

    @pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
    def test_sentences_have_the_same_values_in_each_language(self, language):
        said = words(language)
        assert said.keys() == EN.keys()
        assert {key: fields(said[key]) for key in EN} == {
            key: fields(EN[key]) for key in EN
        }

    @pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
    def test_only_conflicts_fall_back_on_english(self, language):
        said = words(language)
        same = [key for key in EN if said[key] == EN[key]]
        english = [key for key in same if re.search("[a-z]{4}", bare(EN[key]))]
        kinds = {key.partition(".")[0] for key in english}
        assert kinds <= {"conflict", "relaxations", "relaxation", "ease"}

    def test_whoever_is_not_named_is_marked(self, profiles, plan):
        told = [t for t in explained(profiles, plan) for tie in t.learns]
        hidden = [t for t in told if not all(tie.may_be_named for tie in t.learns)]
        text = tell_person(profiles.cohort, hidden[0])
        assert "(has not agreed to be named)" in text

    def test_an_unknown_person_is_refused(self, profiles, plan):
        with pytest.raises(CityshareError, match="Did you mean 'city-02-1'") as error:
            explain_person(profiles, plan, RULES, "city-02-11")
        assert [p.code for p in error.value.problems] == ["F108"]
