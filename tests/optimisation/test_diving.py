"""A dive ends with a plan, and the master programme is free again."""

import numpy as np
import pytest

from cityshare.optimisation import Budget, search
from cityshare.optimisation.diving import dive
from cityshare.optimisation.generation import Generation
from cityshare.optimisation.goal import stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.master import Master
from cityshare.optimisation.proof import ProofBudget
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer
from problems import make_problem


class Stopped(Observer):
    """Wants everything to end."""

    def should_stop(self):
        return True


def a_generation():
    problem = make_problem(18, 4, seed=1, kinds=("cap",), fairness="total")
    seating = search(problem, budget=Budget((500,))).seating
    run = Incumbent(problem, seating, evaluate(problem, seating))
    run.search_pool()
    generation = Generation(run, stages(problem)[-1], ProofBudget(rounds=8))
    generation.run_rounds()
    return generation


def price(generation):
    return lambda duals: generation._improve(duals, duals)


def test_everybody_sits_once_at_tables_of_the_right_size():
    generation = a_generation()
    seating = dive(generation.master, price(generation), SILENT)
    assert seating is not None
    problem = generation.problem
    sizes = np.bincount(seating.table_of[problem.size.counted])
    assert len(sizes) == problem.n_tables
    assert sizes.min() >= problem.size.low
    assert sizes.max() <= problem.size.high


def test_where_no_known_tables_are_left_a_search_seats_the_rest():
    generation = a_generation()
    seating = dive(generation.master, lambda duals: 0, SILENT)
    assert seating is not None
    assert len(seating.table_of) == generation.problem.n_people


def test_the_programme_is_free_again():
    generation = a_generation()
    master = generation.master
    master.solve()
    before = master.best
    dive(master, lambda duals: 0, SILENT)
    assert master.solve() is not None
    assert master.best == pytest.approx(before)
    assert master.is_whole


def test_while_a_table_is_fixed_others_may_be_lacking():
    generation = a_generation()
    plan = generation.run.seating
    own = {tuple(plan.members(g).tolist()) for g in range(len(plan.theme_of))}
    tables = generation.master.columns
    crossing = next(column for column in tables if column.members not in own)
    master = Master(generation.problem, generation.pricer, generation.goal)
    master.add([column for column in tables if column.members in own])
    master.add([crossing])

    master.fix([crossing])
    assert master.solve() is not None
    assert not master.is_whole

    master.release()
    assert master.solve() is not None
    assert master.is_whole


def test_a_dive_ends_when_asked_to():
    generation = a_generation()
    assert dive(generation.master, price(generation), Stopped()) is None
