"""A pool prices tables as pricing does, one by one."""

import numpy as np
import pytest

from cityshare.optimisation import Budget, search
from cityshare.optimisation.goal import stages
from cityshare.optimisation.master import Master
from cityshare.optimisation.pool import Pool, seating_of
from cityshare.optimisation.pricing import Pricer, zero_prices
from problems import KINDS, make_problem

MIXES = [(), KINDS, ("cap", "cover"), ("bridged",), ("label",), ("together", "apart")]


def some_tables(problem, pricer):
    zero = zero_prices(problem, pricer.hope)
    tables = {}
    for seed in range(12):
        seating = search(problem, seed=seed, budget=Budget((20,))).seating
        for g, theme in enumerate(seating.theme_of.tolist()):
            column = pricer.column(zero, theme, seating.members(g))
            if column is not None:
                tables[theme, column.members] = column
    return list(tables.values())


@pytest.mark.parametrize("place", [0, 1, -1])
@pytest.mark.parametrize("seed", range(6))
def test_all_prices_at_once_are_those_of_single_tables(seed, place):
    problem = make_problem(
        12, 3, seed=seed, kinds=MIXES[seed], must=False, fairness="leximin", goals=3
    )
    pricer = Pricer(problem)
    goal = stages(problem)[place]
    master = Master(problem, pricer, goal)
    tables = some_tables(problem, pricer)
    master.add(tables)
    master.cut([(0, 1, 2), (3, 4, 7)])
    master.loosen()
    duals = master.solve()
    assert duals is not None

    pool = Pool(tables, problem.n_people, master.triples, goal)

    alone = [pricer.price(duals.prices, table) for table in tables]
    assert pool.priced(duals).tolist() == alone
    assert len(set(alone)) > 1 or not goal.value


def test_tables_that_hold_everybody_once_are_a_seating():
    problem = make_problem(12, 3, seed=1)
    pricer = Pricer(problem)
    seating = search(problem, budget=Budget((20,))).seating
    zero = zero_prices(problem, pricer.hope)
    themes = seating.theme_of.tolist()
    tables = [pricer.column(zero, t, seating.members(g)) for g, t in enumerate(themes)]

    again = seating_of(problem, tables)

    assert np.array_equal(again.table_of, seating.table_of)
    assert again.theme_of.tolist() == themes
