"""Diverse groups: the delta table, and the search against enumeration."""

from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.errors import CityshareError
from cityshare.optimisation import Budget
from cityshare.optimisation import diversity_kernels as kernels
from cityshare.optimisation.diversity import (
    CHUNK,
    diversity_of,
    measure_heat,
    search_diverse,
    start_diverse,
)
from cityshare.progress import Observer

SOME = Budget((2_000,) * 4)
HOT = np.array([60.0, 20.0])


def random_distances(n, seed, lowest=0):
    distances = np.random.default_rng(seed).uniform(lowest, 100, (n, n))
    distances += distances.T
    np.fill_diagonal(distances, 0)
    return distances


def random_state(distances, low, high, sizes, seed):
    rng = np.random.default_rng(seed)
    return start_diverse(distances, *map(np.array, (low, high, sizes)), rng)


def best_by_enumeration(distances, low, high):
    best = -np.inf
    for groups in product(range(len(low)), repeat=len(distances)):
        sizes = np.bincount(groups, minlength=len(low))
        if (sizes >= low).all() and (sizes <= high).all():
            best = max(best, diversity_of(distances, np.array(groups)))
    return best


@pytest.mark.parametrize(
    ("n", "low", "high"),
    [
        (8, [4, 4], [4, 4]),
        (8, [2, 2, 2], [4, 4, 4]),
        (7, [0, 1, 3], [7, 2, 5]),
        (6, [2, 2, 2], [2, 2, 2]),
        (5, [5], [5]),
        (2, [1, 1], [1, 1]),
        (1, [1], [1]),
    ],
    ids=str,
)
@pytest.mark.parametrize("lowest", [0, -100])
def test_the_best_groups_of_few_people_are_found(n, low, high, lowest):
    for seed in range(3):
        distances = random_distances(n, seed, lowest)
        low, high = np.array(low), np.array(high)

        found = search_diverse(distances, len(low), low, high, seed=seed, budget=SOME)

        sizes = np.bincount(found.group_of, minlength=len(low))
        assert ((sizes >= low) & (sizes <= high)).all()
        assert found.value == diversity_of(distances, found.group_of)
        assert found.value == pytest.approx(best_by_enumeration(distances, low, high))


def test_one_range_may_hold_for_all_groups():
    found = search_diverse(random_distances(11, 0), 3, 3, 4, budget=SOME)

    assert sorted(np.bincount(found.group_of).tolist()) == [3, 4, 4]


def test_equal_distances_are_no_trouble():
    for distance in (0.0, 3.0):
        distances = np.full((6, 6), distance)

        assert search_diverse(distances, 2, 3, 3, budget=SOME).value == 6 * distance


@pytest.mark.parametrize(("low", "high"), [(3, 3), (1, 2), (3, 1), (-1, 9)], ids=str)
def test_sizes_that_hold_not_everybody_are_refused(low, high):
    with pytest.raises(CityshareError) as caught:
        search_diverse(random_distances(5, 0), 2, low, high)

    assert [p.code for p in caught.value.problems] == ["R101"]


def test_same_seed_and_budget_same_groups():
    distances = random_distances(30, 1)

    one, again, other = (
        search_diverse(distances, 5, 4, 8, seed=seed, budget=SOME) for seed in (7, 7, 8)
    )

    assert one.group_of.tolist() == again.group_of.tolist()
    assert one.value == again.value
    assert one.group_of.tolist() != other.group_of.tolist()


def test_groups_to_begin_with_never_get_worse():
    distances = random_distances(30, 1)
    start = search_diverse(distances, 5, 4, 8, budget=SOME).group_of

    found = search_diverse(distances, 5, 4, 8, budget=Budget((30,)), start=start)
    unmoved = search_diverse(
        distances, 5, 4, 8, budget=Budget((0,), seconds=0), start=start
    )

    assert found.value >= diversity_of(distances, start) == unmoved.value
    assert unmoved.group_of.tolist() == start.tolist()


def test_the_cap_strikes_and_the_observer_may_end():
    class Impatient(Observer):
        def should_stop(self):
            return True

    distances = random_distances(40, 1)
    long = Budget((10 * CHUNK // 40,) * 3, seconds=0)

    struck = search_diverse(distances, 5, 8, 8, budget=long)
    ended = search_diverse(
        distances, 5, 8, 8, budget=Budget(long.moves_per_person), observer=Impatient()
    )

    assert struck.struck_time
    assert not ended.struck_time
    assert struck.moves == ended.moves < 2 * CHUNK


def test_the_observer_sees_every_better_value():
    class Notes(Observer):
        def __init__(self):
            self.values = []

        def report(self, report):
            self.values.append(report.value)

    notes = Notes()
    found = search_diverse(
        random_distances(30, 2), 5, 6, 6, budget=Budget((50,) * 5), observer=notes
    )

    assert all(a < b for a, b in pairwise(notes.values))
    assert notes.values[-1] == found.value
    assert [r.value for r in found.trace] == notes.values


@settings(max_examples=40, deadline=None)
@given(
    seed=st.integers(0, 10_000),
    n_sweeps=st.integers(1, 60),
    n=st.sampled_from([20, 64, 150]),
    lowest=st.sampled_from([0, -100]),
)
def test_the_delta_table_equals_full_recomputation(seed, n_sweeps, n, lowest):
    distances = random_distances(n, seed, lowest)
    quarter = n // 4
    sizes = [quarter, quarter, n - 2 * quarter]
    low, high = [quarter, 1, quarter], [n, n, n - 2 * quarter]
    state = random_state(distances, low, high, sizes, seed)

    kernels.anneal(state, HOT, np.array([1, 1 + n_sweeps, 60]))

    groups = state.group_of.astype(np.int64)
    inside = np.eye(3)[groups]
    near = {"rtol": 1e-4, "atol": 0.05}
    np.testing.assert_allclose(state.contribution, (distances @ inside).T, **near)
    np.testing.assert_array_equal(
        state.own, state.contribution[state.group_of, np.arange(n)]
    )
    np.testing.assert_array_equal(state.sizes, np.bincount(groups, minlength=3))
    assert ((state.sizes >= low) & (state.sizes <= high)).all()
    now = diversity_of(distances, groups)
    assert state.values[kernels.NOW] == pytest.approx(now, rel=1e-4, abs=0.5)
    best = diversity_of(distances, state.best_group_of.astype(np.int64))
    assert state.values[kernels.BEST] == pytest.approx(best, rel=1e-4, abs=0.5)
    assert state.counts[kernels.SWAPS] > 0


def test_no_better_step_is_left_after_the_descent():
    distances = random_distances(24, 5)
    state = random_state(distances, [5] * 4, [7] * 4, [6] * 4, 5)
    kernels.anneal(state, HOT, np.array([0, 5, 5]))

    kernels.descend(state)

    best = state.best_group_of.astype(np.int64)
    value = diversity_of(distances, best)
    for i, j in product(range(24), repeat=2):
        changed = best.copy()
        changed[[i, j]] = changed[[j, i]]
        assert diversity_of(distances, changed) <= value + 0.01
    for i, g in product(range(24), range(4)):
        changed = best.copy()
        changed[i] = g
        sizes = np.bincount(changed, minlength=4)
        if sizes.min() >= 5 and sizes.max() <= 7:
            assert diversity_of(distances, changed) <= value + 0.01


def test_plain_twin_walks_the_same_path(monkeypatch):
    distances = random_distances(14, 3)
    low, high, sizes = [3, 3, 3], [6, 6, 6], [4, 4, 6]
    compiled = random_state(distances, low, high, sizes, 5)
    plain = random_state(distances, low, high, sizes, 5)
    span = np.array([0, 6, 6])
    kernels.anneal(compiled, HOT, span)
    for name in TWINS:
        monkeypatch.setattr(kernels, name, getattr(kernels, name).py_func)
    with np.errstate(over="ignore"):
        kernels.anneal(plain, HOT, span)

    assert compiled.counts.min() > 0
    for one, other in zip(compiled, plain, strict=True):
        np.testing.assert_array_equal(one, other)


TWINS = (
    "fill", "add_row", "carry", "carry_one", "renew_own", "swap", "move", "look_ahead",
    "count_worthy", "try_swaps", "try_moves", "remember", "sweep", "anneal",
    "random_below",
)  # fmt: skip


@pytest.mark.parametrize("factor", [1e-6, 1, 1e6])
def test_the_temperatures_follow_the_scale(factor):
    distances = random_distances(60, 4)
    state = random_state(distances * factor, [12] * 5, [12] * 5, [12] * 5, 4)

    warm, cold = measure_heat(state) / factor

    assert 5 < cold < warm < 80
