"""Profiles: the needs and assets of every participant of a cohort."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from cityshare.cohort import Cohort, Participant
from cityshare.errors import Problem

IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Profiles:
    """Levels, needs and assets, one row per participant, in the cohort's order.

    All arrays have shape ``(n_participants, n_practices)`` unless said otherwise;
    level 0 means absent (blank, "don't know", or not asked).

    Attributes
    ----------
    cohort
        The cohort the answers come from.
    own_current, own_target
        What each person answered.
    current
        The level used: the delegation's agreed level where given, else the
        person's own; someone without any answers takes over the delegation's.
    aim
        ``min(target, current + max_steps)``; equal to ``current`` where there is
        no target, 0 where there is no current level.
    priority
        0 for none, else the rank 1, 2 or 3.
    weight
        Weight of each practice for each person (dimensionless).
    shared_level
        The level with which the person is a source, 0 where not a source.
    named
        Whether the person may be *named* as a source (an explicit yes).
    disputed
        Whether the delegation's members differ by two levels or more here and
        have agreed on none.
    """

    cohort: Cohort
    own_current: IntArray
    own_target: IntArray
    current: IntArray
    aim: IntArray
    priority: IntArray
    weight: FloatArray
    shared_level: IntArray
    named: BoolArray
    disputed: BoolArray
    problems: tuple[Problem, ...] = ()

    @property
    def participants(self) -> tuple[Participant, ...]:
        """The people, in the order of the rows."""
        return self.cohort.participants

    @property
    def practices(self) -> tuple[str, ...]:
        """The names of the practices, in the order of the columns."""
        return self.cohort.practices

    @property
    def n_levels(self) -> int:
        """The number of levels L of the scale."""
        return self.cohort.questionnaire.scale.n_levels

    @property
    def has_answers(self) -> BoolArray:
        """Whether each person has answered anything, shape ``(n_participants,)``."""
        return np.asarray((self.own_current > 0).any(axis=1))

    @property
    def needs(self) -> FloatArray:
        """Thermometer vectors of needs, ``(n_participants, n_practices * (L - 1))``.

        Entry ``[i, p * (L - 1) + s - 1]`` is the weight of the step from level s
        to s + 1 if the person has yet to take it, else 0.
        """
        steps = np.arange(1, self.n_levels)
        taken = (self.current[:, :, None] > 0) & (self.current[:, :, None] <= steps)
        wanted = taken & (steps < self.aim[:, :, None])
        needs = np.where(wanted, self.weight[:, :, None], 0.0)
        return needs.reshape(len(wanted), len(self.step_names))

    @property
    def assets(self) -> FloatArray:
        """Thermometer vectors of assets, ``(n_participants, n_practices * (L - 1))``.

        Entry 1 where the person has taken the step and is a source, else 0.
        """
        steps = np.arange(1, self.n_levels)
        shared = steps < self.shared_level[:, :, None]
        return shared.astype(np.float64).reshape(len(shared), len(self.step_names))

    @property
    def step_names(self) -> tuple[str, ...]:
        """Column names of needs and assets: ``practice:1`` is the step 1 to 2."""
        return tuple(
            f"{practice}:{step}"
            for practice in self.practices
            for step in range(1, self.n_levels)
        )
