"""The ties of a learning graph as rows of a spreadsheet."""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Mapping

from cityshare.graph.learning_graph import LearningGraph

FACTS = ("practice", "value", "steps", "rank", "same_table", "reason")
HEADER = (
    "learner", "learner_name", "learner_delegation",
    "sharer", "sharer_name", "sharer_delegation",
    *FACTS,
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\n")


def generate_csv(graph: LearningGraph) -> str:
    """Generate a table with one row for each tie.

    Parameters
    ----------
    graph
        A learning graph.

    Returns
    -------
    str
        Comma-separated values with a header row, lines ending in a line feed; a
        text that a spreadsheet would take for a formula begins with an apostrophe.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> graph.add_node("a", label="=1+1")
    >>> _ = graph.add_edge("a", "b", practice="waste", same_table=True)
    >>> generate_csv(graph).splitlines()[1]
    "a,'=1+1,,b,,,waste,,,,yes,"
    """
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(HEADER)
    for learner, sharer, facts in graph.edges(data=True):
        people = (*_person(graph, learner), *_person(graph, sharer))
        writer.writerow([*map(_cell, people), *_facts(facts)])
    return target.getvalue()


def _person(graph: LearningGraph, id_: str) -> tuple[str, str, str]:
    facts = graph.nodes[id_]
    return id_, facts.get("label", ""), facts.get("delegation", "")


def _facts(facts: Mapping[str, object]) -> list[object]:
    return [_cell(facts.get(name, "")) for name in FACTS]


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and _looks_like_formula(value):
        return f"'{value}"
    return value


def _looks_like_formula(text: str) -> bool:
    # Excel takes the wide forms of an East Asian keyboard for a formula as well.
    return unicodedata.normalize("NFKC", text.lstrip(" ")).startswith(FORMULA)
