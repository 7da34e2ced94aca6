"""Measures of the learning graph: who is asked most, and who gives back."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import chain

from cityshare.graph.learning_graph import LearningGraph
from cityshare.scoring.levels import EXCHANGING


@dataclass(frozen=True, slots=True)
class DelegationPair:
    """Two delegations and the ties between their people, in both directions.

    ``first_learns`` counts the ties in which the first learns from the second,
    ``second_learns`` the others.
    """

    first: str
    second: str
    first_learns: int
    second_learns: int

    @property
    def is_mutual(self) -> bool:
        """Whether each learns something from the other."""
        return self.first_learns > 0 and self.second_learns > 0


@dataclass(frozen=True, slots=True)
class Reciprocity:
    """How much of the learning goes both ways.

    Attributes
    ----------
    people
        Share of the links between two people whose opposite is there too, from 0
        to 1; ``None`` where there are no ties.
    delegations
        The same for links between two delegations.
    pairs
        Every two delegations with a tie, by name.
    """

    people: float | None
    delegations: float | None
    pairs: tuple[DelegationPair, ...]


def most_asked(graph: LearningGraph) -> tuple[tuple[str, int], ...]:
    """Count the learners of each sharer, the most asked first.

    Parameters
    ----------
    graph
        A learning graph.

    Returns
    -------
    tuple of (str, int)
        Participant ids with the number of people who come to them, for everybody
        whom somebody asks; equal numbers by id.

    Examples
    --------
    >>> import networkx as nx
    >>> most_asked(nx.MultiDiGraph([("a", "b"), ("c", "b"), ("b", "a")]))
    (('b', 2), ('a', 1))
    """
    learners = {sharer: len(set(graph.predecessors(sharer))) for sharer in graph}
    asked = [(sharer, count) for sharer, count in learners.items() if count]
    return tuple(sorted(asked, key=lambda entry: (-entry[1], entry[0])))


def measure_reciprocity(graph: LearningGraph) -> Reciprocity:
    """Measure how much of the learning goes both ways.

    Parameters
    ----------
    graph
        A learning graph; its nodes carry their delegation.

    Returns
    -------
    Reciprocity
        For people, for delegations, and for every pair of delegations.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph([("a", "b"), ("b", "a"), ("a", "c")])
    >>> nx.set_node_attributes(graph, {"a": "A", "b": "B", "c": "C"}, "delegation")
    >>> reciprocity = measure_reciprocity(graph)
    >>> round(reciprocity.people, 2), reciprocity.pairs[0].is_mutual
    (0.67, True)
    """
    of = {id_: str(facts["delegation"]) for id_, facts in graph.nodes(data=True)}
    ties = Counter((of[learner], of[sharer]) for learner, sharer in graph.edges())
    pairs = sorted({(min(link), max(link)) for link in ties})
    return Reciprocity(
        people=_mutual_share(set(graph.edges())),
        delegations=_mutual_share(set(ties)),
        pairs=tuple(
            DelegationPair(one, other, ties[one, other], ties[other, one])
            for one, other in pairs
        ),
    )


def neither_learn_nor_share(graph: LearningGraph) -> tuple[str, ...]:
    """Find the people without any tie, though their role is to learn or share.

    Parameters
    ----------
    graph
        A learning graph; its nodes carry their role.

    Returns
    -------
    tuple of str
        Participant ids in the order of the graph.

    Examples
    --------
    >>> import networkx as nx
    >>> graph = nx.MultiDiGraph([("a", "b")])
    >>> graph.add_node("c", role="delegate")
    >>> neither_learn_nor_share(graph)
    ('c',)
    """
    tied = set(chain.from_iterable(graph.edges()))
    return tuple(
        id_
        for id_, facts in graph.nodes(data=True)
        if id_ not in tied and facts.get("role") in EXCHANGING
    )


def _mutual_share(links: set[tuple[str, str]]) -> float | None:
    if not links:
        return None
    return sum((sharer, learner) in links for learner, sharer in links) / len(links)
