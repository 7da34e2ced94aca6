"""The search for a good seating, by the engine that suits the problem."""

from __future__ import annotations

from cityshare.optimisation import annealing
from cityshare.optimisation.annealing import Budget, SearchResult
from cityshare.optimisation.pairs_only import is_pairs_only, search_pairs
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.progress import SILENT, Observer


def search(
    problem: GroupingProblem,
    *,
    seed: int = 0,
    budget: Budget | None = None,
    start: Seating | None = None,
    observer: Observer = SILENT,
) -> SearchResult:
    """Search for a good seating.

    Where the value comes from pair goals alone, groups are made as diverse as
    possible by the delta table of all pairs; every other problem is annealed.

    Parameters
    ----------
    problem
        At least one person and one table.
    seed
        Same seed and same budget, same answer, unless the clock struck.
    budget
        Moves per person of each round, and a cap in seconds.
    start
        A seating to begin with, sizes kept: every round anneals from it, cooler.
    observer
        Sees every better seating; may end the search.

    See Also
    --------
    cityshare.optimisation.annealing.search
    cityshare.optimisation.diversity.search_diverse
    """
    engine = search_pairs if is_pairs_only(problem) else annealing.search
    return engine(problem, seed=seed, budget=budget, start=start, observer=observer)
