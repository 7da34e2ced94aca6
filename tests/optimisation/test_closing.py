"""Closing lists the tables that matter, and brings bound and plan together."""

import pytest

from cityshare.optimisation import Budget, ProofBudget, search
from cityshare.optimisation.closing import close
from cityshare.optimisation.generation import Generation
from cityshare.optimisation.goal import stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.value import evaluate
from optimisation.enumeration import find_best
from problems import make_problem

PLENTY = 10**6


def a_generation(seed, *, most_tables=10_000):
    problem = make_problem(9, 3, seed=seed, kinds=("cap",), fairness="total", goals=2)
    seating = search(problem, budget=Budget((2,)), seed=seed).seating
    run = Incumbent(problem, seating, evaluate(problem, seating))
    budget = ProofBudget(most_tables=most_tables)
    generation = Generation(run, stages(problem)[-1], budget)
    generation.run_rounds()
    assert generation.bound is not None
    return generation


@pytest.mark.parametrize("seed", range(7))
def test_bound_and_plan_meet_at_the_best(seed):
    generation = a_generation(seed)

    close(generation, PLENTY)

    value = find_best(generation.problem).judged.value
    assert generation.bound == generation.achieved == value


@pytest.mark.parametrize("seed", range(4))
def test_without_work_the_bound_still_holds(seed):
    generation = a_generation(seed)
    before = generation.bound

    close(generation, 0)

    value = find_best(generation.problem).judged.value
    assert value <= generation.bound <= before


def test_too_many_tables_are_left():
    generation = a_generation(1, most_tables=1)
    before = generation.bound

    close(generation, PLENTY)

    assert generation.bound == before


def test_it_ends_where_the_judge_refuses_what_tables_promise(monkeypatch):
    generation = a_generation(2)
    before, reached = generation.bound, generation.achieved
    monkeypatch.setattr(generation, "offer", lambda _: reached)

    close(generation, PLENTY)

    assert reached < generation.bound <= before
