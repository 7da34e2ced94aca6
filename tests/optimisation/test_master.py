"""The master programme grows by tables and cuts, in any order."""

import pytest

from cityshare.optimisation import Budget, search
from cityshare.optimisation.goal import Goal
from cityshare.optimisation.master import Master
from cityshare.optimisation.pricing import Pricer, zero_prices
from problems import make_problem


@pytest.fixture
def problem():
    return make_problem(12, 3, seed=4, kinds=("cap",), fairness="total")


@pytest.fixture
def tables(problem):
    """The tables of some plans."""
    pricer = Pricer(problem)
    zero = zero_prices(problem, pricer.hope)
    seatings = [search(problem, seed=s, budget=Budget((2,))).seating for s in range(30)]
    found = [
        pricer.column(zero, theme, seating.members(g))
        for seating in seatings
        for g, theme in enumerate(seating.theme_of.tolist())
    ]
    return [table for table in found if table is not None]


def a_master(problem):
    return Master(problem, Pricer(problem), Goal("value", value=1))


def test_a_cut_counts_for_tables_that_come_before_and_after_it(problem, tables):
    early, late = a_master(problem), a_master(problem)
    late.add(tables)
    assert late.solve() is not None
    without, triples = late.best, late.violated(5)
    late.cut(triples)
    early.cut(triples)
    early.add(tables)

    assert early.solve() is not None
    assert late.solve() is not None

    assert early.best == pytest.approx(late.best)
    assert late.best < without
    assert triples
    for triple in triples:
        assert share_of_two(late, triple) <= 1 + 1e-6


def share_of_two(master, triple):
    """Sum the fractions of tables where two of a triple sit."""
    return sum(
        share
        for table, share in master.fractions()
        if len(table.people.intersection(triple)) > 1
    )


def test_tables_once_used_are_remembered(problem, tables):
    master = a_master(problem)
    used = set()
    for table in tables:
        master.add([table])
        if master.solve() is not None:
            used.update(table for table, _ in master.fractions())

    assert set(master.used()) == used
    assert 0 < len(used) < len(master.columns)
