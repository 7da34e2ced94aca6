from __future__ import annotations

import networkx as nx
import pytest

from cityshare.cohort import Cohort
from cityshare.diagrams import learning_chart
from cityshare.diagrams.learning import ChartTie


def _graph() -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="made up")
    for id_, delegation, theme in (
        ("a1", "Anyang", "energy"),
        ("a2", "Anyang", "waste"),
        ("b1", "Busan", "waste"),
        ("c1", "Cheongju", "energy"),
    ):
        graph.add_node(id_, label=id_.upper(), delegation=delegation, theme=theme)
    graph.add_edge("a1", "b1", key="waste-1", rank=2, same_table=False)
    graph.add_edge("a2", "b1", key="waste-1", rank=1, same_table=True)
    graph.add_edge("c1", "b1", key="energy-2", same_table=False)
    return graph


def test_people_by_practice() -> None:
    chart = learning_chart(_graph())

    assert [group.label for group in chart.groups] == ["Energy 2", "Waste 1"]
    assert chart.groups[1].ties == (
        ChartTie("a1", "b1", 2, at_one_table=False),
        ChartTie("a2", "b1", 1, at_one_table=True),
    )
    assert (chart.unit, chart.n_tied, chart.title) == ("participant", 4, "made up")
    assert (chart.names["b1"], chart.places["b1"]) == ("B1", "Busan")


def test_delegations_have_the_best_of_their_people() -> None:
    chart = learning_chart(_graph(), unit="delegation")

    tie = ChartTie("Anyang", "Busan", 1, at_one_table=True)
    assert chart.groups[1].ties == (tie,)
    assert chart.places["Busan"] == ""


def test_many_people_are_drawn_as_delegations() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for n in range(30):
        graph.add_node(f"l{n}", delegation="L")
        graph.add_node(f"s{n}", delegation="S")
        graph.add_edge(f"l{n}", f"s{n}", key="waste-1", rank=1)
    assert learning_chart(graph).unit == "participant"
    graph.add_node("extra", delegation="E")
    graph.add_edge("extra", "s1", key="waste-1", rank=1)

    assert learning_chart(graph).unit == "delegation"


def test_one_practice() -> None:
    chart = learning_chart(_graph(), practice="waste-1")

    assert [group.practice for group in chart.groups] == ["waste-1"]
    assert chart.n_tied == 4


def test_one_theme_of_the_cohort(cohort: Cohort) -> None:
    chart = learning_chart(_graph(), theme="waste", cohort=cohort)

    assert [group.practice for group in chart.groups] == ["waste-1"]


def test_unknown_theme(cohort: Cohort) -> None:
    with pytest.raises(KeyError, match="nothing"):
        learning_chart(_graph(), theme="nothing", cohort=cohort)


def test_one_theme_without_a_cohort_is_by_tables() -> None:
    graph = _graph()
    del graph.nodes["b1"]["theme"]

    chart = learning_chart(graph, theme="waste")

    assert [tie.learner for group in chart.groups for tie in group.ties] == ["a2"]


def test_the_cohort_gives_labels_and_order(cohort: Cohort) -> None:
    chart = learning_chart(_graph(), cohort=cohort, language="ko")

    labels = [group.label for group in chart.groups]
    assert labels == ["Energy 2 (한국어)", "Waste 1 (한국어)"]
    assert chart.title == "A made-up workshop (한국어)"


def test_ranked_leaves_out_what_is_beyond_the_cap() -> None:
    chart = learning_chart(_graph()).ranked()

    assert [group.practice for group in chart.groups] == ["waste-1"]


def test_the_order_of_adding_changes_nothing() -> None:
    graph = _graph()
    turned: nx.MultiDiGraph[str] = nx.MultiDiGraph(name="made up")
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    for learner, sharer, key, facts in reversed([*graph.edges(keys=True, data=True)]):
        turned.add_edge(learner, sharer, key=key, **facts)

    assert learning_chart(turned) == learning_chart(graph)
