"""A seating that something has happened to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import GroupingProblem, Seating


@dataclass(frozen=True, eq=False)
class Disturbed:
    """Who sat where, who is there now, and what people ask for.

    Attributes
    ----------
    problem
        Who is there now, and the sizes and rules to reach; its tables keep their
        themes.
    theme_of
        Themes of the tables ``(k,)``.
    home
        The table each person had ``(n,)``, -1 for none.
    locked
        Who may not be moved ``(n,)``.
    asked
        The table somebody is to sit at, whatever becomes of it.
    """

    problem: GroupingProblem
    theme_of: IntArray
    home: IntArray
    locked: BoolArray
    asked: Mapping[int, int] = field(default_factory=dict)

    @property
    def start(self) -> Seating:
        """Everybody at home or where asked; newcomers at the smallest tables."""
        table_of = self.home.copy()
        for i, g in self.asked.items():
            table_of[i] = g
        counted, k = self.problem.size.counted, self.problem.n_tables
        for i in np.flatnonzero(table_of < 0).tolist():
            mates = (counted == counted[i]) & (table_of >= 0)
            table_of[i] = int(np.argmin(np.bincount(table_of[mates], minlength=k)))
        return Seating(table_of, self.theme_of)

    @property
    def fixed(self) -> dict[int, int]:
        """The tables of people who may not be moved from there."""
        held = (self.locked & (self.home >= 0)).nonzero()[0].tolist()
        return {i: int(self.home[i]) for i in held} | dict(self.asked)

    @property
    def free(self) -> BoolArray:
        """Who may be moved ``(n,)``."""
        free = np.ones(self.problem.n_people, np.bool_)
        free[list(self.fixed)] = False
        return free
