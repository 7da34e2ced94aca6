"""Advice on a plan: why it is so, what a change would do, which rules clash."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.advice.change import Change, Weighed, weigh_change
    from cityshare.advice.conflicts import ClashingRule, Conflict, find_conflict
    from cityshare.advice.easing import Easing
    from cityshare.advice.explained_person import PersonExplained, explain_person
    from cityshare.advice.explained_plan import PlanExplained, explain_plan
    from cityshare.advice.explained_table import TableExplained, explain_table
    from cityshare.advice.relaxations import Relaxation
    from cityshare.advice.repaired import Move, RepairResult, TradeOff
    from cityshare.advice.repairing import repair
    from cityshare.advice.suggestions import suggest

__all__ = [
    "Change",
    "ClashingRule",
    "Conflict",
    "Easing",
    "Move",
    "PersonExplained",
    "PlanExplained",
    "Relaxation",
    "RepairResult",
    "TableExplained",
    "TradeOff",
    "Weighed",
    "explain_person",
    "explain_plan",
    "explain_table",
    "find_conflict",
    "repair",
    "suggest",
    "weigh_change",
]

_FILES = {
    "Change": "change",
    "ClashingRule": "conflicts",
    "Conflict": "conflicts",
    "Easing": "easing",
    "Move": "repaired",
    "PersonExplained": "explained_person",
    "PlanExplained": "explained_plan",
    "Relaxation": "relaxations",
    "RepairResult": "repaired",
    "TableExplained": "explained_table",
    "TradeOff": "repaired",
    "Weighed": "change",
    "explain_person": "explained_person",
    "explain_plan": "explained_plan",
    "explain_table": "explained_table",
    "find_conflict": "conflicts",
    "repair": "repairing",
    "suggest": "suggestions",
    "weigh_change": "change",
}


def __getattr__(name: str) -> object:
    """Import what compiles or solves when it is first asked for."""
    if name not in _FILES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cityshare.advice.{_FILES[name]}"), name)
