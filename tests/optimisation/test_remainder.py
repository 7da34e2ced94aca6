"""Who is left when some tables are kept is a problem of its own."""

import numpy as np
import pytest

from cityshare.optimisation import Budget, search
from cityshare.optimisation.generation import Generation
from cityshare.optimisation.goal import people_below, stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.master import prefer_offset
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.remainder import Remainder
from cityshare.optimisation.value import evaluate
from problems import make_problem

KINDS = ("cap", "cover", "together", "apart")


def a_generation(seed, *, place=-1):
    problem = make_problem(
        18, 4, seed=seed, kinds=KINDS, must=False, fairness="leximin", goals=3
    )
    seating = search(problem, seed=seed, budget=Budget((200,))).seating
    run = Incumbent(problem, seating, evaluate(problem, seating))
    return Generation(run, stages(problem)[place], ProofBudget())


@pytest.mark.parametrize("seed", range(4))
def test_a_plan_taken_apart_and_joined_again_is_worth_the_same(seed):
    generation = a_generation(seed)
    tables = generation.plan()
    left = Remainder(generation.problem, tuple(tables[:2]))

    again = left.joined(left.seated(tables))

    before = generation.run.evaluation
    assert evaluate(generation.problem, again).objective == before.objective
    assert sorted(left.rows.tolist()) == sorted(
        i for table in tables[2:] for i in table.members
    )


@pytest.mark.parametrize("seed", range(4))
def test_tables_of_people_left_count_the_same_in_every_row(seed):
    generation = a_generation(seed)
    tables = generation.plan()
    left = Remainder(generation.problem, tuple(tables[:2]))
    part = left.seated(tables)
    own = Generation(
        Incumbent(left.problem, part, evaluate(left.problem, part)),
        generation.goal,
        ProofBudget(),
    )

    assert sorted(own.plan(), key=lambda c: c.members) == sorted(
        left.columns(tables), key=lambda c: c.members
    )


@pytest.mark.parametrize("seed", range(4))
def test_limits_are_what_the_tables_kept_leave(seed):
    generation = a_generation(seed)
    problem, judged = generation.problem, generation.run.evaluation
    goal = generation.goal
    for stage in stages(problem)[:-1]:
        goal = stage.within(goal).limited(problem, judged)
    tables = generation.plan()
    left = Remainder(problem, tuple(tables[:2]))

    limits = left.goal(goal)

    part = evaluate(left.problem, left.seated(tables))
    below = people_below(left.problem, part)
    assert limits.most_below == dict(enumerate(below))
    assert limits.most_prefer == part.prefer_broken
    assert prefer_offset(left.problem) <= prefer_offset(problem)


def test_numbers_of_tables_per_theme_are_those_left():
    generation = a_generation(1)
    tables = generation.plan()
    left = Remainder(generation.problem, tuple(tables[:3]))
    used = np.bincount([table.theme for table in tables[:3]], minlength=2)

    assert left.problem.n_tables == 1
    most = generation.problem.table_count.most - used
    assert left.problem.table_count.most.tolist() == np.maximum(most, 0).tolist()
