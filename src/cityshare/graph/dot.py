"""The learning graph in the DOT language of Graphviz."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.graph.learning_graph import LearningGraph


def generate_dot(graph: LearningGraph) -> str:
    """Generate a directed graph in DOT, every word quoted.

    Parameters
    ----------
    graph
        A learning graph.

    Returns
    -------
    str
        One line for each person and each tie.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph(name='The "first"')
    >>> _ = graph.add_edge("a", "b", practice="waste", steps=2)
    >>> print(generate_dot(graph).splitlines()[-2])
      "a" -> "b" ["practice"="waste", "steps"="2", "label"="waste"];
    """
    lines = [f"digraph {quote(str(graph.graph.get('name', '')))} {{"]
    for id_, facts in graph.nodes(data=True):
        lines.append(f"  {quote(id_)}{_attributes(facts)};")
    for learner, sharer, facts in graph.edges(data=True):
        labelled = {**facts, "label": facts.get("practice", "")}
        lines.append(f"  {quote(learner)} -> {quote(sharer)}{_attributes(labelled)};")
    return "\n".join([*lines, "}", ""])


def quote(text: str) -> str:
    r"""Quote a text for DOT.

    >>> print(quote('Say "hi",\nthen go'))
    "Say \"hi\",\nthen go"
    """
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _attributes(facts: Mapping[str, object]) -> str:
    if not facts:
        return ""
    pairs = [f"{quote(name)}={quote(_word(fact))}" for name, fact in facts.items()]
    return f" [{', '.join(pairs)}]"


def _word(fact: object) -> str:
    return str(fact).lower() if isinstance(fact, bool) else str(fact)
