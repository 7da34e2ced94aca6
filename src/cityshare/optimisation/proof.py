"""A proof: how much work it may take, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.optimisation.problem import Seating
from cityshare.optimisation.value import Evaluation


@dataclass(frozen=True)
class ProofBudget:
    """How much work a proof may take; the clock is only a cap.

    ``rounds`` of the master programme for each stage, ``nodes`` of each exact
    pricing, ``branch_work`` tables in the programmes of each branching, ``parts`` of a
    plan seated anew.
    """

    rounds: int = 400
    nodes: int = 30_000_000
    branch_work: int = 4_000_000
    most_tables: int = 40_000
    most_cuts: int = 200
    parts: int = 8
    seconds: float | None = None


@dataclass(frozen=True, eq=False)
class Proof:
    """What is known of the best possible plan.

    Attributes
    ----------
    seating, evaluation
        The best plan known.
    bound
        No plan that keeps all ``must`` rules, and is at least as good as this one in
        every earlier stage, has a higher value (eighths); ``None`` if no bound was
        found.
    is_optimal
        Whether every stage is proven.
    proven_stages
        How many stages of the objective are proven, the value included.
    """

    seating: Seating
    evaluation: Evaluation
    bound: int | None
    is_optimal: bool
    proven_stages: int
    seconds: float
    struck_time: bool
