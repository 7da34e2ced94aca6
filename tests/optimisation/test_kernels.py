"""The kernels' tallies equal the judge's, move by move."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.optimisation import kernels
from cityshare.optimisation.arrays import order_of_tier, pack
from cityshare.optimisation.problem import N_THRESHOLDS, Seating
from cityshare.optimisation.state import random_seating, start_state
from cityshare.optimisation.value import evaluate
from problems import KINDS, make_problem

WILD = np.array([1.0, 1.0, 0.0, 4.0, 2.0])
HOT = np.array([50.0, 50.0])


def order_of(problem, evaluation):
    """Fold the fairness stages into the one number that kernels compare."""
    base = problem.n_people + 1
    if problem.fairness == "leximin":
        powers = [base ** (N_THRESHOLDS - 1 - t) for t in range(N_THRESHOLDS)]
        return sum(n * p for n, p in zip(evaluation.unfairness, powers, strict=True))
    return sum(evaluation.unfairness)


def assert_parity(problem, state):
    evaluation = evaluate(problem, Seating(state.table_of, state.theme_of))
    assert evaluation.sizes_kept
    assert state.now[kernels.VALUE] == evaluation.value
    assert state.now[kernels.MUST] == evaluation.must_broken
    assert state.now[kernels.PREFER] == evaluation.prefer_broken
    assert state.now[kernels.ORDER] == order_of(problem, evaluation)


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    fairness=st.sampled_from(["floor", "leximin", "total"]),
    must=st.booleans(),
)
def test_every_move_announces_the_judges_difference(seed, fairness, must):
    problem = make_problem(
        14, 4, seed=seed, kinds=KINDS, must=must, fairness=fairness, chairs=2,
        goals=4, sizes=(2, 4),
    )  # fmt: skip
    arrays = pack(problem)
    rng = np.random.default_rng(seed)
    state = start_state(arrays, random_seating(arrays, rng), seed=seed)
    assert_parity(problem, state)
    for _ in range(15):
        kernels.anneal(arrays, state, WILD, np.array([0, 40, 40]), HOT, False)
        assert_parity(problem, state)


@pytest.mark.slow
def test_plain_twin_walks_the_same_path():
    problem = make_problem(12, 3, seed=3, kinds=KINDS, goals=3)
    arrays = pack(problem)
    seating = random_seating(arrays, np.random.default_rng(0))
    compiled = start_state(arrays, seating, seed=5)
    plain = start_state(arrays, seating, seed=5)
    span = np.array([0, 300, 300])
    kernels.anneal(arrays, compiled, WILD, span, HOT, False)
    with np.errstate(over="ignore"):
        kernels.anneal.py_func(arrays, plain, WILD, span, HOT, False)
    for one, other in zip(compiled, plain, strict=True):
        assert (one == other).all()


@pytest.mark.parametrize("fairness", ["total", "floor", "leximin"])
def test_order_of_tier_is_lexicographic(fairness):
    problem = make_problem(5, 2, fairness=fairness)
    order = order_of_tier(problem)
    assert order[0] == 0
    if fairness == "leximin":
        base = problem.n_people + 1
        assert order[5] - order[4] == base**4
        assert order[1] == 1
