"""Select: the best combination of known tables, by CP-SAT."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from cityshare.optimisation.goal import Goal
from cityshare.optimisation.master import bridge_limits, prefer_offset
from cityshare.optimisation.pricing import Column
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.stoppable import solve
from cityshare.progress import SILENT, Observer


@dataclass(frozen=True)
class Selection:
    """The answer: a seating, or the proof that none of these tables does better.

    ``goal`` is what the tables promise; the judge may find the plan worse where
    columns relax a rule that spans tables.
    """

    status: Literal["found", "none", "unknown"]
    seating: Seating | None = None
    is_best: bool = False
    goal: int = 0


def select(
    problem: GroupingProblem,
    columns: Sequence[Column],
    goal: Goal,
    *,
    beat: int,
    work: float,
    hint: frozenset[tuple[int, tuple[int, ...]]] = frozenset(),
    observer: Observer = SILENT,
) -> Selection:
    """Choose tables that seat everybody once and beat a goal, the best of them.

    Parameters
    ----------
    columns
        Tables to choose from.
    beat
        The goal is to be at least ``beat + 1``.
    work
        Deterministic seconds of CP-SAT.
    hint
        Tables of a known plan.
    observer
        May end it.
    """
    model = cp_model.CpModel()
    use = [model.new_bool_var("") for _ in columns]
    _seat_everybody(model, problem, columns, use)
    _keep_limits(model, problem, columns, use, goal)
    worth = [goal.of_column(column) for column in columns]
    total = cp_model.LinearExpr.weighted_sum(use, worth)
    model.add(total >= beat + 1 + goal.prefer * prefer_offset(problem))
    model.maximize(total)
    for variable, column in zip(use, columns, strict=True):
        model.add_hint(variable, (column.theme, column.members) in hint)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    status = solve(solver, model, observer)
    if status == cp_model.INFEASIBLE:
        return Selection("none")
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Selection("unknown")
    chosen = [c for c, x in zip(columns, use, strict=True) if solver.boolean_value(x)]
    promised = sum(goal.of_column(c) for c in chosen)
    return Selection(
        "found",
        seating_of(problem, chosen),
        is_best=status == cp_model.OPTIMAL,
        goal=promised - goal.prefer * prefer_offset(problem),
    )


def seating_of(problem: GroupingProblem, columns: Sequence[Column]) -> Seating:
    """Return the seating of tables that together hold everybody once."""
    table_of = np.zeros(problem.n_people, np.int64)
    for g, column in enumerate(columns):
        table_of[list(column.members)] = g
    return Seating(table_of, np.array([c.theme for c in columns], np.int64))


def _seat_everybody(
    model: cp_model.CpModel,
    problem: GroupingProblem,
    columns: Sequence[Column],
    use: list[cp_model.IntVar],
) -> None:
    by_person: list[list[cp_model.IntVar]] = [[] for _ in range(problem.n_people)]
    by_theme: list[list[cp_model.IntVar]] = [[] for _ in range(problem.n_themes)]
    for column, variable in zip(columns, use, strict=True):
        by_theme[column.theme].append(variable)
        for i in column.members:
            by_person[i].append(variable)
    for variables in by_person:
        model.add_exactly_one(variables)
    count = problem.table_count
    for h, variables in enumerate(by_theme):
        model.add_linear_constraint(
            sum(variables), int(count.least[h]), int(count.most[h])
        )
    model.add(sum(use) == problem.n_tables)


def _keep_limits(
    model: cp_model.CpModel,
    problem: GroupingProblem,
    columns: Sequence[Column],
    use: list[cp_model.IntVar],
    goal: Goal,
) -> None:
    weighted = cp_model.LinearExpr.weighted_sum
    for mask, most in bridge_limits(problem).items():
        served = [int(c.need > 0 and c.need & ~mask == 0) for c in columns]
        model.add(weighted(use, served) <= most)
    if goal.most_prefer is not None:
        broken = [c.prefer for c in columns]
        model.add(weighted(use, broken) <= goal.most_prefer - prefer_offset(problem))
    for t, most in goal.most_below.items():
        model.add(weighted(use, [c.below[t] for c in columns]) <= most)
