"""The judge agrees with the design: by a naive twin, by hand, in any order."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    PairGoals,
    Pairs,
    Seating,
    Size,
    TableCount,
    evaluate,
    lacking,
)
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.state import random_seating
from cityshare.optimisation.value import (
    broken_by_table,
    count_broken,
    misplaced,
    two_highest,
    unbridged,
    unwanted_pairs,
)
from optimisation.naive import count_broken_naively, judge, left_unbridged
from optimisation.renaming import renumber_tables, renumbered, shuffle_people
from problems import KINDS, make_problem

TWO_TABLES = Seating(np.array([0, 0, 0, 1, 1]), np.array([0, 1]))

problems = st.builds(
    make_problem,
    st.integers(8, 14),
    st.integers(1, 4),
    seed=st.integers(0, 10_000),
    n_themes=st.integers(1, 3),
    per_theme=st.integers(1, 3),
    kinds=st.sets(st.sampled_from(KINDS)).map(sorted),
    must=st.booleans(),
    fairness=st.sampled_from(["floor", "leximin", "total"]),
    chairs=st.integers(0, 2),
    goals=st.integers(0, 3),
)
seeds = st.integers(0, 1_000)


def draw_seating(problem, seed):
    return random_seating(pack(problem), np.random.default_rng(seed))


def problem_of(current, aim, *, shared=None, n_tables=2, **changes):
    """Build a problem of whole steps worth eight eighths, one theme, no rule."""
    current, aim = np.array(current), np.array(aim)
    n, n_practices = current.shape
    parts = {
        "shared": current if shared is None else np.array(shared),
        "gain_first": np.full(current.shape, 8),
        "gain_second": np.full(current.shape, 2),
        "wish": np.zeros((n, 1), np.int64),
        "ranked": np.zeros(current.shape, np.bool_),
        "practices": np.ones((1, n_practices), np.bool_),
        "size": Size(np.ones(n, np.bool_), 1, n),
        "table_count": TableCount(np.zeros(1, np.int64), np.array([n_tables])),
        **changes,
    }
    return GroupingProblem(current=current, aim=aim, n_tables=n_tables, **parts)


def evaluate_at(problem, *table_of):
    """Evaluate people at tables that all have the first theme."""
    themes = np.zeros(problem.n_tables, np.int64)
    return evaluate(problem, Seating(np.array(table_of), themes))


class TestNaiveTwin:
    @settings(max_examples=60, deadline=None)
    @given(problem=problems, seed=seeds)
    def test_value_rules_and_fairness_are_the_designs(self, problem, seed):
        seating = draw_seating(problem, seed)
        found, expected = evaluate(problem, seating), judge(problem, seating)
        assert found.value == expected.value
        assert (found.must_broken, found.prefer_broken) == (
            expected.must,
            expected.prefer,
        )
        assert found.unfairness == expected.unfairness
        assert (found.must_broken, *found.objective) == expected.rank

    @settings(max_examples=60, deadline=None)
    @given(seed=seeds, n_tables=st.integers(1, 4))
    def test_each_primitive_is_counted_alike(self, seed, n_tables):
        problem = make_problem(12, n_tables, seed=seed, kinds=KINDS)
        seating = draw_seating(problem, seed)
        for primitive in problem.primitives:
            expected = count_broken_naively(primitive, seating)
            assert count_broken(primitive, seating) == expected

    def test_table_values_add_up_to_the_value_but_for_pair_goals(self):
        problem = make_problem(10, 3, goals=3)
        seating = draw_seating(problem, 1)
        plain = evaluate(replace(problem, pair_goals=PairGoals.none()), seating)
        goals = problem.pair_goals
        same = seating.table_of[goals.first] == seating.table_of[goals.second]
        met = goals.value[same].sum()
        assert plain.table_values.sum() == plain.value
        assert evaluate(problem, seating).value == plain.value + met


class TestInvariance:
    @settings(max_examples=40, deadline=None)
    @given(problem=problems, seed=seeds)
    def test_a_table_is_worth_no_less_when_someone_joins(self, problem, seed):
        seating = draw_seating(problem, seed)
        before = evaluate(problem, seating).table_values
        for i in range(problem.n_people):
            for g in range(problem.n_tables):
                table_of = seating.table_of.copy()
                table_of[i] = g
                moved = evaluate(problem, Seating(table_of, seating.theme_of))
                assert moved.table_values[g] >= before[g]

    @settings(max_examples=40, deadline=None)
    @given(problem=problems, seed=seeds)
    def test_order_of_people_changes_nothing(self, problem, seed):
        seating = draw_seating(problem, seed)
        order = np.random.default_rng(seed).permutation(problem.n_people)
        other = evaluate(
            shuffle_people(problem, order),
            Seating(seating.table_of[order], seating.theme_of),
        )
        one = evaluate(problem, seating)
        assert other.objective == one.objective
        assert other.broken == one.broken
        assert (other.served == one.served[order]).all()
        assert (other.answered == one.answered[order]).all()

    @settings(max_examples=40, deadline=None)
    @given(problem=problems, seed=seeds)
    def test_numbers_of_tables_change_nothing(self, problem, seed):
        seating = draw_seating(problem, seed)
        number = np.random.default_rng(seed).permutation(problem.n_tables)
        other = evaluate(renumber_tables(problem, number), renumbered(seating, number))
        one = evaluate(problem, seating)
        assert other.objective == one.objective
        assert other.broken == one.broken
        assert (other.table_values[number] == one.table_values).all()


class TestValueByHand:
    def test_best_and_a_quarter_of_the_second_best(self):
        problem = problem_of([[1], [4], [3]], [[3], [4], [3]])
        evaluation = evaluate_at(problem, 0, 0, 0)
        assert evaluation.value == 2 * 8 + 2 * 2
        assert evaluation.served.tolist() == [16, 0, 0]

    def test_aim_limits_the_steps_and_nobody_learns_from_themselves(self):
        problem = problem_of([[3], [5]], [[4], [5]])
        assert evaluate_at(problem, 0, 0).value == 8
        assert evaluate_at(problem, 0, 1).value == 0

    def test_who_is_no_source_teaches_nobody(self):
        problem = problem_of([[1], [5]], [[3], [5]], shared=[[0], [0]])
        assert evaluate_at(problem, 0, 0).value == 0

    def test_practices_of_other_themes_do_not_count(self):
        problem = problem_of(
            [[1, 1], [5, 5]],
            [[3, 2], [5, 5]],
            practices=np.eye(2, dtype=np.bool_),
            wish=np.array([[40, 0], [0, 20]]),
            table_count=TableCount(np.zeros(2, np.int64), np.ones(2, np.int64)),
            n_tables=1,
        )
        values = [
            evaluate(problem, Seating(np.zeros(2, np.int64), np.array([theme]))).value
            for theme in (0, 1)
        ]
        assert values == [2 * 8 + 40, 8 + 20]

    def test_pair_goals_count_at_one_table_only(self):
        goals = PairGoals(np.array([0, 1]), np.array([1, 2]), np.array([16, -24]))
        problem = problem_of([[1]] * 3, [[1]] * 3, pair_goals=goals)
        assert evaluate_at(problem, 0, 0, 1).value == 16
        assert evaluate_at(problem, 0, 1, 1).value == -24
        assert evaluate_at(problem, 0, 0, 0).value == -8

    @pytest.mark.parametrize(
        ("levels", "expected"),
        [
            ([], [[0, 0], [0, 0]]),
            ([[3, 0]], [[3, 0], [0, 0]]),
            ([[3, 5], [3, 2]], [[3, 5], [3, 2]]),
            ([[1, 0], [4, 2], [3, 5]], [[4, 5], [3, 2]]),
        ],
    )
    def test_two_highest(self, levels, expected):
        found = two_highest(np.array(levels, np.int64).reshape(-1, 2))
        assert found.tolist() == expected


class TestFairnessByHand:
    RANKED = np.array([[True, True], [True, False], [True, False], [False, False]])

    def problem(self, fairness):
        return problem_of(
            [[1, 1], [1, 1], [1, 1], [5, 5]],
            [[3, 3], [3, 3], [3, 1], [5, 5]],
            ranked=self.RANKED,
            fairness=fairness,
        )

    def test_floor_counts_people_with_a_priority_and_no_answer(self):
        problem = self.problem("floor")
        assert evaluate_at(problem, 0, 1, 1, 1).unfairness == (1,)
        assert evaluate_at(problem, 0, 1, 0, 1).unfairness == (2,)
        assert evaluate_at(problem, 0, 0, 0, 0).unfairness == (0,)
        assert evaluate_at(problem, 0, 0, 0, 1).objective == (0, 3, 0)

    def test_one_answered_priority_is_enough_for_the_floor(self):
        problem = replace(
            self.problem("floor"),
            shared=np.array([[0, 0], [0, 0], [0, 0], [0, 5]]),
            ranked=np.array([[True, True]] + [[False, False]] * 3),
        )
        evaluation = evaluate_at(problem, 0, 0, 0, 0)
        assert evaluation.unfairness == (0,)
        assert evaluation.answered.sum() == 1

    def test_leximin_counts_people_below_each_quarter(self):
        shared = [[0, 0], [3, 0], [0, 0], [5, 5]]
        problem = replace(self.problem("leximin"), shared=np.array(shared))
        alone = evaluate_at(problem, 0, 1, 1, 1)
        assert alone.unfairness == (1, 1, 1, 1, 1)
        half = replace(problem, current=np.array([[1, 1], [3, 3], [1, 1], [5, 5]]))
        assert half.servable.tolist() == [32, 0, 16, 0]
        divided = evaluate_at(half, 0, 0, 1, 1)
        assert divided.served.tolist() == [16, 0, 16, 0]
        assert divided.unfairness == (0, 0, 0, 1, 1)

    def test_total_has_no_stage(self):
        evaluation = evaluate_at(self.problem("total"), 0, 0, 0, 1)
        assert evaluation.unfairness == ()
        assert evaluation.objective == (0, 0)


class TestRulesByHand:
    def test_allowed_is_broken_once_by_each_misplaced_person(self):
        themes, tables = np.ones((5, 2), np.bool_), np.ones((5, 2), np.bool_)
        themes[0, 0] = False  # person 0 not in theme 0, which table 0 has
        tables[0, 0] = False  # nor at table 0: still one person
        tables[4, 0] = False  # person 4 not at table 0, and is not
        tables[3, 1] = False
        allowed = Allowed("pins", True, themes, tables)
        assert count_broken(allowed, TWO_TABLES) == 2
        assert misplaced(allowed, TWO_TABLES).tolist() == [
            True,
            False,
            False,
            True,
            False,
        ]

    def test_cap_is_broken_by_the_excess(self):
        label = np.array([0, 0, 0, 1, -1])
        cap = ClassCap("cap", True, label, np.array([1, 1]))
        assert broken_by_table(cap, TWO_TABLES) == [2, 0]
        assert count_broken(cap, TWO_TABLES) == 2
        assert count_broken(replace(cap, most=np.array([3, 0])), TWO_TABLES) == 1

    def test_cover_is_broken_by_the_groups_missing(self):
        eligible = np.array([[1, 1, 0, 1, 1], [0, 0, 1, 1, 0]], np.bool_)
        group = np.array([7, 7, 8, 9, 9])
        cover = Cover("sharers", True, eligible, group, np.array([2, 3]))
        assert broken_by_table(cover, TWO_TABLES) == [1, 2]
        assert count_broken(cover, TWO_TABLES) == 3

    def test_label_is_broken_by_those_without_the_best_one(self):
        none = np.zeros(0, np.int64)
        label = CommonLabel("language", True, np.array([1, 3, 2, 3, 2]), none, none)
        assert broken_by_table(label, TWO_TABLES) == [1, 0]
        assert lacking(label, np.array([0, 1])) == (0, 0)
        assert lacking(label, np.array([], np.int64)) == (0, 0)

    def test_a_bridge_serves_a_table_where_all_speak_one_of_its_labels(self):
        masks = np.array([1, 3, 2, 4, 4])
        label = CommonLabel("language", True, masks, np.array([3, 5]), np.array([1, 0]))
        assert lacking(label, np.array([0, 1, 2])) == (0, 0b01)
        assert lacking(label, np.array([0, 3])) == (0, 0b10)
        assert lacking(label, np.array([2, 3])) == (1, 0)
        assert count_broken(label, TWO_TABLES) == 0
        divided = Seating(np.array([0, 0, 0, 1, 1]), np.array([0, 1]))
        nobody = replace(label, n_bridges=np.array([0, 0]))
        assert count_broken(nobody, divided) == 1

    def test_pairs_are_broken_once_each(self):
        first, second = np.array([0, 0, 3]), np.array([1, 3, 4])
        together = Pairs("together", True, first, second, together=True)
        apart = replace(together, together=False)
        assert unwanted_pairs(together, TWO_TABLES).tolist() == [False, True, False]
        assert count_broken(together, TWO_TABLES) == 1
        assert count_broken(apart, TWO_TABLES) == 2

    @settings(max_examples=80, deadline=None)
    @given(
        masks=st.lists(st.sampled_from([1, 2, 4, 8, 5]), min_size=12, max_size=12),
        bridges=st.lists(
            st.tuples(st.sampled_from([3, 5, 6, 7, 9, 15]), st.integers(0, 2)),
            max_size=4,
        ),
        n_tables=st.integers(1, 6),
    )
    def test_unbridged_equals_the_best_of_all_distributions(
        self, masks, bridges, n_tables
    ):
        kinds = np.array(bridges, np.int64).reshape(-1, 2)
        label = CommonLabel("x", True, np.array(masks), kinds[:, 0], kinds[:, 1])
        seating = Seating(np.arange(12) % n_tables, np.zeros(n_tables, np.int64))
        tables = [tuple(seating.members(g).tolist()) for g in range(n_tables)]
        assert unbridged(label, seating) == left_unbridged(label, tables)

    def test_strengths_are_added_up_apart(self):
        label = np.array([0, 0, 0, 0, 0])
        must = ClassCap("one", True, label, np.array([1]))
        prefer = ClassCap("two", False, label, np.array([2]))
        problem = problem_of([[1]] * 5, [[1]] * 5, primitives=(must, prefer, must))
        evaluation = evaluate_at(problem, 0, 0, 0, 1, 1)
        assert evaluation.broken == (3, 1, 3)
        assert (evaluation.must_broken, evaluation.prefer_broken) == (6, 1)
        assert not evaluation.is_allowed


class TestSizes:
    @pytest.mark.parametrize(
        ("table_of", "kept"),
        [([0, 0, 1, 1, 1], True), ([0, 0, 0, 1, 0], False), ([0, 0, 0, 0, 1], False)],
    )
    def test_only_counted_people_fill_a_table(self, table_of, kept):
        counted = np.array([True, True, True, True, False])
        problem = problem_of([[1]] * 5, [[1]] * 5, size=Size(counted, 2, 3))
        evaluation = evaluate_at(problem, *table_of)
        assert evaluation.sizes_kept is kept
        assert evaluation.is_allowed is kept

    def test_tables_of_a_theme_lie_in_its_range(self):
        count = TableCount(np.array([1, 0]), np.array([1, 2]))
        problem = make_problem(6, 2)
        problem = replace(problem, table_count=count)
        for themes, kept in (((0, 1), True), ((0, 0), False), ((1, 1), False)):
            seating = Seating(np.array([0, 0, 0, 1, 1, 1]), np.array(themes))
            assert evaluate(problem, seating).sizes_kept is kept
