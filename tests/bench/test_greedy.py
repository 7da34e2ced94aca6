"""The greedy is a fair alternative: it values tables and keeps rules as the judge."""

import numpy as np
import pytest

from bench.greedy import deal_themes, greedy_seating, table_value
from cityshare.optimisation import evaluate
from problems import KINDS, make_problem


@pytest.mark.parametrize("kind", KINDS)
def test_everyone_is_seated_within_the_sizes(kind):
    problem = make_problem(20, 4, seed=3, kinds=(kind,), chairs=2)

    seating = greedy_seating(problem)

    assert (seating.table_of >= 0).all()
    assert evaluate(problem, seating).sizes_kept


@pytest.mark.parametrize("seed", range(5))
def test_tables_are_valued_as_the_judge_does(seed):
    problem = make_problem(14, 3, seed=seed)
    seating = greedy_seating(problem)

    values = [
        table_value(problem, seating.members(g), int(seating.theme_of[g]))
        for g in range(3)
    ]

    assert values == evaluate(problem, seating).table_values.tolist()


def test_pair_goals_count():
    problem = make_problem(6, 1, goals=2)

    everybody = table_value(problem, np.arange(6), 0)

    assert everybody == evaluate(problem, greedy_with_theme(problem, 0)).value


def greedy_with_theme(problem, theme):
    seating = greedy_seating(problem)
    seating.theme_of[:] = theme
    return seating


@pytest.mark.parametrize("kind", ["allowed", "cap", "apart"])
def test_a_rule_that_is_easy_to_keep_is_kept(kind):
    problem = make_problem(24, 4, seed=1, kinds=(kind,))

    assert evaluate(problem, greedy_seating(problem)).must_broken == 0


def test_themes_are_dealt_in_turn_from_the_most_wished():
    problem = make_problem(12, 5, n_themes=3)
    problem.wish[:] = [5, 20, 10]

    assert deal_themes(problem).tolist() == [1, 1, 2, 2, 0]
