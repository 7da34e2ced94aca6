"""Proofs by columns agree with enumeration, and bounds hold for every plan."""

import pytest

from cityshare.optimisation import Budget, ProofBudget, prove, search
from cityshare.optimisation.goal import stages
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

SHORT = Budget((50,))
MIXES = [(kind,) for kind in KINDS] + [(), ("cap", "cover"), ("label", "apart")]


def a_problem(kinds, *, must, fairness, seed=0):
    return make_problem(
        8,
        3,
        seed=seed,
        kinds=kinds,
        must=must,
        fairness=fairness,
        sizes=(2, 3),
        goals=2,
    )


@pytest.mark.parametrize("fairness", ["total", "floor", "leximin"])
@pytest.mark.parametrize("must", [True, False])
@pytest.mark.parametrize("kinds", MIXES)
def test_a_proof_agrees_with_enumeration(kinds, must, fairness):
    problem = a_problem(kinds, must=must, fairness=fairness)
    best = find_best(problem)
    start = search(problem, budget=SHORT)
    if not best.is_possible or not start.evaluation.is_allowed:
        pytest.skip("no plan keeps these rules, or none was found in little time")

    proof = prove(problem, start.seating)

    objective = (best.judged.prefer, *best.judged.unfairness, -best.judged.value)
    assert proof.evaluation.is_allowed
    assert proof.evaluation.objective >= objective
    if proof.is_optimal:
        assert proof.evaluation.objective == objective
    if proof.bound is not None and proof.proven_stages >= len(stages(problem)) - 1:
        assert proof.bound >= best.judged.value


@pytest.mark.parametrize("seed", range(4))
def test_plain_problems_are_solved_to_optimality(seed):
    problem = a_problem(("cap",), must=True, fairness="floor", seed=seed)
    start = search(problem, budget=SHORT)
    proof = prove(problem, start.seating)
    assert proof.is_optimal
    assert proof.bound == proof.evaluation.value


@pytest.mark.parametrize("seed", range(8))
def test_bridges_that_are_only_preferred_give_no_false_proof(seed):
    problem = a_problem(("bridged",), must=False, fairness="floor", seed=seed)
    best = find_best(problem).judged
    proof = prove(problem, search(problem, budget=Budget((2,))).seating)
    if proof.is_optimal:
        objective = (best.prefer, *best.unfairness, -best.value)
        assert proof.evaluation.objective == objective


@pytest.mark.parametrize("rounds", [1, 12, 30])
def test_bounds_hold_at_any_moment(rounds):
    problem = make_problem(16, 4, seed=2, kinds=("cap", "cover"), fairness="total")
    good = search(problem, budget=Budget((2_000,)))
    start = search(problem, budget=Budget((5,)), seed=3)
    if not start.evaluation.is_allowed:
        start = good
    proof = prove(problem, start.seating, budget=ProofBudget(rounds=rounds))
    if proof.bound is not None:
        assert proof.bound >= good.evaluation.value
        assert proof.bound >= proof.evaluation.value


def test_same_budget_same_proof():
    problem = make_problem(16, 4, seed=5, kinds=("cap",))
    start = search(problem, budget=Budget((200,)))
    one = prove(problem, start.seating)
    other = prove(problem, start.seating)
    assert one.bound == other.bound
    assert (one.seating.table_of == other.seating.table_of).all()
