"""Scratch is fit for themes at which few may sit, or nobody."""

from dataclasses import replace

import numpy as np
import pytest

from cityshare.optimisation import Budget, prove, search
from cityshare.optimisation.primitives import Allowed
from problems import make_problem


@pytest.mark.parametrize("n_allowed", [0, 1, 3])
def test_a_theme_for_few_or_nobody_is_proven_too(n_allowed):
    problem = make_problem(8, 2, seed=1, sizes=(4, 4))
    themes = np.ones((8, problem.n_themes), bool)
    themes[n_allowed:, 0] = False
    closed = Allowed("pins", True, themes, np.ones((8, 2), bool))
    problem = replace(problem, primitives=(*problem.primitives, closed))

    start = search(problem, budget=Budget((500,)))
    assert start.evaluation.is_allowed
    proof = prove(problem, start.seating)

    assert proof.is_optimal
    assert proof.evaluation.is_allowed
