from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.cohort import Card, CardKind, ThemeLayout
from cityshare.themes import propose_themes, proposed_layout
from factories import make_cohort, make_questionnaire
from small_cohorts import small_cohort

GROUPS = ((0, 5, 9), (1, 4, 10), (2, 6, 8), (3, 7, 11))
COHORTS = st.builds(
    make_cohort,
    st.integers(3, 16),
    seed=st.integers(0, 50),
)


def planted(people=40, noise=0.1):
    """A cohort whose people each want the practices of one of four groups."""
    rng = np.random.default_rng(7)
    answers = {}
    for n in range(people):
        theirs = GROUPS[n % 4]
        other = int(rng.integers(12)) if rng.random() < noise else -1
        answers[f"{chr(97 + n % 26)}{n}"] = [
            "1>3" if p in theirs or p == other else "3>3" for p in range(12)
        ]
    return small_cohort(answers)


def names(group):
    return tuple(f"energy-{n + 1}" for n in group)


def test_four_planted_groups_are_found_again():
    proposals = propose_themes(planted())

    assert {theme.practices for theme in proposals} == {*map(names, GROUPS)}
    assert {theme.reason for theme in proposals} == {"answers"}
    by_first = {theme.practices[0]: theme for theme in proposals}
    assert {"a0", "e4", "i8"} <= set(by_first["energy-1"].people)


@given(COHORTS, st.none() | st.integers(3, 6), st.randoms(use_true_random=False))
@settings(max_examples=25)
def test_every_practice_is_in_one_theme_in_whatever_order_people_come(
    cohort, n, shuffler
):
    people = list(cohort.participants)
    shuffler.shuffle(people)
    shuffled = replace(cohort, participants=tuple(people))

    proposals = propose_themes(cohort, n=n)

    inside = list(chain.from_iterable(theme.practices for theme in proposals))
    assert sorted(inside) == sorted(cohort.practices)
    assert all(theme.practices for theme in proposals)
    assert len({theme.name for theme in proposals}) == len(proposals)
    assert propose_themes(shuffled, n=n) == proposals
    if proposals[0].reason == "answers":
        assert len(proposals) in ({n} if n else range(3, 7))


@pytest.mark.parametrize("n", range(1, 13))
def test_the_number_of_themes_can_be_given(n):
    assert len(propose_themes(planted(), n=n)) == n


def test_with_few_answers_the_themes_are_the_questionnaire_s():
    cohort = small_cohort({"a1": "1>3", "b1": "2>4"})

    proposals = propose_themes(cohort)

    assert {theme.reason for theme in proposals} == {"few answers"}
    own = ThemeLayout.of_questionnaire(cohort.questionnaire)
    assert proposed_layout(proposals) == own


def test_people_who_all_want_the_same_are_no_reason_to_fail():
    cohort = small_cohort({f"{c}1": ["1>3"] * 8 for c in "abcdef"})

    proposals = propose_themes(cohort)

    assert sum(len(theme.practices) for theme in proposals) == 8


def test_a_request_is_a_need_and_gives_its_words():
    cohort = planted()
    asked = "How do streetlights pay for themselves?"
    cards = tuple(
        Card(who, CardKind.REQUEST, "energy-1", text=f"{asked} {who}")
        for who in ("b1", "c2")
    )
    others = (Card("b1", CardKind.CHALLENGE, "energy-2", text="Pay for heat"),)
    offer = (Card("b1", CardKind.OFFER, "energy-1", text="Lighting contracts"),)

    proposals = propose_themes(replace(cohort, cards=cards + others + offer))

    [theme] = [t for t in proposals if "energy-1" in t.practices]
    assert {"b1", "c2"} <= set(theme.people)
    assert "streetlights" in theme.words
    assert "lighting" not in theme.words


def test_a_theme_that_resembles_the_questionnaire_s_keeps_its_name():
    questionnaire = make_questionnaire(4, 3)
    cohort = small_cohort(
        {
            f"{chr(97 + n)}1": ["1>3" if p // 3 == n % 4 else "3" for p in range(12)]
            for n in range(16)
        },
    )
    names = [practice.name for practice in questionnaire.practices]
    renamed = tuple(
        replace(r, practice=names[int(r.practice.rpartition("-")[2]) - 1])
        for r in cohort.responses
    )
    cohort = replace(
        cohort,
        questionnaire=questionnaire,
        layout=ThemeLayout.of_questionnaire(questionnaire),
        responses=renamed,
    )

    assert proposed_layout(propose_themes(cohort)) == cohort.layout
