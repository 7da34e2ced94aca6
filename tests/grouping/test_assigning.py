"""Assign: the sample cohorts, sessions, rules that hold, and rules of fairness."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from cityshare.cohort import Role, read_cohort
from cityshare.errors import CityshareError
from cityshare.grouping import assign, cohort_rules, table_session
from cityshare.optimisation import Budget
from cityshare.progress import Observer
from cityshare.scoring import score
from factories import make_cohort
from grouping.halls import crowd, meeting, slot
from grouping.plans import (
    FOUND,
    QUICK,
    assert_seats_everyone,
    codes_of,
    plan_of,
)
from orders import shuffled

SAMPLES = Path(__file__).parents[2] / "sample_cohorts"
SESSIONS = [
    ("seoul-2016", "discussion"),
    ("seoul-2016", "exchange"),
    ("metropolis-2015", "exchange-1"),
    ("metropolis-2015", "exchange-2"),
    ("jeju-2012", "exchange-1"),
    ("jeju-2012", "exchange-2"),
    ("busan-2019", "groups"),
]
BRIEF = Budget((200,))


@pytest.fixture(scope="module", params=SESSIONS, ids="-".join)
def found(request):
    name, session = request.param
    profiles = score(read_cohort(SAMPLES / name))
    return profiles, assign(profiles, session=session, seed=1, budget=QUICK)


def answered_by_hand(plan, profiles):
    """Count ranked practices with a step up among the others at the own table."""
    row = {p.id: i for i, p in enumerate(profiles.participants)}
    themes = {theme.name: theme.practices for theme in plan.themes}
    count = 0
    for table in plan.tables:
        for id_ in table.seated:
            for practice in themes[table.theme]:
                i, p = row[id_], profiles.practices.index(practice)
                others = [row[o] for o in table.seated if o != id_]
                best = max((profiles.shared_level[j, p] for j in others), default=0)
                step = min(best, profiles.aim[i, p]) > profiles.current[i, p]
                count += bool(profiles.priority[i, p] and step)
    return count


class TestSampleCohorts:
    def test_every_must_is_kept(self, found):
        _, plan = found
        assert plan.status in FOUND
        assert all(r.kept for r in plan.rules if r.strength == "must")

    def test_nobody_is_lost_or_seated_twice(self, found):
        profiles, plan = found
        assert_seats_everyone(plan, profiles.cohort)

    def test_sizes_differ_by_one_and_stay_below_the_chairs(self, found):
        profiles, plan = found
        rules = cohort_rules(profiles.cohort)
        sizes = [len(table.members) for table in plan.tables]
        assert max(sizes) - min(sizes) <= 1
        assert all(len(table.seated) <= rules.chairs for table in plan.tables)

    def test_a_second_run_gives_the_same_bytes(self, found):
        profiles, plan = found
        again = assign(profiles, session=plan.session, seed=1, budget=QUICK)
        assert again.model_dump_json() == plan.model_dump_json()

    def test_value_objective_and_tables_agree(self, found):
        _, plan = found
        assert plan.value == plan.objective[-1]
        assert sum(table.value for table in plan.tables) == plan.value
        assert all(0 <= share <= 1 for share in plan.served.values())

    def test_headline_agrees_with_an_independent_count(self, found):
        profiles, plan = found
        wishes = {
            p.id: p.themes for p in profiles.participants if p.role is Role.DELEGATE
        }
        theme = {id_: t.theme for t in plan.tables for id_ in t.members}
        head = plan.headline
        assert head.people == len(theme)
        assert head.first_wish == sum(theme[id_] in wishes[id_][:1] for id_ in theme)
        assert head.first_or_second_wish == sum(
            theme[id_] in wishes[id_][:2] for id_ in theme
        )
        assert head.priorities_answered == answered_by_hand(plan, profiles)
        assert head.priorities_answered <= head.priorities
        assert head.priorities_answered > head.priorities_answered_random

    def test_themes_that_run_and_those_that_do_not_are_all(self, found):
        _, plan = found
        running = {table.theme for table in plan.tables}
        assert running | set(plan.themes_dropped) == {t.name for t in plan.themes}
        assert ("R202" in codes_of(plan)) == bool(plan.themes_dropped)

    def test_everyone_at_a_table_has_a_language(self, found):
        profiles, plan = found
        for table in plan.tables:
            known = [profiles.cohort.participant(id_).languages for id_ in table.seated]
            bases = [{x.split("-")[0] for x in spoken} for spoken in known if spoken]
            bridged = {x.split("-")[0] for x in table.languages}
            assert table.languages
            assert all(bridged & base for base in bases)


class TestSessions:
    COHORT = meeting(
        crowd(10, themes=("transport", "energy")),
        themes=3,
        practices=2,
        sessions=[
            slot("first"),
            slot("second", themes=("transport", "buildings")),
            slot("solar", practices=("energy-1",), table_size=(2, 2)),
        ],
    )

    def test_the_first_table_session_by_default(self):
        assert plan_of(self.COHORT).session == "first"

    def test_a_session_with_its_own_themes(self):
        plan = plan_of(self.COHORT, session="second")
        assert [theme.name for theme in plan.themes] == ["transport", "buildings"]
        assert {table.theme for table in plan.tables} == {"transport", "buildings"}
        assert plan.headline.first_wish == 5

    def test_a_session_with_one_topic_and_its_own_size(self):
        plan = plan_of(self.COHORT, session="solar")
        assert {table.theme for table in plan.tables} == {"solar"}
        assert [len(table.members) for table in plan.tables] == [2] * 5
        assert set(plan.tables[0].sharers) == {"energy-1"}

    def test_without_an_agenda_there_is_one(self):
        plan = plan_of(meeting(crowd(6)))
        assert plan.session == "tables"
        assert plan.status in FOUND

    @pytest.mark.parametrize("id_", ["lunch", "talk"])
    def test_no_such_session_is_r102(self, id_):
        talk = slot("talk").model_copy(update={"kind": "lecture"})
        cohort = replace(self.COHORT, sessions=(*self.COHORT.sessions, talk))
        with pytest.raises(CityshareError) as caught:
            table_session(cohort, id_)
        (problem,) = caught.value.problems
        assert (problem.code, problem.got) == ("R102", id_)
        assert "first, second, solar" in problem.text

    def test_rules_of_cohort_session_and_moment(self):
        cohort = replace(self.COHORT, rules={"chairs": 9, "table_size": [3, 4]})
        assert cohort_rules(cohort).table_size == (3, 4)
        session = cohort.sessions[2]
        assert cohort_rules(cohort, session).table_size == (2, 2)
        rules = cohort_rules(cohort, session, {"table_size": [5, 5]})
        assert (rules.table_size, rules.chairs) == ((5, 5), 9)

    @pytest.mark.parametrize(
        ("of_cohort", "changes", "source"),
        [({"chair": 1}, {}, "cohort.yaml"), ({}, {"chair": 1}, "--set")],
    )
    def test_a_wrong_rule_says_where_it_stands(self, of_cohort, changes, source):
        cohort = replace(self.COHORT, rules=of_cohort)
        with pytest.raises(CityshareError) as caught:
            cohort_rules(cohort, None, changes)
        (problem,) = caught.value.problems
        assert problem.code == "R101"
        assert str(problem.place) == f"{source}, 'chair'"


class TestShuffling:
    @pytest.mark.parametrize("seed", range(4))
    def test_order_of_people_keeps_the_objective(self, seed):
        cohort = make_cohort(12, seed=seed, n_themes=2, hosts=1)
        rules = {"tables": 3, "table_size": (4, 4)}
        best = plan_of(cohort, rules=rules, budget=Budget())
        other, _ = shuffled(cohort, seed)
        found = plan_of(other, rules=rules, budget=Budget())
        assert found.objective == best.objective
        assert found.headline.priorities == best.headline.priorities
        assert_seats_everyone(found, other)

    def test_other_seeds_find_as_good_a_plan(self):
        profiles = score(make_cohort(12, seed=7, n_themes=2))
        objectives = {assign(profiles, seed=s).objective for s in range(3)}
        assert len(objectives) == 1


class TestObserver:
    def test_sees_steps_and_better_plans(self):
        class Watcher(Observer):
            def __init__(self):
                self.steps, self.reports = [], []

            def step(self, name, *, done=0, total=0):
                self.steps.append(name)

            def report(self, report):
                self.reports.append(report)

        watcher = Watcher()
        plan = plan_of(meeting(crowd(8)), budget=BRIEF, observer=watcher)
        assert watcher.steps[:2] == ["compile", "search"]
        assert watcher.steps[-1] == "compare with random plans"
        assert watcher.reports[-1].value == plan.value

    def test_may_end_the_search_and_gets_its_plan(self):
        class Impatient(Observer):
            def should_stop(self):
                return True

        plan = plan_of(make_cohort(24), budget=Budget((50_000,)), observer=Impatient())
        assert plan.status in FOUND


def test_seats_are_numbers_no_matter_the_platform():
    """Values and shares in a plan are plain Python numbers."""
    plan = plan_of(make_cohort(12, seed=1), budget=BRIEF)
    assert not any(isinstance(x, np.generic) for x in (*plan.objective, plan.value))
    assert plan == type(plan).model_validate_json(plan.model_dump_json())
