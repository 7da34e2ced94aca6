"""The grouping problem: arrays and primitives, no people."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

import numpy as np

from cityshare.optimisation.primitives import (
    BoolArray,
    IntArray,
    Primitive,
    Size,
    TableCount,
)

FairnessMode = Literal["floor", "leximin", "total"]
UNIT = 8  # the value is counted in eighths of a weighted step
N_THRESHOLDS = 5  # leximin: 0, 1/4, 1/2, 3/4, 1 of the servable steps


@dataclass(frozen=True, eq=False)
class PairGoals:
    """Additive goals: a pair at one table adds ``value`` eighths (minus: avoid)."""

    first: IntArray
    second: IntArray
    value: IntArray

    @classmethod
    def none(cls) -> PairGoals:
        """Return no goals at all."""
        empty = np.zeros(0, dtype=np.int64)
        return cls(empty, empty, empty)


@dataclass(frozen=True, eq=False)
class GroupingProblem:
    """People to tables of one session: n people, P practices, H themes, k tables.

    Attributes
    ----------
    current, aim, shared
        Levels ``(n, P)``; ``shared`` is 0 where a person is no source. Where a
        person is a source and has steps to take, ``shared`` equals ``current``.
    gain_first, gain_second
        Eighths per step with the highest and second-highest source ``(n, P)``.
    wish
        Eighths for sitting in each theme ``(n, H)``.
    ranked
        Ranked priorities with a step that somebody here could teach ``(n, P)``.
    practices
        Which practices each theme has ``(H, P)``.
    n_tables
        The number of tables k, fixed.
    size, table_count
        Kept by every engine at every moment.
    primitives
        Everything else; the first of a rule that breaks names the rule.
    fairness
        ``floor``, ``leximin`` or ``total``.
    """

    current: IntArray
    aim: IntArray
    shared: IntArray
    gain_first: IntArray
    gain_second: IntArray
    wish: IntArray
    ranked: BoolArray
    practices: BoolArray
    n_tables: int
    size: Size
    table_count: TableCount
    primitives: tuple[Primitive, ...] = ()
    pair_goals: PairGoals = field(default_factory=PairGoals.none)
    fairness: FairnessMode = "floor"

    @property
    def n_people(self) -> int:
        """The number of people n."""
        return len(self.current)

    @property
    def n_themes(self) -> int:
        """The number of themes H."""
        return len(self.practices)

    @property
    def n_levels(self) -> int:
        """The highest level anyone has or wants."""
        return int(max(a.max(initial=0) for a in (self.shared, self.aim, self.current)))

    @property
    def best_levels(self) -> IntArray:
        """The highest shared level on each practice, ``(P,)``, 0 where none."""
        return np.asarray(self.shared.max(axis=0, initial=0))

    @cached_property
    def servable(self) -> IntArray:
        """Eighths of first-source steps each person could take at one table, ``(n,)``.

        The best theme, with everybody here as a source.
        """
        steps = np.clip(np.minimum(self.aim, self.best_levels) - self.current, 0, None)
        by_theme = (steps * self.gain_first) @ self.practices.T.astype(np.int64)
        return np.asarray(by_theme.max(axis=1, initial=0))


@dataclass(frozen=True, eq=False)
class Seating:
    """An answer: the table of each person ``(n,)`` and theme of each table ``(k,)``.

    The arrays are not changed any more: another answer is another seating. While
    somebody looks for one, people without a table have -1.
    """

    table_of: IntArray
    theme_of: IntArray

    def members(self, table: int) -> IntArray:
        """Return the people at a table, in ascending order."""
        return self._by_table[table]

    @cached_property
    def _by_table(self) -> list[IntArray]:
        tables = range(len(self.theme_of))
        return [np.flatnonzero(self.table_of == table) for table in tables]
