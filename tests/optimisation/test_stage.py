"""A stage is bounded, and a plan of many tables is made and mended in parts."""

import pytest

from cityshare.optimisation import Budget, ProofBudget, search, stage
from cityshare.optimisation.goal import stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.stage import Stage
from cityshare.optimisation.value import evaluate
from optimisation.enumeration import find_best
from problems import make_problem


def a_stage(n_people, n_tables, *, place=-1, parts=3, seed=1, budget=(20,)):
    problem = make_problem(
        n_people, n_tables, seed=seed, kinds=("cap",), fairness="total", goals=2
    )
    seating = search(problem, budget=Budget(budget)).seating
    run = Incumbent(problem, seating, evaluate(problem, seating))
    return Stage(run, stages(problem)[place], ProofBudget(rounds=40, parts=parts))


@pytest.fixture
def few_tables_are_many(monkeypatch):
    monkeypatch.setattr(stage, "WIDE", 3)
    monkeypatch.setattr(stage, "FEWEST", 2)


@pytest.mark.parametrize("seed", range(4))
def test_a_small_problem_is_closed(seed):
    small = a_stage(9, 3, seed=seed)
    value = find_best(small.run.problem).judged.value

    assert small.run_all() == value
    assert small.run.evaluation.value == value


@pytest.mark.usefixtures("few_tables_are_many")
@pytest.mark.parametrize("seed", range(4))
def test_parts_give_a_plan_that_keeps_the_rules_and_a_bound_above_it(seed):
    wide = a_stage(24, 6, seed=seed)
    good = search(wide.run.problem, budget=Budget((8_000,))).evaluation.value

    bound = wide.run_all()

    judged = evaluate(wide.run.problem, wide.run.seating)
    assert judged.is_allowed
    assert judged.value == wide.run.evaluation.value >= 0.98 * good
    assert bound is not None
    assert bound >= max(judged.value, good)


@pytest.mark.usefixtures("few_tables_are_many")
def test_mending_parts_never_makes_a_plan_worse():
    wide = a_stage(24, 6, parts=4)
    wide.generation.run_rounds()
    before = wide.run.evaluation.value

    wide._mend_parts()

    assert wide.run.evaluation.value > before


def test_a_stage_begins_with_the_tables_and_cuts_in_use_before():
    first = a_stage(18, 4, seed=2)
    first.generation.run_rounds()
    first.generation.cut_down(3)

    first.run_all()
    then = Stage(first.run, first.generation.goal, first.budget).generation

    assert then.master.triples == first.generation.triples_in_use()
    assert set(first.generation.master.used()) <= set(then.master.columns)
    assert 0 < len(then.master.triples) < len(first.generation.master.triples)
    assert len(then.master.columns) < len(first.generation.master.columns)
