"""Prove: better plans and proven bounds from tables as columns."""

from __future__ import annotations

from cityshare.optimisation.annealing import Budget
from cityshare.optimisation.example import tiny_problem
from cityshare.optimisation.goal import Goal, stages
from cityshare.optimisation.incumbent import Incumbent
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.proof import Proof, ProofBudget
from cityshare.optimisation.searching import search
from cityshare.optimisation.stage import Stage
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer

MOST_PASSES = 5  # through all stages; one is enough unless an early stage improves


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
    proven, bound = 0, None
    for _ in range(MOST_PASSES):
        newly, best = _bound_in_order(run, budget)
        proven = max(proven, newly)
        if run.keeps_limits:
            bound = best
            break
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


def _bound_in_order(run: Incumbent, budget: ProofBudget) -> tuple[int, int | None]:
    """Bound every stage in turn; return how many are proven, and the last bound."""
    problem = run.problem
    limits = Goal("start")
    proven, bound = 0, None
    run.reached, run.bound = [], None
    for place, stage in enumerate(stages(problem)):
        goal = stage.within(limits)
        bound = _bound(run, goal, budget)
        if bound is not None and bound <= goal.of_plan(problem, run.evaluation):
            proven += proven == place
        if not stage.value:
            limits = goal.limited(problem, run.evaluation)
            run.reached.append(run.evaluation.objective[place])
    return proven, bound


def _bound(run: Incumbent, goal: Goal, budget: ProofBudget) -> int | None:
    """Bound one stage and improve the plan on the way; ``None`` without a bound."""
    if not goal.value and goal.of_plan(run.problem, run.evaluation) == 0:
        return 0
    if run.should_stop():
        return None
    return Stage(run, goal, budget).run_all()
