"""What a plan is worth, what its rules cost, and whom it serves least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from cityshare.advice.standing import Standing, stand
from cityshare.grouping.plan import Plan, UnmetNeed
from cityshare.grouping.rules import Rules
from cityshare.optimisation import (
    UNIT,
    Budget,
    Evaluation,
    FairnessMode,
    GroupingProblem,
    evaluate,
    random_plans,
    search,
)
from cityshare.scoring import Profiles

N_RANDOM = 50
COST_BUDGET = Budget((2_000,))
VALUE_BUDGET = Budget((1_000, 4_000, 16_000))
MOST_LEAST_SERVED = 5


@dataclass(frozen=True)
class RuleCost:
    """What a short search finds without a rule, compared with the same search with it.

    Found, not proven: the true cost may be higher or lower.

    Attributes
    ----------
    rule, sentence
        The rule and its words.
    value
        Weighted steps more without the rule.
    people
        People fewer who have a priority that nobody at their table answers (by the
        plan's fairness).
    others_kept
        Times fewer that other preferred rules are broken.
    """

    rule: str
    sentence: str
    value: float
    people: int
    others_kept: int


@dataclass(frozen=True)
class LeastServed:
    """Somebody, and the share of what one table could give them (0 to 1)."""

    person: str
    share: float


@dataclass(frozen=True)
class FairnessCost:
    """What a search finds for the value alone, fairness left aside.

    Found, not proven: the true cost may be higher or lower.

    Attributes
    ----------
    fairness
        The fairness of the plan.
    value
        Weighted steps more without it: what it costs.
    people
        People more who are left out without it, by the first stage of fairness:
        what it gives.
    """

    fairness: FairnessMode
    value: float
    people: int


@dataclass(frozen=True)
class PlanExplained:
    """What a plan is worth; values in weighted steps.

    ``random`` is the mean value of seeded random plans mended to keep the ``must``
    rules, ``better_found`` what the search that prices the rules gains with all rules
    in force; ``costs`` is empty where no rule costs anything, ``None`` where it was
    not asked for; ``fairness_cost`` likewise, and ``None`` where the plan is for the
    value alone. ``least_share`` is the smallest share of what one table could give
    somebody (0 to 1), and ``n_least_share`` the number of people who get no more.
    """

    value: float
    random: float | None
    bound: float | None
    optimality_gap: float | None
    least_served: tuple[LeastServed, ...]
    unmet: tuple[UnmetNeed, ...]
    better_found: float | None = None
    costs: tuple[RuleCost, ...] | None = None
    fairness_cost: FairnessCost | None = None
    least_share: float | None = None
    n_least_share: int = 0


def explain_plan(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    *,
    costs: bool = False,
    met: Iterable[tuple[str, str]] = (),
) -> PlanExplained:
    """Explain a plan as a whole.

    Parameters
    ----------
    profiles
        The profiles of the cohort.
    plan
        A plan with tables.
    rules
        The rules it was made with.
    costs
        Whether to search once without each rule, and once for the value alone,
        which takes a second or more.
    met
        Pairs who sat together before.

    Raises
    ------
    CityshareError
        F109 if the plan does not fit the cohort and the rules.

    Notes
    -----
    The cost of a rule is the objective that a search of fixed work reaches without
    it, started from the plan, less the objective the same search reaches with it;
    what the search starts from is kept if nothing is better. The cost of fairness is
    the value that a longer search reaches under fairness ``total``, from scratch, less
    the plan's; it is below 0 only where preferred rules are kept better instead.

    Examples
    --------
    >>> import cityshare as cs
    >>> from cityshare.advice import explain_plan
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> plan = cs.assign(profiles, cs.Rules(), seed=7)
    >>> explain_plan(profiles, plan, cs.Rules()).value == plan.value
    True
    """
    standing = stand(profiles, plan, rules, met=met)
    problem, value = standing.problem, standing.evaluation.value / UNIT
    drawn = random_plans(problem, number=N_RANDOM, seed=plan.seed)
    values = [evaluate(problem, seating).value / UNIT for seating in drawn]
    shares = list(plan.served.values())
    least = min(shares, default=None)
    explained = PlanExplained(
        value=value,
        random=round(sum(values) / len(values), 1) if values else None,
        bound=plan.bound,
        optimality_gap=plan.optimality_gap,
        least_served=_least_served(plan),
        unmet=plan.unmet_needs,
        least_share=least,
        n_least_share=0 if least is None else shares.count(least),
    )
    if not costs:
        return explained
    with_all = _searched(problem, standing)
    priced = sorted(_costs(standing, with_all), key=lambda c: (-c.people, -c.value))
    better = with_all.value / UNIT - value
    return replace(
        explained,
        better_found=better,
        costs=tuple(priced),
        fairness_cost=_fairness_cost(standing, with_all),
    )


def _least_served(plan: Plan) -> tuple[LeastServed, ...]:
    ranked = sorted(plan.served.items(), key=lambda item: item[1])
    return tuple(LeastServed(*item) for item in ranked[:MOST_LEAST_SERVED])


def _searched(problem: GroupingProblem, standing: Standing) -> Evaluation:
    found = search(
        problem,
        seed=standing.plan.seed,
        budget=COST_BUDGET,
        start=standing.seating,
    )
    return found.evaluation


def _fairness_cost(standing: Standing, with_all: Evaluation) -> FairnessCost | None:
    problem = standing.problem
    if problem.fairness == "total":
        return None
    for_value = search(
        replace(problem, fairness="total"),
        seed=standing.plan.seed,
        budget=VALUE_BUDGET,
    )
    free = evaluate(problem, for_value.seating)
    if not free.is_allowed or _without_fairness(free) > _without_fairness(with_all):
        free = with_all
    return FairnessCost(
        fairness=problem.fairness,
        value=(free.value - with_all.value) / UNIT,
        people=free.unfairness[0] - with_all.unfairness[0],
    )


def _without_fairness(evaluation: Evaluation) -> tuple[int, int]:
    return evaluation.prefer_broken, -evaluation.value


def _costs(standing: Standing, with_all: Evaluation) -> Iterator[RuleCost]:
    problem = standing.problem
    for rule in dict.fromkeys(p.rule for p in problem.primitives):
        rest = tuple(p for p in problem.primitives if p.rule != rule)
        without = _searched(replace(problem, primitives=rest), standing)
        broken = sum(
            times
            for primitive, times in zip(
                problem.primitives, with_all.broken, strict=True
            )
            if not primitive.must and primitive.rule != rule
        )
        before = (broken, *with_all.unfairness, -with_all.value)
        if without.objective >= before:
            continue
        yield RuleCost(
            rule=rule,
            sentence=next(
                c.sentence for c in standing.compiled.clauses if c.rule == rule
            ),
            value=(without.value - with_all.value) / UNIT,
            people=sum(with_all.unfairness[:1]) - sum(without.unfairness[:1]),
            others_kept=broken - without.prefer_broken,
        )
