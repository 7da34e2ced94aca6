"""How good a plan is, in plain words."""

from __future__ import annotations

from cityshare.grouping import Plan
from cityshare.progress import gap_percent

STATUS = {
    "infeasible": "No plan keeps all these rules; this is proven.",
    "unknown": "No plan was found that keeps all these rules.",
}

COUNTED = {
    "floor": "people without an answered priority",
    "leximin": "people who are served nothing",
}


def quality(plan: Plan) -> str:
    """Say how far from the best possible a plan can be.

    >>> from cityshare.grouping import Plan
    >>> about = {"cohort": "spring", "questionnaire": "q 1", "session": "s", "seed": 0}
    >>> plan = Plan(**about, fairness="floor", status="feasible", value=8, bound=10)
    >>> quality(plan)
    'how good: value 8.0, at most 20.0 % below the best possible (10.0 at most)'
    """
    if plan.status in STATUS or plan.value is None:
        return STATUS.get(plan.status, STATUS["unknown"])
    is_best = plan.status == "optimal"
    return f"how good: {in_words(plan.value, plan.bound, is_best=is_best)}"


def fairness(plan: Plan) -> tuple[str, ...]:
    """Say who is left out, where that comes before the value.

    >>> from cityshare.grouping import Plan
    >>> about = {"cohort": "spring", "questionnaire": "q 1", "session": "s", "seed": 0}
    >>> facts = {"status": "optimal", "objective": (0, 2, 142.25), "value": 142.25}
    >>> fairness(Plan(**about, fairness="floor", **facts))
    ('people without an answered priority: 2 (fewer come before more value)',)
    """
    if not plan.objective or plan.fairness not in COUNTED:
        return ()
    n = int(plan.objective[1])
    return (f"{COUNTED[plan.fairness]}: {n} (fewer come before more value)",)


def in_words(value: float, bound: float | None, *, is_best: bool) -> str:
    """Say a value, and what is proven of it.

    >>> in_words(8.0, 8.0, is_best=True)
    'value 8.0, proven best possible'
    >>> in_words(8.0, None, is_best=False)
    'value 8.0, not known how far from the best possible'
    """
    worth = f"value {value:.1f}"
    if is_best:
        return f"{worth}, proven best possible"
    if bound is None:
        return f"{worth}, not known how far from the best possible"
    if bound <= value:
        return (
            f"{worth}, and no plan is worth more; that none is fairer or keeps more "
            "preferred rules is not proven"
        )
    gap = gap_percent(value, bound)
    return f"{worth}, at most {gap} % below the best possible ({bound:.1f} at most)"
