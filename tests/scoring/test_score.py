import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.cohort import Role
from cityshare.scoring import ScoringSettings, score
from factories import make_cohort, make_questionnaire
from orders import shuffled
from small_cohorts import small_cohort

EXPERTS = [Role.HOST, Role.RESOURCE]
OTHERS = [Role.OBSERVER, Role.INTERPRETER, Role.FACILITATOR]


@pytest.mark.parametrize(
    ("answer", "agreed", "current", "aim"),
    [
        ("2>3", "", 2, 3),
        ("2>5", "", 2, 4),
        ("2>2", "", 2, 2),
        ("2", "", 2, 2),
        (">4", "", 0, 0),
        ("2>3", "3", 3, 3),
        ("2>4", "3", 3, 4),
        ("2>5", "3>4", 3, 4),
        ("", "3>4", 3, 4),
        ("4>5", "2", 2, 4),
    ],
)
def test_the_level_and_the_aim_of_one_practice(answer, agreed, current, aim):
    cohort = small_cohort({"a1": [answer, "1"]}, agreed={"a": [agreed]})

    profiles = score(cohort)

    assert profiles.current[0, 0] == current
    assert profiles.aim[0, 0] == aim


def test_needs_and_assets_are_thermometers():
    cohort = small_cohort({"a1": ["2>4 #1"], "b1": ["4 yes"]})

    profiles = score(cohort)

    assert profiles.needs.tolist() == [[0, 3, 3, 0], [0, 0, 0, 0]]
    assert profiles.assets.tolist() == [[0, 0, 0, 0], [1, 1, 1, 0]]
    assert profiles.step_names == (
        "energy-1:1",
        "energy-1:2",
        "energy-1:3",
        "energy-1:4",
    )


def test_max_steps_is_a_setting():
    cohort = small_cohort({"a1": ["1>5"]})

    aims = [score(cohort, ScoringSettings(max_steps=n)).aim[0, 0] for n in (1, 3, 5)]

    assert aims == [2, 4, 5]


@pytest.mark.parametrize(
    ("answer", "shared", "named"),
    [
        ("4 yes", 4, True),
        ("4", 4, False),
        ("4 no", 0, False),
        ("3", 3, False),
        ("2 yes", 0, False),
        ("yes", 0, False),
    ],
)
def test_a_delegate_shares_from_the_sharing_level_up(answer, shared, named):
    cohort = small_cohort({"a1": [answer, "1"]})

    profiles = score(cohort)

    assert profiles.shared_level[0, 0] == shared
    assert profiles.named[0, 0] == named


def test_the_agreed_level_is_shared_even_where_the_own_answer_is_blank():
    cohort = small_cohort({"a1": ["", "1"], "a2": [""]}, agreed={"a": ["4"]})

    profiles = score(cohort)

    assert profiles.shared_level[:, 0].tolist() == [4, 0]
    assert not profiles.named.any()


def test_a_disputed_practice_has_no_source():
    cohort = small_cohort({"a1": ["3 yes", "4"], "a2": ["5 yes", "5"]})

    profiles = score(cohort)

    assert profiles.shared_level.tolist() == [[0, 4], [0, 5]]
    assert profiles.disputed.tolist() == [[True, False], [True, False]]
    assert not profiles.named.any()


@pytest.mark.parametrize("role", EXPERTS)
def test_an_expert_without_answers_shares_the_named_practices_at_the_top(role):
    cohort = small_cohort(
        {"a1": ["1", "1"], "x1": [""]},
        roles={"x1": role},
        practices={"x1": ("energy-2",)},
    )

    profiles = score(cohort)

    assert profiles.shared_level[1].tolist() == [0, 5]
    assert profiles.named[1].tolist() == [False, True]
    assert not profiles.current[1].any()
    assert not profiles.aim[1].any()
    assert not profiles.weight[1].any()


@pytest.mark.parametrize("role", EXPERTS)
def test_an_expert_with_answers_needs_as_well(role):
    cohort = small_cohort(
        {"x1": ["2>4 #1", "4", "5 yes", "1"]},
        roles={"x1": role},
        practices={"x1": ("energy-2", "energy-4")},
    )

    profiles = score(cohort)

    assert profiles.needs[0, :4].tolist() == [0, 3, 3, 0]
    assert profiles.shared_level[0].tolist() == [0, 4, 0, 0]


def test_an_expert_may_refuse_a_practice():
    cohort = small_cohort(
        {"x1": ["4 no"]},
        roles={"x1": Role.RESOURCE},
        practices={"x1": ("energy-1",)},
    )

    assert score(cohort).shared_level.tolist() == [[0]]


def test_an_expert_shares_at_the_agreed_level():
    cohort = small_cohort(
        {"x1": [""]},
        roles={"x1": Role.HOST},
        practices={"x1": ("energy-1",)},
        agreed={"x": ["4"]},
    )

    profiles = score(cohort)

    assert profiles.shared_level.tolist() == [[4]]
    assert profiles.current.tolist() == [[0]]


def test_the_practices_of_a_delegate_are_not_assets():
    cohort = small_cohort({"a1": ["", "1"]}, practices={"a1": ("energy-1",)})

    assert not score(cohort).shared_level.any()


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_needs_or_shares(role):
    cohort = small_cohort(
        {"a1": ["2>4 #1 yes"], "a2": ["5>5 #1 yes"]},
        roles={"a2": role},
        practices={"a2": ("energy-1",)},
        agreed={"a": ["4>5"]},
    )

    profiles = score(cohort)

    for rows in ("own_current", "current", "aim", "priority", "weight", "shared_level"):
        assert not getattr(profiles, rows)[1].any()
    assert not profiles.named[1].any()


def test_the_scale_says_from_which_level_one_shares():
    questionnaire = make_questionnaire(1, 1, n_levels=3)
    scale = questionnaire.scale.model_copy(update={"sharing_level": 2})
    questionnaire = questionnaire.model_copy(update={"scale": scale})
    cohort = small_cohort({"a1": ["2"], "b1": ["1"]}, questionnaire=questionnaire)

    assert score(cohort).shared_level.tolist() == [[2], [0]]


def test_nobody_is_fine_too():
    profiles = score(make_cohort(0))

    assert profiles.needs.shape == (0, 64)
    assert profiles.problems == ()


def test_all_arrays_have_one_shape_and_their_types():
    profiles = score(make_cohort(30, hosts=2, experts=2, observers=1, interpreters=1))

    shape = (36, 16)
    for name in ("own_current", "own_target", "current", "aim", "priority"):
        assert getattr(profiles, name).shape == shape
        assert getattr(profiles, name).dtype == np.int64
    assert profiles.shared_level.dtype == np.int64
    assert profiles.weight.dtype == np.float64
    assert profiles.named.dtype == profiles.disputed.dtype == np.bool_


@given(st.integers(0, 40), st.integers(0, 2**31))
@settings(deadline=None)
def test_scores_keep_their_promises(n_people, seed):
    profiles = score(make_cohort(n_people, seed=seed, hosts=1, experts=1, observers=1))

    assert (profiles.aim >= profiles.current).all()
    assert (profiles.aim <= profiles.current + 2).all()
    assert (profiles.aim <= profiles.n_levels).all()
    assert not profiles.aim[profiles.current == 0].any()
    assert not (profiles.named & (profiles.shared_level == 0)).any()
    assert not profiles.shared_level[profiles.disputed].any()
    for ranks in profiles.priority.tolist():
        given_ranks = [rank for rank in ranks if rank]
        assert len(given_ranks) == len(set(given_ranks)) <= 3


@given(st.integers(0, 2**31))
@settings(deadline=None)
def test_the_order_of_people_and_answers_changes_nothing(seed):
    cohort = make_cohort(25, seed=seed, experts=1)
    other, order = shuffled(cohort, seed)

    one, two = score(cohort), score(other)

    for name in ("current", "aim", "priority", "weight", "shared_level", "disputed"):
        assert (getattr(one, name)[order] == getattr(two, name)).all()
