"""The greedy is a fair alternative: it values tables and keeps rules as the judge."""

from dataclasses import replace

import numpy as np
import pytest

from bench.greedy import (
    TableValues,
    deal_themes,
    greedy_plans,
    greedy_seating,
    new_breaks,
    seated,
)
from cityshare.optimisation import ClassCap, Seating, evaluate
from problems import KINDS, make_problem


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_is_seated_within_the_sizes(kind):
    problem = make_problem(20, 4, seed=3, kinds=(kind,), chairs=2)

    for seating in greedy_plans(problem, number=3):
        assert (seating.table_of >= 0).all()
        assert evaluate(problem, seating).sizes_kept


@pytest.mark.parametrize("seed", range(5))
def test_tables_are_valued_as_the_judge_does(seed):
    problem = make_problem(15, 3, seed=seed)
    seating = greedy_seating(problem, np.arange(15))
    seats = np.array([seating.members(g) for g in range(3)])
    with_empty_seat = np.append(seats, [[-1]] * 3, axis=1)

    values = TableValues.of(problem)(with_empty_seat, seating.theme_of)

    assert values.tolist() == evaluate(problem, seating).table_values.tolist()


def test_everyone_goes_where_the_value_rises_most():
    problem = make_problem(3, 2, n_themes=2, sizes=(1, 2))
    problem.wish[:] = [[0, 1000], [1000, 0], [0, 1000]]

    seating = greedy_seating(problem, np.arange(3))

    assert seating.theme_of[seating.table_of].tolist() == [1, 0, 1]


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "cover"])
def test_new_breaks_add_up_to_what_the_judge_counts(kind):
    problem = make_problem(24, 4, seed=1, kinds=(kind,))
    greedy = next(greedy_plans(problem, number=1, seed=2))
    whole = Seating(np.arange(24) % 4, greedy.theme_of)
    seating = Seating(np.full(24, -1), whole.theme_of)

    breaks = 0
    for person, table in enumerate(whole.table_of.tolist()):
        breaks += new_breaks(problem, seating, person, table)
        seating = seated(seating, person, table)

    assert breaks == evaluate(problem, whole).must_broken > 0


def test_a_rule_comes_before_the_value():
    cap = ClassCap("cap", True, np.array([0, 0, -1]), np.array([1]))
    problem = replace(make_problem(3, 2, sizes=(1, 2)), primitives=(cap,))
    problem.wish[:] = [0, 1000]

    seating = greedy_seating(problem, np.arange(3))

    assert seating.theme_of[seating.table_of].tolist() == [1, 0, 1]


def test_themes_are_dealt_in_turn_from_the_most_wished():
    problem = make_problem(12, 5, n_themes=3)
    problem.wish[:] = [5, 20, 10]

    assert deal_themes(problem).tolist() == [1, 1, 2, 2, 0]


def test_the_same_seed_gives_the_same_plans():
    problem = make_problem(12, 3)
    one, other = (
        [s.table_of.tolist() for s in greedy_plans(problem, number=4)] for _ in "ab"
    )

    assert one == other
    assert one[0] != one[1]
