"""A tie: one directed "this learner can learn this practice from that sharer"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """One directed tie between people of different delegations.

    Attributes
    ----------
    learner, sharer
        Participant ids.
    practice
        Name of the practice.
    steps
        Levels the learner can climb with this sharer (levels).
    value
        ``weight * steps * context * reach`` (weighted steps).
    rank
        1 for the sharer the learner should ask first, then 2, 3; ``None`` for a
        tie that is there (at one table) but beyond the sharer's cap of learners.
    reason
        Why, in words.
    """

    learner: str
    sharer: str
    practice: str
    steps: int
    value: float
    rank: int | None = None
    reason: str = ""
