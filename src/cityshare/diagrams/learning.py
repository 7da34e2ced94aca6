"""The learning chart: who can learn what from whom, by practice, ready to draw."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, NamedTuple

from cityshare.cohort import Cohort
from cityshare.diagrams.units import Unit

if TYPE_CHECKING:
    import networkx as nx

MOST_BY_NAME = 60
"""Up to so many people in ties are drawn one by one, above that by delegation."""


@dataclass(frozen=True, slots=True)
class ChartTie:
    """One line of the chart between the ids of two units.

    ``rank`` is ``None`` for a tie beyond the sharer's cap of learners; delegations
    have the best rank of their people.
    """

    learner: str
    sharer: str
    rank: int | None
    at_one_table: bool


@dataclass(frozen=True, slots=True)
class PracticeTies:
    """All ties of one practice, sorted by the names of learner and sharer."""

    practice: str
    label: str
    ties: tuple[ChartTie, ...]


@dataclass(frozen=True)
class LearningChart:
    """Everything a drawing of the learning graph shows.

    Attributes
    ----------
    title
        Title of the cohort, else the name of the graph.
    groups
        The practices that have ties, in the cohort's order.
    names, places
        Name and delegation by id; places are empty where the units are delegations.
    unit
        What the ids are.
    n_tied
        How many people have a tie in the whole graph, whatever is shown of it.
    language
        Language of the labels.
    """

    title: str
    groups: tuple[PracticeTies, ...]
    names: Mapping[str, str]
    places: Mapping[str, str]
    unit: Unit
    n_tied: int
    language: str

    def ranked(self) -> LearningChart:
        """Return the chart without ties beyond a sharer's cap of learners."""
        groups = (
            replace(group, ties=tuple(t for t in group.ties if t.rank is not None))
            for group in self.groups
        )
        return replace(self, groups=tuple(group for group in groups if group.ties))


class _Edge(NamedTuple):
    learner: str
    sharer: str
    practice: str
    facts: Mapping[str, Any]


def learning_chart(
    graph: nx.MultiDiGraph[str],
    *,
    practice: str | None = None,
    theme: str | None = None,
    cohort: Cohort | None = None,
    language: str = "en",
    unit: Unit | None = None,
) -> LearningChart:
    """Sort the ties of a learning graph by practice.

    Parameters
    ----------
    graph
        Nodes with ``label``, ``delegation`` and ``theme``; edges from learner to
        sharer, keyed by practice, with ``rank`` and ``same_table``.
    practice
        The only practice to show.
    theme
        The only theme to show: its practices in the cohort's layout, or without a
        cohort the ties of those who sit at its tables.
    cohort
        Gives practices their labels and their order; without one they are named by
        their keys, in alphabetical order.
    language
        Language of the labels.
    unit
        What is drawn; by default people, and delegations where more than 60 people
        have ties.

    Returns
    -------
    LearningChart
        The same for the same ties, in whatever order they were added.

    Raises
    ------
    KeyError
        If the cohort's layout has no such theme.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph()
    >>> _ = graph.add_edge("a", "b", key="food-waste", rank=1)
    >>> learning_chart(graph).groups[0].label
    'Food waste'
    """
    edges = [_Edge(*edge) for edge in graph.edges(keys=True, data=True)]
    tied = {id_ for edge in edges for id_ in (edge.learner, edge.sharer)}
    if unit is None:
        unit = "participant" if len(tied) <= MOST_BY_NAME else "delegation"
    nodes = _Nodes(graph, unit)
    shown = [
        edge
        for edge in edges
        if practice in {None, edge.practice}
        and _is_of_theme(edge, theme, cohort, graph)
    ]
    order = _order(shown, cohort)
    return LearningChart(
        title=str(graph.graph.get("name", ""))
        if cohort is None
        else cohort.title.read(language),
        groups=tuple(
            PracticeTies(
                practice=name,
                label=_label(name, cohort, language),
                ties=nodes.ties([edge for edge in shown if edge.practice == name]),
            )
            for name in order
        ),
        names={nodes.id(id_): nodes.name(id_) for id_ in sorted(tied)},
        places={nodes.id(id_): nodes.place(id_) for id_ in sorted(tied)},
        unit=unit,
        n_tied=len(tied),
        language=language,
    )


class _Nodes:
    """The ids, names and places of a graph's nodes, as people or as delegations."""

    def __init__(self, graph: nx.MultiDiGraph[str], unit: Unit) -> None:
        self._facts = {node: graph.nodes[node] for node in graph}
        self._by_delegation = unit == "delegation"

    def id(self, node: str) -> str:
        return self._delegation(node) if self._by_delegation else node

    def name(self, node: str) -> str:
        if self._by_delegation:
            return self._delegation(node)
        return str(self._facts[node].get("label", node))

    def place(self, node: str) -> str:
        return "" if self._by_delegation else self._delegation(node)

    def _delegation(self, node: str) -> str:
        return str(self._facts[node].get("delegation", ""))

    def ties(self, edges: list[_Edge]) -> tuple[ChartTie, ...]:
        merged: dict[tuple[str, str], ChartTie] = {}
        names: dict[str, str] = {}
        for edge in edges:
            learner, sharer = self.id(edge.learner), self.id(edge.sharer)
            names |= {learner: self.name(edge.learner), sharer: self.name(edge.sharer)}
            tie = ChartTie(
                learner=learner,
                sharer=sharer,
                rank=edge.facts.get("rank"),
                at_one_table=bool(edge.facts.get("same_table", False)),
            )
            known = merged.get((learner, sharer))
            merged[learner, sharer] = tie if known is None else _merge(known, tie)
        return tuple(
            sorted(
                merged.values(),
                key=lambda t: (names[t.learner], t.learner, names[t.sharer], t.sharer),
            )
        )


def _merge(one: ChartTie, other: ChartTie) -> ChartTie:
    ranks = [tie.rank for tie in (one, other) if tie.rank is not None]
    return ChartTie(
        learner=one.learner,
        sharer=one.sharer,
        rank=min(ranks, default=None),
        at_one_table=one.at_one_table or other.at_one_table,
    )


def _is_of_theme(
    edge: _Edge, theme: str | None, cohort: Cohort | None, graph: nx.MultiDiGraph[str]
) -> bool:
    if theme is None:
        return True
    if cohort is not None:
        return edge.practice in cohort.layout.theme(theme).practices
    ends = (graph.nodes[edge.learner], graph.nodes[edge.sharer])
    return any(end.get("theme") == theme for end in ends)


def _order(edges: list[_Edge], cohort: Cohort | None) -> list[str]:
    used = {edge.practice for edge in edges}
    known = [] if cohort is None else list(_practices(cohort))
    return [name for name in known if name in used] + sorted(used.difference(known))


def _practices(cohort: Cohort) -> Iterator[str]:
    """Yield practices in the order of the layout's themes, each once."""
    named = (name for theme in cohort.layout.themes for name in theme.practices)
    yield from dict.fromkeys((*named, *cohort.practices))


def _label(practice: str, cohort: Cohort | None, language: str) -> str:
    if cohort is not None and practice in cohort.practices:
        return cohort.questionnaire.practice(practice).label.read(language)
    return practice.replace("-", " ").replace("_", " ").capitalize()
