"""Arrays only, no people: primitives, the integer value, engines."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cityshare.optimisation.primitives import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    Pairs,
    Primitive,
    Size,
    TableCount,
)
from cityshare.optimisation.problem import (
    UNIT,
    FairnessMode,
    GroupingProblem,
    PairGoals,
    Seating,
)
from cityshare.optimisation.value import Evaluation, evaluate, lacking

if TYPE_CHECKING:
    from cityshare.optimisation.annealing import (
        Budget,
        SearchResult,
        random_plans,
        warm_up,
    )
    from cityshare.optimisation.columns import prove, warm_up_proof
    from cityshare.optimisation.diversity import search_diverse
    from cityshare.optimisation.diversity_file import read_mdgp
    from cityshare.optimisation.feasibility import Clash, find_clash
    from cityshare.optimisation.proof import Proof, ProofBudget
    from cityshare.optimisation.repair import warm_up_repair
    from cityshare.optimisation.searching import search

__all__ = [
    "UNIT",
    "Allowed",
    "Budget",
    "Clash",
    "ClassCap",
    "CommonLabel",
    "Cover",
    "Evaluation",
    "FairnessMode",
    "GroupingProblem",
    "PairGoals",
    "Pairs",
    "Primitive",
    "Proof",
    "ProofBudget",
    "SearchResult",
    "Seating",
    "Size",
    "TableCount",
    "evaluate",
    "find_clash",
    "lacking",
    "prove",
    "random_plans",
    "read_mdgp",
    "search",
    "search_diverse",
    "warm_up",
    "warm_up_proof",
    "warm_up_repair",
]

_COMPILED = {
    "Budget": "annealing",
    "SearchResult": "annealing",
    "random_plans": "annealing",
    "warm_up": "annealing",
    "warm_up_proof": "columns",
    "warm_up_repair": "repair",
    "Proof": "proof",
    "ProofBudget": "proof",
    "prove": "columns",
    "Clash": "feasibility",
    "find_clash": "feasibility",
    "read_mdgp": "diversity_file",
    "search": "searching",
    "search_diverse": "diversity",
}


def __getattr__(name: str) -> object:
    """Import what needs numba or OR-Tools when it is first asked for."""
    if name not in _COMPILED:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(f"cityshare.optimisation.{_COMPILED[name]}")
    return getattr(module, name)
