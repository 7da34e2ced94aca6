import csv
import io

import networkx as nx
import pytest

from cityshare.graph import generate_graph, learning_graph
from cityshare.graph.spreadsheet import HEADER
from cityshare.scoring import score
from factories import make_cohort


def rows(graph):
    return list(csv.DictReader(io.StringIO(generate_graph(graph, ".csv"), newline="")))


def named(label):
    graph = nx.MultiDiGraph()
    graph.add_node("a", label=label, delegation="A")
    graph.add_node("b", label="B", delegation="B")
    graph.add_edge("a", "b", key="p", practice="p", value=2.5, steps=1)
    return graph


def test_one_row_a_tie_with_names_and_facts():
    graph = learning_graph(score(make_cohort(30)))

    table = rows(graph)

    assert len(table) == graph.number_of_edges()
    assert tuple(table[0]) == HEADER
    first, (learner, sharer, facts) = table[0], next(iter(graph.edges(data=True)))
    assert first["learner"] == learner
    assert first["sharer_name"] == graph.nodes[sharer]["label"]
    assert first["sharer_delegation"] == graph.nodes[sharer]["delegation"]
    assert float(first["value"]) == facts["value"]
    assert int(first["rank"]) == facts["rank"]
    assert first["same_table"] == ""


def test_what_is_not_known_is_empty():
    (row,) = rows(named("A"))

    assert row["rank"] == row["reason"] == row["same_table"] == ""
    assert row["value"] == "2.5"


@pytest.mark.parametrize(("known", "word"), [(True, "yes"), (False, "no")])
def test_the_same_table_is_yes_or_no(known, word):
    graph = named("A")
    graph.edges["a", "b", "p"]["same_table"] = known

    assert rows(graph)[0]["same_table"] == word


@pytest.mark.parametrize(
    "label",
    [
        "=1+1",
        "+82",
        "-x",
        "@me",
        "\tx",
        "\n=1",
        " =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
        '="a"',
    ],
)
def test_a_text_like_a_formula_begins_with_an_apostrophe(label):
    assert rows(named(label))[0]["learner_name"] == f"'{label}"


@pytest.mark.parametrize("label", ["A-1", 'Kim, "Jo"', "two\nlines", "시장", "a=b"])
def test_other_texts_stay_as_they_are(label):
    assert rows(named(label))[0]["learner_name"] == label
