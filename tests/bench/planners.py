"""The engine and its named alternatives, and what their plans come to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
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
VALUE_ALONE = "engine, fairness `total`"
GREEDY = "greedy"
BEST_GREEDY = f"greedy, best of {N_LISTS} lists"
MENDED = "random plans mended"
DRAWN = "random plans as drawn"


def _engine(case: Case) -> Iterator[Seating]:
    yield search(compiled(case).problem, budget=BUDGET).seating


def _value_alone(case: Case) -> Iterator[Seating]:
    problem = replace(compiled(case).problem, fairness="total")
    yield search(problem, budget=BUDGET).seating


def _greedy(case: Case) -> Iterator[Seating]:
    return greedy_plans(compiled(case).problem, number=N_LISTS)


def _best_greedy(case: Case) -> Iterator[Seating]:
    def rank(seating: Seating) -> tuple[int, ...]:
        judged = evaluate(compiled(case).problem, seating)
        return (judged.must_broken, *judged.objective)

    yield min(plans(case, GREEDY), key=rank)


def _mended(case: Case) -> Iterator[Seating]:
    return random_plans(compiled(case).problem, number=N_RANDOM)


def _drawn(case: Case) -> Iterator[Seating]:
    arrays, rng = pack(compiled(case).problem), np.random.default_rng(0)
    for _ in range(N_RANDOM):
        yield random_seating(arrays, rng)


PLANNERS: dict[str, Callable[[Case], Iterator[Seating]]] = {
    ENGINE: _engine,
    VALUE_ALONE: _value_alone,
    GREEDY: _greedy,
    BEST_GREEDY: _best_greedy,
    MENDED: _mended,
    DRAWN: _drawn,
}


@cache
def plans(case: Case, planner: str) -> tuple[Seating, ...]:
    """Return the plans of a planner, drawn up once."""
    found = tuple(PLANNERS[planner](case))
    assert found, f"{planner}: no plan for {case}"
    return found


@dataclass(frozen=True)
class Outcome:
    """Means over the plans of one planner, judged by the one judge.

    ``left_out`` counts people who have a priority that somebody in the cohort could
    answer and none answered at their table; ``broken`` the ``must`` rules by name.
    """

    n_plans: int
    value: float
    answered: float
    first_wish: float
    left_out: float
    must_broken: float
    broken: dict[str, float]

    @property
    def of_plans(self) -> str:
        """Say of how many plans this is the mean, where of several."""
        return f", mean of {self.n_plans}" if self.n_plans > 1 else ""


@cache
def outcome(case: Case, planner: str) -> Outcome:
    """Judge the plans of a planner."""
    hall, found = compiled(case), plans(case, planner)
    judged = [evaluate(hall.problem, plan) for plan in found]
    headlines = [
        count_headline(hall, plan, evaluation, random_mean=None)
        for plan, evaluation in zip(found, judged, strict=True)
    ]
    return _mean(hall, judged, headlines)


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
        first_wish=sum(h.first_wish for h in headlines) / n,
        left_out=sum(e.unfairness[0] for e in judged) / n,
        must_broken=sum(e.must_broken for e in judged) / n,
        broken={rule: times / n for rule, times in broken.items()},
    )
