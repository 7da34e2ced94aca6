"""A dive ends with tables to keep, and the master programme is free again."""

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


def people_at(tables):
    return sorted(i for table in tables for i in table.members)


@pytest.mark.parametrize("most", [1, 2, 4])
def test_nobody_sits_at_two_of_the_tables_kept(most):
    generation = a_generation()

    kept = dive(generation.master, generation.price_quickly, most, SILENT)

    people = people_at(kept)
    assert len(people) == len(set(people))
    assert 0 < len(kept) <= 4


def test_a_dive_to_the_end_seats_everybody():
    generation = a_generation()

    kept = dive(generation.master, generation.price_quickly, 4, SILENT)

    assert len(kept) < 4 or people_at(kept) == list(range(18))


def test_where_no_tables_are_found_for_those_left_some_are_kept():
    generation = a_generation()
    assert dive(generation.master, lambda duals: 0, 4, SILENT)


def test_the_programme_is_free_again():
    generation = a_generation()
    master = generation.master
    master.solve()
    before = master.best
    dive(master, lambda duals: 0, 4, SILENT)
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

    master.loosen()
    master.fix([crossing])
    assert master.solve() is not None
    assert not master.is_whole

    master.release()
    assert master.solve() is not None
    assert master.is_whole


def test_only_some_of_the_tables_may_be_allowed():
    generation = a_generation()
    tables = generation.plan()
    master = Master(generation.problem, generation.pricer, generation.goal)
    master.add(tables)

    master.allow([table is not tables[0] for table in tables])
    assert master.solve() is None
    master.loosen()
    assert master.solve() is not None
    assert not master.is_whole

    master.release()
    assert master.solve() is not None


def test_a_dive_ends_when_asked_to():
    generation = a_generation()
    assert dive(generation.master, generation.price_quickly, 4, Stopped()) == []
