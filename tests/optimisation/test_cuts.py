"""Cuts are triples whom a solution in fractions seats together too often."""

from itertools import combinations

import numpy as np
import pytest

from cityshare.optimisation import Budget, ProofBudget, prove, search
from cityshare.optimisation.cuts import LEAST_EXCESS, MOST_PER_PERSON, most_violated
from problems import make_problem


def excesses(used, n):
    """Count for every triple how much of tables holds two or more, beyond one."""
    return {
        triple: sum(
            share for members, share in used if len(set(members) & set(triple)) > 1
        )
        - 1
        for triple in combinations(range(n), 3)
    }


def fractions(rng, n_blocks):
    """Return solutions in fractions, each of six people at four half tables.

    Any two of the first three people share half a table, and no two tables are one.
    """
    halves = [(0, 1, 3), (1, 2, 4), (0, 2, 5), (3, 4, 5)]
    people = rng.permutation(6 * n_blocks)
    return [
        (tuple(sorted(int(people[6 * b + x]) for x in half)), 0.5)
        for b in range(n_blocks)
        for half in halves
    ]


@pytest.mark.parametrize("seed", range(10))
def test_the_worst_triples_are_found(seed):
    rng = np.random.default_rng(seed)
    used = fractions(rng, 2)
    excess = excesses(used, 12)
    found = most_violated(used, 12, 1_000)
    assert all(excess[triple] > LEAST_EXCESS for triple in found)
    assert excess[found[0]] == pytest.approx(max(excess.values()))


def test_few_cuts_with_one_person():
    rng = np.random.default_rng(3)
    found = most_violated(fractions(rng, 3), 18, 1_000)
    assert found
    people = np.bincount(np.array(found).ravel())
    assert people.max() <= MOST_PER_PERSON


def test_a_plan_breaks_no_cut():
    plan = [((0, 1, 2), 1.0), ((3, 4, 5), 1.0)]
    assert most_violated(plan, 6, 10) == []


@pytest.mark.parametrize("seed", range(3))
def test_cuts_change_no_optimum(seed):
    problem = make_problem(15, 5, seed=seed, kinds=("cap",), fairness="floor")
    start = search(problem, budget=Budget((500,)))
    assert start.evaluation.is_allowed
    plain = prove(problem, start.seating, budget=ProofBudget(most_cuts=0))
    cut = prove(problem, start.seating)
    assert cut.is_optimal
    if plain.is_optimal:
        assert cut.evaluation.objective == plain.evaluation.objective
    assert plain.bound >= cut.bound
