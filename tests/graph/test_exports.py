import io
import json
import re
import subprocess
import sys
from dataclasses import replace

import networkx as nx
import pytest
from networkx.readwrite import gexf

from cityshare.errors import CityshareError
from cityshare.graph import generate_graph, learning_graph, write_graph
from cityshare.graph.exports import GENERATORS
from cityshare.scoring import score
from factories import make_cohort

AWKWARD = 'O\'Neil "Jo", <b>&amp;\nfrom [Ulaanbaatar]; {x} \\ 시장 🏙'


@pytest.fixture
def graph():
    cohort = make_cohort(30, seed=2, experts=2)
    first, *others = cohort.participants
    people = (replace(first, name=AWKWARD), *others)
    graph = learning_graph(score(replace(cohort, participants=people)))
    for n, (*_, facts) in enumerate(graph.edges(data=True)):
        facts["same_table"] = n % 2 == 0
    return graph


def by_practice(graph):
    """List the edges by practice: file formats have keys of their own."""
    return {
        (learner, sharer, facts["practice"]): {
            name: fact for name, fact in facts.items() if name != "id"
        }
        for learner, sharer, facts in graph.edges(data=True)
    }


def assert_same(read, graph):
    assert read.is_multigraph()
    assert read.is_directed()
    assert list(read.nodes(data=True)) == list(graph.nodes(data=True))
    assert read.number_of_edges() == graph.number_of_edges()
    assert by_practice(read) == by_practice(graph)
    assert read.graph["name"] == graph.graph["name"]
    for facts in by_practice(read).values():
        assert type(facts["value"]) is float
        assert type(facts["steps"]) is int
        assert type(facts["same_table"]) is bool


def test_graphml_is_read_back_equal(graph, tmp_path):
    path = write_graph(graph, tmp_path / "graph.graphml")

    assert_same(nx.read_graphml(path, force_multigraph=True), graph)


def test_gexf_is_read_back_equal(graph, tmp_path):
    path = write_graph(graph, tmp_path / "graph.gexf")

    assert_same(nx.read_gexf(path), graph)


def test_node_link_is_read_back_equal(graph, tmp_path):
    path = write_graph(graph, tmp_path / "graph.json")

    read = nx.node_link_graph(
        json.loads(path.read_text(encoding="utf-8")), edges="edges"
    )

    assert_same(read, graph)
    assert nx.utils.graphs_equal(read, graph)


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_every_edge_has_an_id_of_its_own(graph, suffix):
    ids = re.findall(r'<edge [^>]*\bid="([^"]+)"', generate_graph(graph, suffix))

    assert len(set(ids)) == len(ids) == graph.number_of_edges()


def test_a_fact_that_some_edges_lack_stays_absent(graph, tmp_path):
    *_, facts = next(iter(graph.edges(data=True)))
    del facts["rank"]

    read = nx.read_gexf(write_graph(graph, tmp_path / "graph.gexf"))

    assert by_practice(read) == by_practice(graph)


@pytest.mark.parametrize("suffix", GENERATORS)
def test_two_runs_write_the_same_bytes_on_any_day(suffix, graph, tmp_path, monkeypatch):
    one = write_graph(graph, tmp_path / f"one{suffix}")
    monkeypatch.setattr(gexf.time, "strftime", lambda _: "1999-12-31")
    two = write_graph(graph, tmp_path / f"two{suffix}")

    assert one.read_bytes() == two.read_bytes()
    assert b"1999" not in two.read_bytes()
    assert b"\r" not in one.read_bytes()
    assert one.read_bytes().endswith(b"\n")


@pytest.mark.parametrize("suffix", GENERATORS)
def test_control_characters_are_dropped(suffix):
    odd = "".join(map(chr, [*range(32), *range(127, 160), 0xD800, 0xFFFE, 0x1FFFF]))
    graph = nx.MultiDiGraph(name=f"x{odd}y")
    graph.add_node("a", label=f"A{odd}Z", delegation="D")
    graph.add_node("b", label="B", delegation="E")
    graph.add_edge(
        "a", "b", key="p", practice="p", value=1.0, steps=1, reason=f"{odd}w"
    )

    text = generate_graph(graph, suffix)

    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800\ufffe\U0001ffff]", text)
    assert text.encode()


@pytest.mark.parametrize("suffix", [".graphml", ".gexf"])
def test_lines_in_a_name_are_read_back(suffix):
    graph = nx.MultiDiGraph(name="g")
    graph.add_node("a", label="one\r\ntwo\rthree\tfour")
    text = generate_graph(graph, suffix)

    stream = io.BytesIO(text.encode())
    read = (
        nx.read_gexf(stream) if suffix == ".gexf" else nx.parse_graphml(text.encode())
    )

    assert read.nodes["a"]["label"] == "one\ntwo\nthree\tfour"


def test_the_graph_itself_is_left_as_it_was(graph):
    before = graph.copy()

    for suffix in GENERATORS:
        generate_graph(graph, suffix)

    assert nx.utils.graphs_equal(before, graph)


def test_the_ending_may_be_in_capitals(graph, tmp_path):
    path = write_graph(graph, str(tmp_path / "GRAPH.GEXF"))

    assert path.read_text(encoding="utf-8") == generate_graph(graph, ".gexf")


@pytest.mark.parametrize("name", ["graph.png", "graph", "graph.graphml.gz"])
def test_an_unknown_ending_is_refused(graph, name, tmp_path):
    with pytest.raises(CityshareError) as raised:
        write_graph(graph, tmp_path / name)

    (problem,) = raised.value.problems
    assert problem.code == "F106"
    assert "Known endings are .graphml, .gexf, .json, .csv, .dot." in problem.text
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_a_problem(graph, tmp_path):
    (tmp_path / "file").write_text("here already")

    with pytest.raises(CityshareError) as raised:
        write_graph(graph, tmp_path / "file" / "graph.csv")

    assert [problem.code for problem in raised.value.problems] == ["F104"]


@pytest.mark.parametrize("suffix", GENERATORS)
def test_an_empty_graph_is_written(suffix):
    assert generate_graph(nx.MultiDiGraph(), suffix)


def test_the_graph_does_not_wait_for_the_engine():
    code = "import cityshare.graph, sys; print({'ortools', 'numba'} & set(sys.modules))"

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "set()"
