"""Answers become levels, levels become needs and assets; and how sound they are."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cityshare.scoring.profiles import BoolArray, FloatArray, IntArray, Profiles
from cityshare.scoring.quality import response_problems
from cityshare.scoring.score import score
from cityshare.scoring.settings import ScoringSettings

if TYPE_CHECKING:
    from cityshare.scoring.reliability import (
        ThemeReliability,
        cronbach_alpha,
        measure_reliability,
        omega_total,
    )
    from cityshare.scoring.tables import (
        assets_table,
        levels_table,
        needs_table,
        write_scores,
    )

__all__ = [
    "BoolArray",
    "FloatArray",
    "IntArray",
    "Profiles",
    "ScoringSettings",
    "ThemeReliability",
    "assets_table",
    "cronbach_alpha",
    "levels_table",
    "measure_reliability",
    "needs_table",
    "omega_total",
    "response_problems",
    "score",
    "write_scores",
]

_SLOW = {
    "ThemeReliability": "reliability",
    "cronbach_alpha": "reliability",
    "measure_reliability": "reliability",
    "omega_total": "reliability",
    "assets_table": "tables",
    "levels_table": "tables",
    "needs_table": "tables",
    "write_scores": "tables",
}


def __getattr__(name: str) -> object:
    """Import what needs pandas or scikit-learn when it is first asked for."""
    if name not in _SLOW:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_SLOW[name]}"), name)
