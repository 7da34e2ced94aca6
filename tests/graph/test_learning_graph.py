import pytest

from cityshare.cohort import LayoutTheme
from cityshare.graph import learning_graph
from cityshare.grouping.plan import Plan, PlanTie, Table
from cityshare.questionnaire import Text
from cityshare.scoring import score
from cityshare.similarity import Tie, find_ties
from factories import make_cohort
from small_cohorts import small_cohort


@pytest.fixture
def profiles():
    return score(small_cohort({"a1": "1>3", "b1": "4 yes", "c1": "2"}))


@pytest.fixture
def plan():
    return Plan(
        cohort="small",
        questionnaire="small",
        session="groups",
        seed=1,
        fairness="floor",
        status="feasible",
        themes=(
            LayoutTheme(
                name="energy", label=Text({"en": "E"}), practices=("energy-1",)
            ),
        ),
        tables=(Table(id="T1", theme="energy", members=("a1", "b1"), value=2.0),),
        unseated=("c1",),
        ties=(
            PlanTie(
                learner="a1",
                sharer="b1",
                practice="energy-1",
                steps=2,
                value=2.0,
                rank=None,
                same_table=True,
            ),
        ),
    )


def test_nodes_are_the_people(profiles):
    graph = learning_graph(profiles)

    assert list(graph) == ["a1", "b1", "c1"]
    assert graph.nodes["a1"] == {
        "label": "Person a1",
        "delegation": "A",
        "role": "delegate",
    }
    assert type(graph.nodes["a1"]["role"]) is str
    assert graph.graph == {"name": "small"}


def test_edges_are_the_ties_keyed_by_practice(profiles):
    graph = learning_graph(profiles)

    assert list(graph.edges(keys=True, data=True)) == [
        (
            "a1",
            "b1",
            "energy-1",
            {
                "practice": "energy-1",
                "value": 2.0,
                "steps": 2,
                "rank": 1,
                "reason": "B can show how they did 'Energy 1'",
            },
        )
    ]


def test_ties_may_be_given(profiles):
    tie = Tie("c1", "b1", "energy-1", steps=1, value=1.0)

    graph = learning_graph(profiles, ties=[tie])

    assert list(graph.edges(data=True)) == [
        ("c1", "b1", {"practice": "energy-1", "value": 1.0, "steps": 1})
    ]


def test_a_plan_brings_its_tables_and_its_ties(profiles, plan):
    graph = learning_graph(profiles, plan)

    assert graph.graph == {"name": "small groups"}
    assert graph.nodes["a1"]["table"] == "T1"
    assert graph.nodes["b1"]["theme"] == "energy"
    assert "table" not in graph.nodes["c1"]
    assert graph.edges["a1", "b1", "energy-1"] == {
        "practice": "energy-1",
        "value": 2.0,
        "steps": 2,
        "same_table": True,
    }


def test_two_people_may_have_several_ties():
    profiles = score(small_cohort({"a1": ["1>3"] * 2, "b1": ["4 yes"] * 2}))

    assert learning_graph(profiles).number_of_edges("a1", "b1") == 2


def test_every_chosen_tie_is_an_edge():
    profiles = score(make_cohort(50, experts=2, observers=1))

    graph = learning_graph(profiles)

    ties = find_ties(profiles)
    assert graph.number_of_edges() == len(ties)
    assert {(tie.learner, tie.sharer, tie.practice) for tie in ties} == set(
        graph.edges(keys=True)
    )
    assert list(graph) == [person.id for person in profiles.participants]


def test_no_level_is_in_the_graph():
    graph = learning_graph(score(make_cohort(30)))

    names = {name for _, facts in graph.nodes(data=True) for name in facts}
    names |= {name for *_, facts in graph.edges(data=True) for name in facts}
    assert not names & {"current", "target", "aim", "shared_level", "level"}
