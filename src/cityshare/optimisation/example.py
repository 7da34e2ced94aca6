"""A tiny problem, to warm the compiled kernels up and to show the shapes."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation.primitives import Size, TableCount
from cityshare.optimisation.problem import GroupingProblem


def tiny_problem() -> GroupingProblem:
    """Return four people, two practices in two themes, two tables of two."""
    current = np.array([[4, 1], [1, 4], [5, 2], [2, 5]])
    return GroupingProblem(
        current=current,
        aim=np.array([[4, 3], [3, 4], [5, 4], [4, 5]]),
        shared=np.where(current >= 3, current, 0),
        gain_first=np.full((4, 2), 8),
        gain_second=np.full((4, 2), 2),
        wish=np.zeros((4, 2), np.int64),
        ranked=np.array([[0, 1], [1, 0], [0, 1], [1, 0]], np.bool_),
        practices=np.eye(2, dtype=np.bool_),
        n_tables=2,
        size=Size(np.ones(4, np.bool_), 2, 2),
        table_count=TableCount(np.zeros(2, np.int64), np.full(2, 2)),
    )
