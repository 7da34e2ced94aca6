"""The engine and its named alternatives, and what their plans come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np

from bench.cases import Case, compiled
from bench.greedy import greedy_plans
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.headline import count_headline
from cityshare.grouping.plan import Headline
from cityshare.optimisation import (
    UNIT,
    Budget,
    Evaluation,
    GroupingProblem,
    Seating,
    evaluate,
    random_plans,
    search,
)
from cityshare.optimisation.annealing import random_seating
from cityshare.optimisation.arrays import pack

BUDGET = Budget()
N_RANDOM = 200
N_LISTS = 20

ENGINE = "engine"
GREEDY = f"greedy, mean of {N_LISTS} lists"
BEST_GREEDY = f"greedy, best of {N_LISTS} lists"
MENDED = f"random plans mended, mean of {N_RANDOM}"
DRAWN = f"random plans as drawn, mean of {N_RANDOM}"


def _engine(problem: GroupingProblem) -> Iterator[Seating]:
    yield search(problem, budget=BUDGET).seating


def _greedy(problem: GroupingProblem) -> Iterator[Seating]:
    return greedy_plans(problem, number=N_LISTS)


def _best_greedy(problem: GroupingProblem) -> Iterator[Seating]:
    def rank(seating: Seating) -> tuple[int, ...]:
        judged = evaluate(problem, seating)
        return (judged.must_broken, *judged.objective)

    yield min(_greedy(problem), key=rank)


def _mended(problem: GroupingProblem) -> Iterator[Seating]:
    return random_plans(problem, number=N_RANDOM)


def _drawn(problem: GroupingProblem) -> Iterator[Seating]:
    arrays, rng = pack(problem), np.random.default_rng(0)
    for _ in range(N_RANDOM):
        yield random_seating(arrays, rng)


PLANNERS: dict[str, Callable[[GroupingProblem], Iterator[Seating]]] = {
    ENGINE: _engine,
    GREEDY: _greedy,
    BEST_GREEDY: _best_greedy,
    MENDED: _mended,
    DRAWN: _drawn,
}


@dataclass(frozen=True)
class Outcome:
    """Means over the plans of one planner, judged by the one judge.

    ``left_out`` counts people who have a priority that somebody in the cohort could
    answer and none answered at their table; ``broken`` the ``must`` rules by name.
    """

    n_plans: int
    value: float
    answered: float
    priorities: int
    first_wish: float
    people: int
    left_out: float
    must_broken: float
    broken: dict[str, float]


@cache
def outcome(case: Case, planner: str) -> Outcome:
    """Run a planner on a case, once, and judge its plans."""
    hall = compiled(case)
    plans = list(PLANNERS[planner](hall.problem))
    judged = [(plan, evaluate(hall.problem, plan)) for plan in plans]
    headlines = [
        count_headline(hall, plan, evaluation, random_mean=None)
        for plan, evaluation in judged
    ]
    return _mean(hall, [evaluation for _, evaluation in judged], headlines)


def _mean(
    hall: Compiled, judged: list[Evaluation], headlines: list[Headline]
) -> Outcome:
    n = len(judged)
    broken: Counter[str] = Counter()
    for evaluation in judged:
        pairs = zip(hall.problem.primitives, evaluation.broken, strict=True)
        broken.update({p.rule: times for p, times in pairs if p.must and times})
    return Outcome(
        n_plans=n,
        value=sum(e.value for e in judged) / UNIT / n,
        answered=sum(h.priorities_answered for h in headlines) / n,
        priorities=headlines[0].priorities,
        first_wish=sum(h.first_wish for h in headlines) / n,
        people=headlines[0].people,
        left_out=sum(e.unfairness[0] for e in judged) / n,
        must_broken=sum(e.must_broken for e in judged) / n,
        broken={rule: times / n for rule, times in broken.items()},
    )
