"""Prove: better plans and proven bounds from tables as columns."""

from __future__ import annotations

from cityshare.optimisation.annealing import Budget
from cityshare.optimisation.course import Course
from cityshare.optimisation.example import tiny_problem
from cityshare.optimisation.goal import stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.proof import Proof, ProofBudget
from cityshare.optimisation.searching import search
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer


def prove(
    problem: GroupingProblem,
    seating: Seating,
    *,
    budget: ProofBudget | None = None,
    observer: Observer = SILENT,
) -> Proof:
    """Improve a plan that keeps all ``must`` rules and bound the best possible.

    The stages of the objective are bounded in order, each by column generation with
    exact pricing, tightened by cuts, and closed by enumerating every table that a
    better plan could use. What the best plan known reaches in a stage is a limit for
    the later ones, proven or not.

    References
    ----------
    C. Barnhart et al. (1998), Branch-and-price: column generation for solving huge
    integer programs, Operations Research 46(3), doi:10.1287/opre.46.3.316.
    P. Wentges (1997), Weighted Dantzig-Wolfe decomposition for linear mixed-integer
    programming, ITOR 4(2), doi:10.1016/S0969-6016(97)00001-4.
    M. Jepsen et al. (2008), Subset-row inequalities applied to the vehicle-routing
    problem with time windows, Operations Research 56(2), doi:10.1287/opre.1070.0449.
    R. Baldacci, N. Christofides, A. Mingozzi (2008), An exact algorithm for the
    vehicle routing problem based on the set partitioning formulation, Mathematical
    Programming 115, doi:10.1007/s10107-007-0178-5 (the enumeration of the last gap).
    """
    budget = budget or ProofBudget()
    run = Incumbent(
        problem, seating, evaluate(problem, seating), observer, budget.seconds
    )
    run.search_pool()
    proven, bound = Course(run, budget).run_all()
    return Proof(
        seating=run.seating,
        evaluation=run.evaluation,
        bound=bound,
        is_optimal=proven == len(stages(problem)),
        proven_stages=proven,
        seconds=run.elapsed,
        struck_time=run.struck_time,
    )


def warm_up_proof(observer: Observer = SILENT) -> None:
    """Compile the kernels of the proof, or load them from the cache."""
    tiny = tiny_problem()
    prove(tiny, search(tiny, budget=Budget((10,))).seating, observer=observer)
