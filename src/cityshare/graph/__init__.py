"""The learning graph: who can learn what from whom, its measures and its exports."""

from cityshare.graph.exports import generate_graph, write_graph
from cityshare.graph.learning_graph import LearningGraph, learning_graph
from cityshare.graph.measures import (
    DelegationPair,
    Reciprocity,
    measure_reciprocity,
    most_asked,
    neither_learn_nor_share,
)
from cityshare.similarity import Unmet, unmet_needs

__all__ = [
    "DelegationPair",
    "LearningGraph",
    "Reciprocity",
    "Unmet",
    "generate_graph",
    "learning_graph",
    "measure_reciprocity",
    "most_asked",
    "neither_learn_nor_share",
    "unmet_needs",
    "write_graph",
]
