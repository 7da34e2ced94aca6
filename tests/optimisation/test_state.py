"""A state holds what the judge says of its seating; random ones keep the ranges."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.optimisation import Size, TableCount, evaluate
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.state import random_seating, start_state
from problems import KINDS, make_problem


@settings(max_examples=60, deadline=None)
@given(
    n_people=st.integers(1, 15),
    n_tables=st.integers(1, 5),
    chairs=st.integers(0, 3),
    slack=st.tuples(st.integers(0, 2), st.integers(0, 2)),
    least=st.lists(st.integers(0, 2), min_size=3, max_size=3),
    seed=st.integers(0, 100),
)
def test_random_seatings_keep_sizes_and_counts(
    n_people, n_tables, chairs, slack, least, seed
):
    problem = make_problem(n_people + chairs, n_tables, n_themes=3, chairs=chairs)
    size, count = problem.size, problem.table_count
    problem = replace(
        problem,
        size=Size(size.counted, max(0, size.low - slack[0]), size.high + slack[1]),
        table_count=replace(count, least=np.array(least) * (sum(least) <= n_tables)),
    )
    seating = random_seating(pack(problem), np.random.default_rng(seed))
    assert evaluate(problem, seating).sizes_kept


def test_random_seatings_fill_the_ranges_of_themes_exactly():
    problem = make_problem(9, 3)
    problem = replace(
        problem, table_count=TableCount(np.array([1, 1]), np.array([2, 1]))
    )
    arrays, rng = pack(problem), np.random.default_rng(0)
    for _ in range(20):
        assert sorted(random_seating(arrays, rng).theme_of) == [0, 0, 1]


def test_places_and_counts_of_a_state_agree():
    problem = make_problem(11, 3, kinds=KINDS, chairs=2)
    arrays = pack(problem)
    state = start_state(
        arrays, random_seating(arrays, np.random.default_rng(1)), seed=1
    )
    people = np.arange(11)
    assert (state.seats[state.table_of, state.position] == people).all()
    assert state.sizes.sum() == 11
    assert state.n_counted.sum() == 9
    assert state.theme_count.sum() == 3
    assert (state.best == state.now).all()
