from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.cohort import Session
from cityshare.questionnaire import Text
from cityshare.scoring import score
from cityshare.similarity import Unmet, unmet_needs
from factories import make_cohort
from small_cohorts import small_cohort


def slot(id_, kind, **more):
    return Session(id=id_, title=Text({"en": id_}), kind=kind, **more)


def test_a_need_nobody_is_above_is_unmet():
    profiles = score(
        small_cohort({"a1": ["1>3", "3>4"], "b1": ["4", "3"], "c1": ["", "2>3"]})
    )

    assert unmet_needs(profiles) == (Unmet("energy-2", ("a1",)),)


def test_colleagues_do_not_count():
    profiles = score(small_cohort({"a1": "2>3", "a2": "3"}))

    assert unmet_needs(profiles) == (Unmet("energy-1", ("a1",)),)


def test_sharers_without_a_yes_count():
    assert unmet_needs(score(small_cohort({"a1": "2>3", "b1": "3"}))) == ()
    assert len(unmet_needs(score(small_cohort({"a1": "2>3", "b1": "3 no"})))) == 1


def test_no_target_is_no_need():
    assert unmet_needs(score(small_cohort({"a1": "2", "b1": "1"}))) == ()


@pytest.mark.parametrize(
    ("sessions", "ask_at"),
    [
        ((), ()),
        ((slot("t", "tables"), slot("p", "plenary"), slot("n", "planning")), ()),
        ((slot("l", "lecture"), slot("v", "visit")), ("l", "v")),
        (
            (slot("l", "lecture"), slot("r", "presentations", themes=("energy",))),
            ("r",),
        ),
        ((slot("v", "visit", practices=("energy-1",)), slot("l", "lecture")), ("v",)),
        ((slot("l", "lecture", practices=("energy-2",)),), ()),
        ((slot("l", "lecture", themes=("waste",)),), ()),
    ],
)
def test_where_to_ask(sessions, ask_at):
    cohort = replace(small_cohort({"a1": "2>3"}), sessions=sessions)

    (unmet,) = unmet_needs(score(cohort))

    assert unmet.ask_at == ask_at


@given(st.integers(0, 2**31))
@settings(deadline=None)
def test_a_need_is_unmet_or_somebody_can_answer_it(seed):
    profiles = score(make_cohort(12, seed=seed))
    people = profiles.participants
    unmet = {
        (need.practice, id_)
        for need in unmet_needs(profiles)
        for id_ in need.participants
    }

    for i, person in enumerate(people):
        for p, practice in enumerate(profiles.practices):
            wanted = profiles.aim[i, p] > profiles.current[i, p]
            answered = any(
                profiles.shared_level[j, p] > profiles.current[i, p]
                for j, other in enumerate(people)
                if other.delegation != person.delegation
            )
            assert ((practice, person.id) in unmet) == (wanted and not answered)
