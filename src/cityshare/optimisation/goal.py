"""The goal of one stage of the objective, over tables as columns."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from cityshare.optimisation.pricing import Column
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem
from cityshare.optimisation.value import Evaluation

NO_THRESHOLDS = (0,) * N_THRESHOLDS


@dataclass(frozen=True)
class Goal:
    """What is maximised, and which earlier stages must not get worse.

    The goal of a plan is ``value * its value - prefer * preferred rules broken -
    sum below[t] * people below threshold t``. ``most_prefer`` and ``most_below``
    hold the limits of proven earlier stages.
    """

    name: str
    value: int = 0
    prefer: int = 0
    below: tuple[int, ...] = NO_THRESHOLDS
    most_prefer: int | None = None
    most_below: dict[int, int] = field(default_factory=dict)

    def of_column(self, column: Column) -> int:
        """Return what one table adds to the goal."""
        lost = sum(w * n for w, n in zip(self.below, column.below, strict=True))
        return self.value * column.value - self.prefer * column.prefer - lost

    def of_plan(self, problem: GroupingProblem, evaluation: Evaluation) -> int:
        """Return the goal of an evaluated plan (offset of pairs included)."""
        counts = people_below(problem, evaluation)
        lost = sum(w * n for w, n in zip(self.below, counts, strict=True))
        return (
            self.value * evaluation.value
            - self.prefer * evaluation.prefer_broken
            - lost
        )

    def within(self, limits: Goal) -> Goal:
        """Return this goal with the limits of another."""
        return replace(
            self, most_prefer=limits.most_prefer, most_below=dict(limits.most_below)
        )

    def limited(self, problem: GroupingProblem, evaluation: Evaluation) -> Goal:
        """Return this goal's own limit added to the limits, for the next stage."""
        counts = people_below(problem, evaluation)
        limits = dict(self.most_below)
        limits.update({t: counts[t] for t, w in enumerate(self.below) if w})
        prefer = evaluation.prefer_broken if self.prefer else self.most_prefer
        return replace(self, most_prefer=prefer, most_below=limits)


def people_below(problem: GroupingProblem, evaluation: Evaluation) -> tuple[int, ...]:
    """Return the people below each fairness threshold, as columns count them."""
    if problem.fairness == "floor":
        return evaluation.unfairness * N_THRESHOLDS
    return evaluation.unfairness or NO_THRESHOLDS


def stages(problem: GroupingProblem) -> list[Goal]:
    """Return the stages of the objective in order; the last one is the value."""
    goals = [Goal("preferred rules", prefer=1)]
    n_stages = {"total": 0, "floor": 1, "leximin": N_THRESHOLDS}[problem.fairness]
    for t in range(n_stages):
        below = tuple(int(x == t) for x in range(N_THRESHOLDS))
        goals.append(Goal(f"fairness {t + 1}", below=below))
    return [*goals, Goal("value", value=1)]
