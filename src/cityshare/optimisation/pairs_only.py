"""Grouping problems whose value comes from pair goals alone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cityshare.optimisation.annealing import Budget, SearchResult
from cityshare.optimisation.diversity import search_diverse
from cityshare.optimisation.problem import UNIT, GroupingProblem, Seating
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer, SolverReport

DENSE = 0.5  # of all pairs have a goal
TRIALS_PER_MOVE = 100  # a trial by the delta table is so much cheaper than a move


def is_pairs_only(problem: GroupingProblem) -> bool:
    """Tell whether nothing but sizes and a dense matrix of pair goals counts.

    Such a problem has one theme and no rules, nobody wishes for anything and no
    step has a weight: it is the Maximally Diverse Grouping Problem.
    """
    if problem.n_themes != 1 or problem.primitives or problem.wish.any():
        return False
    if not problem.size.counted.all() or _can_learn(problem):
        return False
    n_pairs = problem.n_people * (problem.n_people - 1) / 2
    n_goals = int(np.count_nonzero(np.triu(pair_matrix(problem), 1)))
    return n_goals > 0 and n_goals >= DENSE * n_pairs


def _can_learn(problem: GroupingProblem) -> bool:
    if problem.fairness == "floor" and problem.ranked.any():
        return True
    top = np.minimum(problem.aim, problem.best_levels)
    weighted = (problem.gain_first > 0) | (problem.gain_second > 0)
    here = problem.practices.any(axis=0)
    return bool((weighted & here & (top > problem.current)).any())


def pair_matrix(problem: GroupingProblem) -> npt.NDArray[np.float64]:
    """Return the goals of all pairs as a symmetric matrix in eighths, ``(n, n)``."""
    goals = problem.pair_goals
    matrix = np.zeros((problem.n_people, problem.n_people))
    np.add.at(matrix, (goals.first, goals.second), goals.value)
    return np.asarray(matrix + matrix.T)


def search_pairs(
    problem: GroupingProblem,
    *,
    seed: int = 0,
    budget: Budget | None = None,
    start: Seating | None = None,
    observer: Observer = SILENT,
) -> SearchResult:
    """Search a problem of pair goals alone with the engine for diverse groups.

    Parameters and result are those of :func:`cityshare.optimisation.search`; a move
    of the budget stands for a hundred trials, of which the result counts each.
    """
    budget = budget or Budget()
    rounds = tuple(TRIALS_PER_MOVE * moves for moves in budget.moves_per_person)
    found = search_diverse(
        pair_matrix(problem),
        problem.n_tables,
        problem.size.low,
        problem.size.high,
        seed=seed,
        budget=Budget(rounds, seconds=budget.seconds),
        start=None if start is None else start.table_of,
        observer=_InSteps(observer),
    )
    seating = Seating(found.group_of, np.zeros(problem.n_tables, np.int64))
    return SearchResult(
        seating=seating,
        evaluation=evaluate(problem, seating),
        moves=found.moves,
        seconds=found.seconds,
        struck_time=found.struck_time,
        trace=tuple(map(_in_steps, found.trace)),
    )


@dataclass
class _InSteps(Observer):
    """Tells another observer in weighted steps what is counted in eighths."""

    other: Observer

    def report(self, report: SolverReport) -> None:
        self.other.report(_in_steps(report))

    def should_stop(self) -> bool:
        return self.other.should_stop()


def _in_steps(report: SolverReport) -> SolverReport:
    value = report.value / UNIT
    return report._replace(objective=(0, 0, 0, -value), value=value)
