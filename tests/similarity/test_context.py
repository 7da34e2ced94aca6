from dataclasses import replace
from math import log

import numpy as np
import pytest

from cityshare.cohort import Delegation, Role
from cityshare.similarity import compare_contexts
from factories import make_cohort
from orders import shuffled
from small_cohorts import small_cohort


def with_delegations(*delegations, languages=None):
    cohort = small_cohort({f"{delegation.id}1": "1" for delegation in delegations})
    people = tuple(
        replace(person, languages=(languages or {}).get(person.delegation, ()))
        for person in cohort.participants
    )
    return replace(cohort, delegations=delegations, participants=people)


SEOUL = Delegation(
    "a", "Seoul", "KR", "Asia", "East Asia", 10_000_000, {"climate": "temperate"}
)
BUSAN = Delegation(
    "b", "Busan", "KR", "Asia", "East Asia", 1_000_000, {"climate": "Temperate "}
)
QUITO = Delegation("c", "Quito", "EC", "Americas", "", 100_000, {"climate": "highland"})


def test_a_worked_example():
    """Populations span two powers of ten; a missing subregion is left out."""
    contexts = compare_contexts(with_delegations(SEOUL, BUSAN, QUITO))

    seoul_busan = (0.5 + 1 + 1 + 1 + 1) / 5
    seoul_quito = (0 + 0 + 0 + 0) / 4
    busan_quito = (0.5 + 0 + 0 + 0) / 4
    assert contexts.similarity == pytest.approx(
        np.array(
            [
                [1, seoul_busan, seoul_quito],
                [seoul_busan, 1, busan_quito],
                [seoul_quito, busan_quito, 1],
            ]
        )
    )
    assert [column.name for column in contexts.columns] == [
        "population", "country", "subregion", "region", "climate",
    ]  # fmt: skip


def test_numbers_are_recognised_and_compared_by_range():
    cities = [
        Delegation(id_, id_, context={"income": income})
        for id_, income in (("a", "10"), ("b", "12.5"), ("c", "30"), ("d", ""))
    ]

    (column,) = compare_contexts(with_delegations(*cities)).columns

    assert column.similarity[0] == pytest.approx([1, 0.875, 0, np.nan], nan_ok=True)
    assert column.words == "similar income"


@pytest.mark.parametrize("odd", ["1_0", "nan", "inf", "ten"])
def test_a_word_among_numbers_makes_them_words(odd):
    cities = [
        Delegation(id_, id_, context={"code": code})
        for id_, code in (("a", "10"), ("b", "10"), ("c", odd))
    ]

    (column,) = compare_contexts(with_delegations(*cities)).columns

    assert column.similarity.tolist() == [[1, 1, 0], [1, 1, 0], [0, 0, 1]]
    assert column.words == "same code"


def test_languages_are_compared_by_what_is_in_common():
    cities = [Delegation(id_, id_) for id_ in "abc"]
    cohort = with_delegations(*cities, languages={"a": ("en", "ko"), "b": ("en", "ja")})

    contexts = compare_contexts(cohort)

    assert contexts.similarity[0] == pytest.approx([1, 1 / 3, 0])


def test_languages_of_an_interpreter_do_not_count():
    cities = [Delegation(id_, id_) for id_ in "ab"]
    cohort = with_delegations(*cities, languages={"a": ("ko",), "b": ("ko",)})
    bridging = replace(cohort.participants[1], role=Role.INTERPRETER)
    cohort = replace(cohort, participants=(cohort.participants[0], bridging))

    assert compare_contexts(cohort).similarity.tolist() == [[1, 0], [0, 0]]


def test_nothing_known_is_nothing_in_common():
    contexts = compare_contexts(with_delegations(*[Delegation(c, c) for c in "ab"]))

    assert contexts.columns == ()
    assert contexts.similarity.tolist() == [[0, 0], [0, 0]]
    assert contexts.likeness("a", "b") == ()


def test_equal_populations_are_alike():
    cities = [Delegation(id_, id_, population=5) for id_ in "ab"]

    assert compare_contexts(with_delegations(*cities)).similarity.tolist() == [
        [1, 1],
        [1, 1],
    ]


@pytest.mark.parametrize(
    ("other", "words"), [(2_000_000, ("similar size",)), (2_100_000, ())]
)
def test_within_a_factor_of_two_the_size_is_similar(other, words):
    cities = [
        Delegation("a", "a", population=1_000_000),
        Delegation("b", "b", population=other),
        Delegation("c", "c", population=1000),
    ]

    assert compare_contexts(with_delegations(*cities)).likeness("a", "b") == words
    assert compare_contexts(with_delegations(*cities)).likeness("b", "a") == words


def test_likeness_names_the_narrowest_place():
    near = replace(BUSAN, id="b", subregion="", population=None)
    contexts = compare_contexts(with_delegations(SEOUL, near, QUITO))

    assert contexts.likeness("a", "b") == ("same country", "same climate")
    assert contexts.likeness("a", "c") == ()


def test_what_all_have_in_common_is_not_said():
    contexts = compare_contexts(with_delegations(SEOUL, BUSAN))

    assert contexts.likeness("a", "b") == ()


def test_at_most_three_things_are_said():
    many = dict.fromkeys(("climate", "coast", "governance", "trade"), "x")
    cities = [
        Delegation("a", "a", population=5, context=many),
        Delegation("b", "b", population=5, context=many),
        Delegation("c", "c", population=500),
        Delegation("d", "d", population=900, context=dict.fromkeys(many, "y")),
    ]

    assert compare_contexts(with_delegations(*cities)).likeness("a", "b") == (
        "similar size",
        "same climate",
        "same coast",
    )


def test_similarity_is_symmetric_and_between_0_and_1():
    similarity = compare_contexts(make_cohort(80, hosts=2, experts=2)).similarity

    assert (similarity == similarity.T).all()
    assert similarity.min() >= 0
    assert similarity.max() <= 1


def test_the_order_of_delegations_changes_nothing():
    cohort = make_cohort(40, seed=5, experts=2)
    other, _ = shuffled(cohort, seed=5)

    one, two = compare_contexts(cohort), compare_contexts(other)

    order = [one.delegations.index(id_) for id_ in two.delegations]
    assert (one.similarity[np.ix_(order, order)] == two.similarity).all()


def test_the_population_counts_by_its_logarithm():
    contexts = compare_contexts(with_delegations(SEOUL, BUSAN, QUITO))

    expected = 1 - (log(10_000_000) - log(1_000_000)) / (log(10_000_000) - log(100_000))
    assert contexts.columns[0].similarity[0, 1] == pytest.approx(expected)
