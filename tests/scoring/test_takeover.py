import pytest

from cityshare.cohort import Role
from cityshare.scoring import score
from small_cohorts import small_cohort


@pytest.mark.parametrize(
    ("colleagues", "level"),
    [(["2"], 2), (["2", "3"], 2), (["1", "2", "2"], 2), (["1", "", "2", "2", "2"], 2)],
)
def test_the_level_is_the_lower_median_of_the_colleagues(colleagues, level):
    people = {f"a{n}": [answer] for n, answer in enumerate(colleagues, start=1)}

    profiles = score(small_cohort({**people, "a9": [""]}))

    assert profiles.current[-1].tolist() == [level]
    assert profiles.own_current[-1].tolist() == [0]


def test_the_agreed_level_comes_first():
    cohort = small_cohort({"a1": ["1>2"], "a9": [""]}, agreed={"a": ["3>4"]})

    profiles = score(cohort)

    assert profiles.current.tolist() == [[3], [3]]
    assert profiles.aim.tolist() == [[4], [4]]


def test_an_agreed_level_is_enough():
    profiles = score(small_cohort({"a9": [""]}, agreed={"a": ["3>4"]}))

    assert profiles.current.tolist() == [[3]]
    assert profiles.aim.tolist() == [[4]]
    assert profiles.shared_level.tolist() == [[0]]


def test_the_target_is_the_lower_median_of_those_from_the_level_up():
    people = {"a1": ["1>2"], "a2": ["3>4"], "a3": ["3>5"], "a9": [""]}

    profiles = score(small_cohort(people))

    assert profiles.current[-1].tolist() == [3]
    assert profiles.aim[-1].tolist() == [4]


def test_no_target_of_a_colleague_means_no_need():
    profiles = score(small_cohort({"a1": ["3"], "a9": [""]}))

    assert profiles.aim[-1].tolist() == [3]
    assert not profiles.needs[-1].any()


def test_ranks_are_joined_best_first_then_in_order():
    people = {
        "a1": ["1>2 #1", "1>2 #2", "1>2", "1>2 #3"],
        "a2": ["1>2 #3", "1>2", "1>2 #1", "1>2 #2"],
        "a9": [""],
    }

    profiles = score(small_cohort(people))

    assert profiles.priority[-1].tolist() == [1, 3, 2, 0]
    assert profiles.weight[-1].tolist() == [3, 1.5, 2, 0.5]


def test_nothing_is_ranked_where_no_colleague_ranks():
    profiles = score(small_cohort({"a1": ["1>2", "1>2"], "a9": [""]}))

    assert profiles.priority[-1].tolist() == [0, 0]
    assert profiles.weight[-1].tolist() == [1, 1]


def test_ranks_of_ones_own_are_kept():
    people = {"a1": ["1>2 #1", "1>2 #2"], "a9": ["", ">5 #1"]}

    profiles = score(small_cohort(people))

    assert profiles.priority[-1].tolist() == [0, 1]
    assert profiles.aim[-1].tolist() == [2, 3]


def test_assets_are_not_taken_over():
    profiles = score(small_cohort({"a1": ["5 yes"], "a9": [""]}))

    assert profiles.shared_level.tolist() == [[5], [0]]
    assert not profiles.has_answers[1]


def test_one_answer_is_enough_to_take_nothing_over():
    profiles = score(small_cohort({"a1": ["2>3", "2>3"], "a2": ["1", ""]}))

    assert profiles.current[1].tolist() == [1, 0]


@pytest.mark.parametrize("role", [Role.HOST, Role.RESOURCE, Role.OBSERVER])
def test_only_delegates_take_over(role):
    cohort = small_cohort({"a1": ["2>3"], "a9": [""]}, roles={"a9": role})

    assert score(cohort).current[1].tolist() == [0]


def test_a_delegation_without_any_answers_stays_blank():
    profiles = score(small_cohort({"a8": [""], "a9": [""], "b1": ["2"]}))

    assert profiles.current.tolist() == [[0], [0], [2]]
    assert profiles.priority.tolist() == [[0], [0], [0]]
