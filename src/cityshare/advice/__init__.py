"""Advice on a plan: why it is so, what a change would do, which rules clash."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.advice.conflicts import ClashingRule, Conflict, find_conflict
    from cityshare.advice.easing import Easing
    from cityshare.advice.explain_person import PersonExplained, explain_person
    from cityshare.advice.explain_plan import PlanExplained, explain_plan
    from cityshare.advice.explain_table import TableExplained, explain_table
    from cityshare.advice.relaxations import Relaxation

__all__ = [
    "ClashingRule",
    "Conflict",
    "Easing",
    "PersonExplained",
    "PlanExplained",
    "Relaxation",
    "TableExplained",
    "explain_person",
    "explain_plan",
    "explain_table",
    "find_conflict",
]

_FILES = {
    "ClashingRule": "conflicts",
    "Conflict": "conflicts",
    "Easing": "easing",
    "PersonExplained": "explain_person",
    "PlanExplained": "explain_plan",
    "Relaxation": "relaxations",
    "TableExplained": "explain_table",
    "explain_person": "explain_person",
    "explain_plan": "explain_plan",
    "explain_table": "explain_table",
    "find_conflict": "conflicts",
}


def __getattr__(name: str) -> object:
    """Import what compiles or solves when it is first asked for."""
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cityshare.advice.{_FILES[name]}"), name)
