"""Made-up problems: a tiny one to warm up with, larger ones to time a machine."""

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


def made_up_problem(n_people: int, *, seed: int = 0) -> GroupingProblem:
    """Return a problem of so many people, to see how long a machine takes.

    Sixteen practices in four themes, tables of five to seven, three ranked practices
    each, and no rule but the sizes.
    """
    rng = np.random.default_rng(seed)
    shape = (n_people, 16)
    current = rng.integers(1, 6, shape)
    ranked = np.zeros(shape, np.bool_)
    ranked[:, :3] = True
    ranked = rng.permuted(ranked, axis=1)
    weight = np.where(ranked, 16, 4)
    n_tables = max(2, round(n_people / 6))
    return GroupingProblem(
        current=current,
        aim=np.minimum(current + 2, 5),
        shared=np.where(current >= 3, current, 0),
        gain_first=weight,
        gain_second=weight // 4,
        wish=rng.permuted(np.tile([40, 20, 4, 0], (n_people, 1)), axis=1),
        ranked=ranked & (current < 5),
        practices=np.repeat(np.eye(4, dtype=np.bool_), 4, axis=1),
        n_tables=n_tables,
        size=Size(np.ones(n_people, np.bool_), 4, 8),
        table_count=TableCount(np.zeros(4, np.int64), np.full(4, n_tables)),
    )
