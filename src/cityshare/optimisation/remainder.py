"""The remainder: who is left, and at how many tables, when some tables are kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from cityshare.optimisation.goal import Goal
from cityshare.optimisation.master import prefer_offset
from cityshare.optimisation.part import PartProblem, part_of
from cityshare.optimisation.pool import seating_of
from cityshare.optimisation.pricing import Column
from cityshare.optimisation.primitives import IntArray, TableCount
from cityshare.optimisation.problem import GroupingProblem, Seating


@dataclass(frozen=True, eq=False)
class Remainder:
    """A problem of its own: everybody who is not at one of the tables kept."""

    whole: GroupingProblem
    kept: tuple[Column, ...]

    @cached_property
    def rows(self) -> IntArray:
        """The people left, as rows of the whole problem."""
        is_left = np.ones(self.whole.n_people, np.bool_)
        for column in self.kept:
            is_left[list(column.members)] = False
        return np.flatnonzero(is_left)

    @cached_property
    def problem(self) -> PartProblem:
        """The problem of the people left, at the tables left."""
        themes = np.array([column.theme for column in self.kept], np.int64)
        used = np.bincount(themes, minlength=self.whole.n_themes)
        count = self.whole.table_count
        left = TableCount(
            np.maximum(count.least - used, 0), np.maximum(count.most - used, 0)
        )
        tables = np.arange(len(self.kept), self.whole.n_tables)
        return replace(part_of(self.whole, self.rows, tables), table_count=left)

    def goal(self, goal: Goal) -> Goal:
        """Return a goal with what its limits leave."""
        below = {
            t: most - sum(column.below[t] for column in self.kept)
            for t, most in goal.most_below.items()
        }
        prefer = goal.most_prefer
        if prefer is not None:
            prefer -= sum(column.prefer for column in self.kept)
            prefer += prefer_offset(self.problem) - prefer_offset(self.whole)
        return replace(goal, most_prefer=prefer, most_below=below)

    def columns(self, columns: Iterable[Column]) -> list[Column]:
        """Return the tables that only people left sit at."""
        number = {i: k for k, i in enumerate(self.rows.tolist())}
        return [
            replace(column, members=tuple(number[i] for i in column.members))
            for column in columns
            if all(i in number for i in column.members)
        ]

    def seated(self, tables: Iterable[Column]) -> Seating:
        """Return where the people left sit, at the tables that are not kept."""
        return seating_of(self.problem, self.columns(tables))

    def joined(self, seating: Seating) -> Seating:
        """Return a seating of all: the tables kept, then those of a remainder's."""
        kept = seating_of(self.whole, self.kept)
        table_of = kept.table_of.copy()
        table_of[self.rows] = seating.table_of + len(self.kept)
        return Seating(table_of, np.concatenate([kept.theme_of, seating.theme_of]))
