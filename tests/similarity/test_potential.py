import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.scoring import score
from cityshare.similarity import (
    climbable_steps,
    highest_shared_levels,
    potential,
    potential_by_practice,
)
from factories import make_cohort
from small_cohorts import small_cohort

cohorts = st.builds(
    make_cohort,
    st.integers(0, 30),
    seed=st.integers(0, 2**31),
    hosts=st.integers(0, 2),
    experts=st.integers(0, 2),
    observers=st.integers(0, 1),
)


def test_one_pair_by_hand():
    profiles = score(small_cohort({"a1": ["2>4 #1", "4 yes"], "b1": ["3", "1>5 #2"]}))

    total = potential(profiles.needs, profiles.assets)

    assert total.tolist() == [[0, 3], [4, 0]]


@given(cohorts)
@settings(deadline=None)
def test_the_inner_product_is_weight_times_steps(cohort):
    profiles = score(cohort)
    n_people, n_practices = profiles.current.shape
    expected = np.zeros((n_practices, n_people, n_people))
    for p in range(n_practices):
        for i in range(n_people):
            for j in range(n_people):
                reached = min(profiles.aim[i, p], profiles.shared_level[j, p])
                steps = max(0, reached - profiles.current[i, p])
                expected[p, i, j] = profiles.weight[i, p] * steps

    by_practice = potential_by_practice(profiles)

    assert (by_practice == expected).all()
    assert (potential(profiles.needs, profiles.assets) == expected.sum(axis=0)).all()


@given(cohorts)
@settings(deadline=None)
def test_nobody_learns_from_themselves(cohort):
    profiles = score(cohort)

    assert not potential(profiles.needs, profiles.assets).diagonal().any()


def test_steps_are_counted_in_levels():
    profiles = score(small_cohort({"a1": ["1>5"], "b1": ["4"], "c1": ["2>4"]}))

    assert climbable_steps(profiles, 0).tolist() == [[0, 2, 0], [0, 0, 0], [0, 2, 0]]


def test_the_two_highest_shared_levels():
    profiles = score(
        small_cohort({"a1": ["3", "5", "1"], "b1": ["5", "5", "2"], "c1": ["4", "3"]})
    )

    assert highest_shared_levels(profiles).tolist() == [[5, 5, 0], [4, 5, 0]]


def test_a_lone_sharer_has_no_second():
    profiles = score(small_cohort({"a1": ["4"]}))

    assert highest_shared_levels(profiles).tolist() == [[4], [0]]
