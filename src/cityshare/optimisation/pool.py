"""A pool: tables listed in full, priced all at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cityshare.optimisation.goal import Goal
from cityshare.optimisation.master import Duals
from cityshare.optimisation.pricing import SCALE, Column
from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import GroupingProblem, Seating


@dataclass(frozen=True, eq=False)
class Pool:
    """Tables as arrays of one row each."""

    columns: Sequence[Column]
    n_people: int
    triples: Sequence[tuple[int, int, int]]
    goal: Goal

    @cached_property
    def theme(self) -> IntArray:
        """``(n_tables,)``."""
        return np.array([c.theme for c in self.columns], np.int64)

    @cached_property
    def sits(self) -> BoolArray:
        """``(n_tables, n_people)`` whether each sits there."""
        sits = np.zeros((len(self.columns), self.n_people + 1), np.bool_)
        sits[np.arange(len(sits))[:, None], self._members] = True
        return sits[:, : self.n_people]

    def priced(self, duals: Duals) -> IntArray:
        """Return what each table is worth beyond these prices (``(n_tables,)``)."""
        rows = duals.rows
        person = np.append(rows.person, 0)
        priced: IntArray = SCALE * self._worth - person[self._members].sum(axis=1)
        priced -= self._prefer * rows.prefer + self._below @ rows.below
        priced -= duals.prices.bridge[self._need]
        priced -= self._pays @ duals.prices.cut
        return priced

    @cached_property
    def _members(self) -> IntArray:
        """``(n_tables, widest)``, filled up with ``n_people``."""
        widest = max((len(c.members) for c in self.columns), default=0)
        members = np.full((len(self.columns), widest), self.n_people, np.int64)
        for row, column in zip(members, self.columns, strict=True):
            row[: len(column.members)] = column.members
        return members

    @cached_property
    def _worth(self) -> IntArray:
        return np.array([self.goal.of_column(c) for c in self.columns], np.int64)

    @cached_property
    def _prefer(self) -> IntArray:
        return np.array([c.prefer for c in self.columns], np.int64)

    @cached_property
    def _need(self) -> IntArray:
        return np.array([c.need for c in self.columns], np.int64)

    @cached_property
    def _below(self) -> IntArray:
        return np.array([c.below for c in self.columns], np.int64)

    @cached_property
    def _pays(self) -> BoolArray:
        """``(n_tables, n_cuts)`` whether two or more of the triple sit there."""
        triples = np.array(self.triples, np.int64).reshape(-1, 3)
        return np.asarray(self.sits[:, triples].sum(axis=2) > 1)


def seating_of(problem: GroupingProblem, columns: Sequence[Column]) -> Seating:
    """Return the seating of tables that together hold everybody once."""
    table_of = np.zeros(problem.n_people, np.int64)
    for g, column in enumerate(columns):
        table_of[list(column.members)] = g
    return Seating(table_of, np.array([c.theme for c in columns], np.int64))
