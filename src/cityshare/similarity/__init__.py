"""Who can learn what from whom: potential, context, ties and unmet needs."""

from cityshare.similarity.context import (
    ContextColumn,
    ContextSimilarity,
    compare_contexts,
)
from cityshare.similarity.potential import (
    climbable_steps,
    highest_shared_levels,
    potential,
    potential_by_practice,
)
from cityshare.similarity.tie import Tie
from cityshare.similarity.ties import Reach, find_ties, flat_reach
from cityshare.similarity.unmet import Unmet, unmet_needs, where_to_ask

__all__ = [
    "ContextColumn",
    "ContextSimilarity",
    "Reach",
    "Tie",
    "Unmet",
    "climbable_steps",
    "compare_contexts",
    "find_ties",
    "flat_reach",
    "highest_shared_levels",
    "potential",
    "potential_by_practice",
    "unmet_needs",
    "where_to_ask",
]
