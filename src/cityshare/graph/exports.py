"""Exports of the learning graph for Gephi, Cytoscape, Graphviz and spreadsheets."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, indent, tostring

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from networkx.readwrite.graphml import GraphMLWriter

from cityshare.errors import CityshareError, Place, Problem
from cityshare.graph.dot import generate_dot
from cityshare.graph.learning_graph import LearningGraph
from cityshare.graph.spreadsheet import generate_csv

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


def generate_graph(graph: LearningGraph, suffix: str) -> str:
    """Generate the text of a file of the learning graph.

    Parameters
    ----------
    graph
        A learning graph.
    suffix
        ``.graphml``, ``.gexf``, ``.json`` (node-link), ``.csv`` (one row a tie) or
        ``.dot``.

    Returns
    -------
    str
        The text, the same for the same graph: it carries no time. Control
        characters are dropped.

    Raises
    ------
    CityshareError
        F106 if the suffix is none of these.

    Notes
    -----
    In GraphML and GEXF every edge has an id of its own, as Gephi wants it; its
    practice is an attribute.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", key="waste", practice="waste", steps=2)
    >>> print(generate_graph(graph, ".csv").splitlines()[1])
    a,,,b,,,waste,,2,,,
    """
    if suffix not in GENERATORS:
        known = {"known": ", ".join(GENERATORS)}
        raise CityshareError([Problem("F106", got=suffix, details=known)])
    return GENERATORS[suffix](_clean(graph))


def write_graph(graph: LearningGraph, path: Path | str) -> Path:
    """Write the learning graph to a file, in the format of its ending.

    Parameters
    ----------
    graph
        A learning graph.
    path
        The file, ending in ``.graphml``, ``.gexf``, ``.json``, ``.csv`` or
        ``.dot``.

    Returns
    -------
    Path
        The file, in UTF-8, lines ending in a line feed.

    Raises
    ------
    CityshareError
        F106 if the ending is not known, F104 if the file cannot be written.

    Examples
    --------
    >>> import networkx as nx
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     write_graph(nx.MultiDiGraph(), Path(folder) / "ties.gexf").name
    'ties.gexf'
    """
    path = Path(path)
    text = generate_graph(graph, path.suffix.lower())
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        reason = {"reason": error.strerror or str(error)}
        problem = Problem("F104", Place(str(path)), None, reason)
        raise CityshareError([problem]) from error
    return path


def _graphml(graph: LearningGraph) -> str:
    xml: Element = GraphMLWriter(graph).xml
    for n, edge in enumerate(xml.iter("edge")):
        edge.set("id", f"e{n}")
    return _xml_text(xml)


def _gexf(graph: LearningGraph) -> str:
    xml: Element = GEXFWriter(graph).xml
    for meta in xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate")
        for creator in meta.iter("creator"):
            creator.text = "cityshare"
    return _xml_text(xml)


def _xml_text(xml: Element) -> str:
    indent(xml)
    return f"{DECLARATION}{tostring(xml, encoding='unicode')}\n"


def _node_link(graph: LearningGraph) -> str:
    data = nx.node_link_data(graph, edges="edges")
    return f"{json.dumps(data, ensure_ascii=False, indent=2)}\n"


GENERATORS: dict[str, Callable[[LearningGraph], str]] = {
    ".graphml": _graphml,
    ".gexf": _gexf,
    ".json": _node_link,
    ".csv": generate_csv,
    ".dot": generate_dot,
}


def _clean(graph: LearningGraph) -> LearningGraph:
    """Copy the graph with texts that every format can hold."""
    clean: LearningGraph = nx.MultiDiGraph()
    clean.graph.update(_clean_facts(graph.graph))
    for id_, facts in graph.nodes(data=True):
        clean.add_node(_clean_text(id_), **_clean_facts(facts))
    for learner, sharer, practice, facts in graph.edges(keys=True, data=True):
        clean.add_edge(
            _clean_text(learner),
            _clean_text(sharer),
            key=_clean_text(practice),
            **_clean_facts(facts),
        )
    return clean


def _clean_facts(facts: dict[str, Any]) -> dict[str, Any]:
    return {
        name: _clean_text(fact) if isinstance(fact, str) else fact
        for name, fact in facts.items()
    }


def _clean_text(text: str) -> str:
    """Drop what XML cannot hold: control characters, lone surrogates, non-characters.

    Line ends become line feeds; tabs stay.
    """
    lines = str(text).replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or _is_legal(ord(char)))


def _is_legal(code: int) -> bool:
    is_control = code < 0x20 or 0x7F <= code <= 0x9F
    is_surrogate = 0xD800 <= code <= 0xDFFF
    return not is_control and not is_surrogate and code & 0xFFFE != 0xFFFE
