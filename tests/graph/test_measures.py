import networkx as nx
import pytest

from cityshare.cohort import Role
from cityshare.graph import (
    DelegationPair,
    learning_graph,
    measure_reciprocity,
    most_asked,
    neither_learn_nor_share,
)
from cityshare.scoring import score
from cityshare.similarity import Tie
from factories import make_cohort
from small_cohorts import small_cohort


def graph_of(*ties, roles=None):
    people = dict.fromkeys(["a1", "a2", "b1", "c1"], "1")
    profiles = score(small_cohort(people, roles=roles))
    return learning_graph(
        profiles,
        ties=[
            Tie(learner, sharer, practice, steps=1, value=1.0)
            for learner, sharer, practice in ties
        ],
    )


def test_sharers_are_counted_by_learners_not_by_ties():
    graph = graph_of(
        ("b1", "c1", "p"), ("b1", "c1", "q"), ("a1", "b1", "p"), ("a2", "b1", "p")
    )

    assert most_asked(graph) == (("b1", 2), ("c1", 1))


def test_equal_numbers_are_in_the_order_of_ids():
    assert most_asked(graph_of(("a1", "c1", "p"), ("a1", "b1", "p"))) == (
        ("b1", 1),
        ("c1", 1),
    )


def test_no_sharer_is_sent_more_than_four_learners():
    graph = learning_graph(score(make_cohort(100)))

    assert most_asked(graph)[0][1] <= 4


def test_reciprocity_of_people_and_delegations():
    graph = graph_of(
        ("a1", "b1", "p"), ("a1", "b1", "q"), ("b1", "a2", "p"), ("c1", "b1", "p")
    )

    reciprocity = measure_reciprocity(graph)

    assert reciprocity.people == 0
    assert reciprocity.delegations == pytest.approx(2 / 3)
    assert reciprocity.pairs == (
        DelegationPair("A", "B", first_learns=2, second_learns=1),
        DelegationPair("B", "C", first_learns=0, second_learns=1),
    )
    assert [pair.is_mutual for pair in reciprocity.pairs] == [True, False]


def test_reciprocity_of_people_equals_that_of_networkx():
    graph = learning_graph(score(make_cohort(60, seed=4)))

    expected = nx.overall_reciprocity(nx.DiGraph(graph))

    assert measure_reciprocity(graph).people == pytest.approx(expected)


def test_no_ties_have_no_reciprocity():
    reciprocity = measure_reciprocity(graph_of())

    assert reciprocity.people is None
    assert reciprocity.delegations is None
    assert reciprocity.pairs == ()


def test_people_without_a_tie_are_found():
    graph = graph_of(("a1", "b1", "p"), roles={"c1": Role.OBSERVER})

    assert neither_learn_nor_share(graph) == ("a2",)
