import re

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.graph import generate_graph, learning_graph
from cityshare.graph.dot import generate_dot, quote
from cityshare.scoring import score
from factories import make_cohort

QUOTED = r'"(?:[^"\\\n]|\\.)*"'
PAIR = f"{QUOTED}={QUOTED}"
FACTS = rf"(?: \[{PAIR}(?:, {PAIR})*\])?"
LINE = re.compile(rf"  {QUOTED}(?: -> {QUOTED})?{FACTS};")


def unquoted(text):
    """Read a quoted text as Graphviz reads the label of a node."""
    escapes = {"n": "\n", "\\": "\\", '"': '"'}
    return re.sub(r"\\(.)", lambda match: escapes[match[1]], text[1:-1])


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"])) | st.text('"\\\n,;n{}'))
@settings(deadline=None)
def test_a_quoted_text_is_one_word_that_reads_back(text):
    assert re.fullmatch(QUOTED, quote(text))
    assert unquoted(quote(text)) == text


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("", '""'),
        ('the "Green" team', r'"the \"Green\" team"'),
        ("a, b; c -> d", '"a, b; c -> d"'),
        ("one\ntwo", r'"one\ntwo"'),
        ("ends with \\", r'"ends with \\"'),
        ("<b>", '"<b>"'),
    ],
)
def test_quoting(text, quoted):
    assert quote(text) == quoted


def test_every_line_is_a_statement():
    graph = learning_graph(score(make_cohort(20)))
    graph.nodes["city-01-1"]["label"] = 'Kim "Jo", \nMayor \\'

    first, *lines, last, end = generate_graph(graph, ".dot").split("\n")

    assert first == 'digraph "made-up" {'
    assert all(LINE.fullmatch(line) for line in lines)
    assert len(lines) == graph.number_of_nodes() + graph.number_of_edges()
    assert (last, end) == ("}", "")


def test_people_and_ties_carry_their_facts():
    graph = nx.MultiDiGraph(name="g")
    graph.add_node("a", label="A", role="delegate")
    graph.add_node("b")
    graph.add_edge("a", "b", practice="waste", value=1.5, same_table=True)

    assert generate_dot(graph) == (
        'digraph "g" {\n'
        '  "a" ["label"="A", "role"="delegate"];\n'
        '  "b";\n'
        '  "a" -> "b" ["practice"="waste", "value"="1.5", "same_table"="true", '
        '"label"="waste"];\n'
        "}\n"
    )
