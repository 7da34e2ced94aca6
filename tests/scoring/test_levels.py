import pytest

from cityshare.cohort import Role
from cityshare.scoring.levels import (
    agreed_levels,
    disputed_levels,
    level_spread,
    own_answers,
)
from small_cohorts import small_cohort


def test_blank_answers_are_zero():
    answers = own_answers(small_cohort({"a1": ["2>4 #1 yes", "", "3 no"]}))

    assert answers.current.tolist() == [[2, 0, 3]]
    assert answers.target.tolist() == [[4, 0, 0]]
    assert answers.priority.tolist() == [[1, 0, 0]]
    assert answers.share.tolist() == [[1, 0, -1]]


def test_answers_of_people_who_only_watch_are_left_out():
    cohort = small_cohort({"a1": "3", "a2": "1"}, roles={"a2": Role.OBSERVER})

    assert own_answers(cohort).current.tolist() == [[3], [0]]


def test_agreed_levels_have_one_row_a_delegation():
    cohort = small_cohort({"a1": ["1", "1"], "b1": "1"}, agreed={"b": ["", "3>5"]})

    agreed = agreed_levels(cohort)

    assert agreed.current.tolist() == [[0, 0], [0, 3]]
    assert agreed.target.tolist() == [[0, 0], [0, 5]]


@pytest.mark.parametrize(
    ("levels", "spread"),
    [(["1", "4"], 3), (["2", "2"], 0), (["2", ""], 0), (["", ""], 0), (["5"], 0)],
)
def test_spread_is_the_distance_of_the_given_levels(levels, spread):
    cohort = small_cohort({f"a{n}": [level] for n, level in enumerate(levels)})

    found = level_spread(cohort, own_answers(cohort).current)

    assert found.tolist() == [[spread]]


def test_a_delegation_without_people_has_no_spread():
    cohort = small_cohort({"a1": "1", "b1": "5"}).without(frozenset({"b1"}))

    assert level_spread(cohort, own_answers(cohort).current).tolist() == [[0], [0]]


def test_a_spread_of_two_is_disputed_unless_agreed():
    cohort = small_cohort(
        {"a1": ["1", "1", "1"], "a2": ["3", "2", "3"], "b1": ["5"]},
        agreed={"a": ["", "", "2"]},
    )

    disputed = disputed_levels(
        cohort, own_answers(cohort).current, agreed_levels(cohort)
    )

    assert disputed.tolist() == [
        [True, False, False],
        [True, False, False],
        [False, False, False],
    ]
