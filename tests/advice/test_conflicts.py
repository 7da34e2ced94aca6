"""Conflicts agree with trying every seating, and what is advised really helps."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from cityshare.advice import find_conflict
from cityshare.advice.tell_conflict import options_of, tell_conflict
from cityshare.cli.changes import changes_of
from cityshare.grouping import Rules
from cityshare.grouping.compiled import compile_hall
from cityshare.grouping.hall import set_up_hall
from cityshare.grouping.session_rules import table_session
from cityshare.optimisation import Size, TableCount, evaluate, find_clash
from cityshare.scoring import score
from factories import make_cohort
from optimisation.enumeration import find_best

EASED = frozenset({"language"})


def compiled_problem(profiles, rules):
    hall = set_up_hall(profiles, rules, table_session(profiles.cohort, None))
    return compile_hall(hall, eased=EASED).problem


def only(problem, rules):
    """Keep some rules alone."""
    n, k, h = problem.n_people, problem.n_tables, problem.n_themes
    size = problem.size
    if "table_size" not in rules:
        size = Size(size.counted, 0, n)
    count = problem.table_count
    if "theme_tables" not in rules:
        count = TableCount(np.zeros(h, np.int64), np.full(h, k))
    primitives = tuple(p for p in problem.primitives if p.rule in rules)
    return replace(problem, size=size, table_count=count, primitives=primitives)


@cache
def random_conflict(seed):
    return find_conflict(score(few_people()), random_rules(seed))


def few_people():
    return make_cohort(6, n_delegations=4, n_themes=2, seed=4)


@pytest.fixture(scope="module")
def profiles():
    return score(few_people())


IDS = tuple(person.id for person in few_people().participants)


def random_rules(seed):
    rng = np.random.default_rng(seed)

    def group(size):
        return tuple(rng.permutation(IDS)[:size].tolist())

    places = ("T1", "T2", "energy", "buildings")
    return Rules(
        tables=int(rng.integers(2, 4)),
        together=tuple(group(2) for _ in range(rng.integers(0, 3))),
        apart=tuple(group(int(rng.integers(2, 4))) for _ in range(rng.integers(0, 3))),
        pins={id_: str(rng.choice(places)) for id_ in group(int(rng.integers(0, 5)))},
        theme_tables={"energy": (0, 1)} if rng.random() < 0.3 else {},
        same="subregion" if rng.random() < 0.3 else None,
        one_per_delegation="must" if rng.random() < 0.7 else "off",
    )


class TestAgainstEnumeration:
    @pytest.mark.parametrize("seed", range(16))
    def test_a_clash_is_one_and_needs_each_rule(self, profiles, seed):
        rules, conflict = random_rules(seed), random_conflict(seed)
        problem = compiled_problem(profiles, rules)
        assert (conflict.status == "possible") == find_best(problem).is_possible
        if conflict.status == "possible":
            return
        names = {rule.name for rule in conflict.rules}
        assert conflict.is_irreducible
        assert not find_best(only(problem, names)).is_possible
        for name in names:
            assert find_best(only(problem, names - {name})).is_possible

    @pytest.mark.parametrize("seed", range(16))
    def test_every_relaxation_makes_a_plan_possible(self, profiles, seed):
        for relaxation in random_conflict(seed).relaxations:
            problem = compiled_problem(profiles, relaxation.rules)
            seating = find_clash(problem).seating
            assert evaluate(problem, seating).is_allowed

    @pytest.mark.parametrize("seed", range(16))
    def test_one_rule_is_eased_where_one_is_enough(self, profiles, seed):
        rules, conflict = random_rules(seed), random_conflict(seed)
        names = {rule.name for rule in conflict.rules} - {"table_size", "theme_tables"}
        problem = compiled_problem(profiles, rules)
        enough = [
            name
            for name in names
            if find_best(
                replace(
                    problem,
                    primitives=tuple(p for p in problem.primitives if p.rule != name),
                )
            ).is_possible
        ]
        if enough and conflict.status == "clash":
            assert len(conflict.relaxations[0].easings) == 1

    def test_there_are_clashes_and_possible_rules_among_them(self):
        found = [random_conflict(seed) for seed in range(16)]
        assert {conflict.status for conflict in found} == {"clash", "possible"}


@pytest.fixture(scope="module")
def hall():
    return score(make_cohort(24, seed=1))


class TestWhatIsSaid:
    """Twenty-four people, and rules that contradict in one place."""

    def test_colleagues_to_sit_together(self, hall):
        rules = Rules(together=(("city-01-1", "city-01-2"),))
        conflict = find_conflict(hall, rules)
        assert [rule.name for rule in conflict.rules] == [
            "one_per_delegation",
            "together",
        ]
        for rule in conflict.rules:
            assert set(rule.people) == {"city-01-1", "city-01-2"}
        first = conflict.relaxations[0]
        assert [(e.rule, e.kind) for e in first.easings] == [("together", "ungroup")]
        assert options_of(first) == ("--set together='[]'",)

    def test_only_the_group_in_the_way_is_named(self, hall):
        ids = [p.id for p in hall.participants]
        rules = Rules(
            together=((ids[0], ids[5]), (ids[8], ids[12])),
            apart=((ids[5], ids[0]), (ids[9], ids[15])),
        )
        conflict = find_conflict(hall, rules)
        assert [rule.name for rule in conflict.rules] == ["together", "apart"]
        assert set(conflict.rules[0].people) == {ids[0], ids[5]}
        assert conflict.relaxations[0].rules.together == ((ids[8], ids[12]),)

    def test_too_many_apart_are_counted(self, hall):
        rules = Rules(apart=(tuple(p.id for p in hall.participants[:5]),))
        conflict = find_conflict(hall, rules)
        assert [rule.name for rule in conflict.rules] == ["apart"]
        assert len(conflict.rules[0].people) == conflict.n_tables + 1 == 5
        tables = [
            e for r in conflict.relaxations for e in r.easings if e.rule == "tables"
        ]
        assert tables[0].details == {"to": 5, "old": 4}

    def test_pins_that_overfill_a_table(self, hall):
        ids = [p.id for p in hall.participants]
        rules = Rules(pins=dict.fromkeys(ids[:8], "T1"), one_per_delegation="off")
        conflict = find_conflict(hall, rules)
        assert [rule.name for rule in conflict.rules] == ["pins", "table_size"]
        freed = [
            e for r in conflict.relaxations for e in r.easings if e.kind == "unpin"
        ]
        assert [len(easing.people) for easing in freed] == [2]

    def test_two_clashes_are_eased_in_one_step_each(self, hall):
        ids = [p.id for p in hall.participants]
        firsts = [id_ for id_ in ids if id_.endswith("-1")]
        rules = Rules(together=(tuple(ids[:2]),), pins=dict.fromkeys(firsts[1:8], "T1"))
        conflict = find_conflict(hall, rules)
        eased = [[e.rule for e in r.easings] for r in conflict.relaxations]
        assert {r.steps for r in conflict.relaxations} == {2}
        assert eased[0] == ["pins", "together"]
        assert ["table_size", "together"] in eased
        assert ["tables", "together"] in eased

    def test_smaller_changes_come_first(self, hall):
        ids = [p.id for p in hall.participants]
        rules = Rules(together=(tuple(ids[:2]),), pins=dict.fromkeys(ids[2:10], "T1"))
        sizes = [
            (len(relaxation.easings), relaxation.steps)
            for relaxation in find_conflict(hall, rules).relaxations
        ]
        assert sizes
        assert sizes == sorted(sizes)

    def test_groups_of_a_column_are_counted(self, hall):
        rules = Rules(same="subregion", tables=3, table_size=(8, 8))
        conflict = find_conflict(hall, rules)
        if conflict.status == "clash":
            same = next(rule for rule in conflict.rules if rule.name == "same")
            assert sum(n for _, n in same.groups) == len(same.people)

    def test_options_are_read_back_as_the_rules_tried(self, hall):
        rules = Rules(together=(("city-01-1", "city-01-2"),))
        for relaxation in find_conflict(hall, rules).relaxations:
            settings = [
                option.removeprefix("--set ").replace("'", "")
                for option in options_of(relaxation)
            ]
            changes = changes_of(settings, None, None)
            assert rules.merged(changes, source="--set") == relaxation.rules

    def test_it_is_told_in_sentences(self, hall):
        rules = Rules(together=(("city-01-1", "city-01-2"),))
        text = tell_conflict(hall.cohort, find_conflict(hall, rules))
        assert "24 delegates at 4 tables: these rules cannot be kept together" in text
        assert "Person 01-1 (City 01), Person 01-2 (City 01)" in text
        assert "make 'one_per_delegation' preferred instead of a must" in text

    def test_a_possible_hall_has_no_conflict(self, hall):
        conflict = find_conflict(hall, Rules())
        assert conflict.status == "possible"
        assert conflict.rules == ()
        told = tell_conflict(hall.cohort, conflict)
        assert told == "A plan that keeps all rules exists; more time finds it."

    def test_the_same_question_has_the_same_answer(self, hall):
        rules = Rules(pins=dict.fromkeys([p.id for p in hall.participants][:8], "T1"))
        assert find_conflict(hall, rules) == find_conflict(hall, rules)
