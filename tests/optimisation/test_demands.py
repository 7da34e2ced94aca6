"""Demands ask of a table no more than its rules do."""

from itertools import combinations

import numpy as np
import pytest

from cityshare.optimisation.arrays import pack
from cityshare.optimisation.demands import demands_of_cuts, demands_of_rules
from cityshare.optimisation.problem import Seating
from cityshare.optimisation.value import evaluate
from problems import make_problem


@pytest.mark.parametrize("seed", range(6))
def test_what_a_table_lacks_is_at_most_what_the_judge_counts(seed):
    problem = make_problem(
        8, 2, seed=seed, kinds=("cap", "cover"), must=False, sizes=(1, 8)
    )
    people = np.arange(8)
    rows = demands_of_rules(pack(problem), 0, people)
    for members in combinations(range(8), 4):
        here = np.zeros(8, np.int64)
        here[list(members)] = 1
        lacking = np.maximum(rows.asked - rows.added @ here, 0).sum()
        seating = Seating(1 - here, np.zeros(2, np.int64))
        assert lacking <= evaluate(problem, seating).prefer_broken


def test_a_cut_asks_for_at_most_one_of_three():
    rows = demands_of_cuts(np.array([[0, 2, 9]]), np.array([0, 1, 2]))
    assert rows.added.tolist() == [[-1, 0, -1]]
    assert rows.asked.tolist() == [-1]
    assert not rows.must.any()
