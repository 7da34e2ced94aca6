"""A clause: one rule as it is used in one session, in primitives and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from cityshare.errors import Problem
from cityshare.grouping.plan import Strength
from cityshare.optimisation.primitives import Primitive


@dataclass(frozen=True, eq=False)
class Clause:
    """One rule as it is used: its primitives, its sentence, its remarks."""

    rule: str
    strength: Strength
    sentence: str
    setting: Any = None
    primitives: tuple[Primitive, ...] = ()
    problems: tuple[Problem, ...] = ()
