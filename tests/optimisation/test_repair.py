"""Repair: the fewest moves against full enumeration, and what always holds."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.optimisation import Seating, Size, evaluate
from cityshare.optimisation.disturbed import Disturbed
from cityshare.optimisation.fewest_moves import find_fewest
from cityshare.optimisation.repair import repair
from cityshare.optimisation.reseating import Reseating
from problems import KINDS, make_problem

SEEDS = st.integers(0, 10_000)


def disturbed(seed, n=7, k=3, *, kinds=("cap", "label"), sizes=(2, 3), gone=0):
    """Seat people at random, newcomers (the first ``gone``) at no table."""
    rng = np.random.default_rng(seed)
    problem = make_problem(n, k, seed=seed, kinds=kinds, sizes=sizes)
    home = rng.permutation(np.arange(n) % k)
    home[:gone] = -1
    locked = rng.random(n) < 0.15
    return Disturbed(problem, rng.integers(0, problem.n_themes, k), home, locked)


def broken_of(problem, seating):
    """Count musts broken and seats too few or too many."""
    size = problem.size
    sizes = np.bincount(seating.table_of[size.counted], minlength=problem.n_tables)
    gaps = np.maximum(size.low - sizes, 0) + np.maximum(sizes - size.high, 0)
    return evaluate(problem, seating).must_broken + int(gaps.sum())


def fewest_by_enumeration(case):
    """Return the fewest musts broken and, with those, the fewest people moved."""
    problem, best = case.problem, None
    for tables in product(range(problem.n_tables), repeat=problem.n_people):
        table_of = np.array(tables)
        if any(tables[i] != g for i, g in case.fixed.items()):
            continue
        moved = int(((case.home >= 0) & (case.home != table_of)).sum())
        if best is not None and best[0] == 0 and moved >= best[1]:
            continue
        found = broken_of(problem, Seating(table_of, case.theme_of)), moved
        best = found if best is None else min(best, found)
    return best


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kinds", [("cap", "label"), ("apart", "together", "cover")])
def test_moves_the_fewest_of_all_seatings(seed, kinds):
    case = disturbed(seed, n=6, kinds=kinds, gone=seed % 2)

    found = repair(case)

    least, moved = fewest_by_enumeration(case)
    assert found.best.broken == least
    assert found.best.moved == moved
    if least == 0:
        assert found.is_proven


@given(seed=SEEDS, kinds=st.lists(st.sampled_from(KINDS), unique=True, max_size=3))
@settings(max_examples=40, deadline=None)
def test_steps_weigh_what_the_judge_says(seed, kinds):
    case = disturbed(seed, kinds=kinds, sizes=(2, 3))
    seats = Reseating(case.problem, case.start, home=case.home, free=case.free)
    rng = np.random.default_rng(seed)

    for _ in range(10):
        i, j = rng.choice(case.problem.n_people, 2, replace=False).tolist()
        table = int(rng.integers(case.problem.n_tables))
        here, there = seats.table_of[[i, j]].tolist()
        swapped = j if here != there and rng.random() < 0.5 else None
        if swapped is not None:
            table = there
        elif table == here:
            continue
        before = np.array(seats.rank)
        change = seats.weigh(i, table, swapped)
        seats.take(i, table, swapped)
        assert (before + change).tolist() == list(seats.rank)
        seating = Seating(seats.table_of, case.theme_of)
        judged = evaluate(case.problem, seating)
        assert seats.broken == broken_of(case.problem, seating)
        assert seats.rank[2:] == judged.objective
        assert seats.moved == int((case.home != seating.table_of).sum())


@given(seed=SEEDS, gone=st.integers(0, 2), kinds=st.sampled_from([(), ("cap",), KINDS]))
@settings(max_examples=25, deadline=None)
def test_locks_hold_and_everybody_sits(seed, gone, kinds):
    case = replace(disturbed(seed, n=9, kinds=kinds, gone=gone), asked={3: 1})

    for option in repair(case).options:
        table_of = option.seating.table_of
        assert all(table_of[i] == g for i, g in case.fixed.items())
        assert table_of[3] == 1
        assert ((table_of >= 0) & (table_of < case.problem.n_tables)).all()
        assert option.moved <= option.at_most
        assert option.broken == broken_of(case.problem, option.seating)


@given(seed=SEEDS, gone=st.integers(0, 2))
@settings(max_examples=25, deadline=None)
def test_twice_is_the_same_as_once(seed, gone):
    case = disturbed(seed, n=9, gone=gone)
    once = repair(case).best

    again = repair(replace(case, home=once.seating.table_of)).best

    if once.broken == 0:
        assert again.moved == 0
        assert again.seating.table_of.tolist() == once.seating.table_of.tolist()


@given(seed=SEEDS)
@settings(max_examples=25, deadline=None)
def test_more_moves_are_never_worse(seed):
    options = repair(disturbed(seed, n=9, kinds=("cap",))).options

    found = [(o.broken, o.evaluation.objective) for o in options]

    assert found == sorted(found, reverse=True)


def test_a_newcomer_moves_nobody_and_sits_best():
    case = disturbed(3, n=7, kinds=(), gone=1)
    case = replace(case, locked=np.zeros(7, np.bool_))
    case = replace(
        case, problem=replace(case.problem, size=Size(case.problem.size.counted, 1, 5))
    )

    found = repair(case)

    values = []
    for g in range(3):
        table_of = case.home.copy()
        table_of[0] = g
        values.append(evaluate(case.problem, Seating(table_of, case.theme_of)))
    assert found.best.moved == 0
    assert found.best.evaluation.objective == min(v.objective for v in values)


def test_at_most_so_many_moves():
    case = disturbed(5, n=9, kinds=())

    assert repair(case, most=0).best.moved == 0
    assert repair(case, most=8).best.moved <= 8


def test_same_seed_same_answer():
    case = disturbed(11, n=12, k=4, kinds=("cap", "label"))

    one, two = repair(case, seed=5), repair(case, seed=5)

    assert [o.seating.table_of.tolist() for o in one.options] == [
        o.seating.table_of.tolist() for o in two.options
    ]


def test_proves_that_nothing_fewer_is_possible():
    case = disturbed(1, n=6, kinds=())
    home = np.array([0, 0, 0, 0, 1, 2])

    one = find_fewest(case.problem, case.theme_of, home, {}, fewer_than=3)
    none = find_fewest(case.problem, case.theme_of, home, {}, fewer_than=2)

    assert one.is_proven
    assert (one.table_of != home).sum() == 2
    assert none.is_proven
    assert none.table_of is None
