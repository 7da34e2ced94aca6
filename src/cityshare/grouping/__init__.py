"""Named rules and their sentences, compiled to primitives; assign; the plan."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cityshare.grouping.plan import (
    Fairness,
    Headline,
    Plan,
    PlanProblem,
    PlanTie,
    RuleReport,
    Status,
    Strength,
    Table,
    UnmetNeed,
)

if TYPE_CHECKING:
    from cityshare.grouping.agenda import Agenda
    from cityshare.grouping.assigning import assign
    from cityshare.grouping.rules import Rules
    from cityshare.grouping.session_rules import cohort_rules, table_session
    from cityshare.grouping.sessions import assign_sessions

__all__ = [
    "Agenda",
    "Fairness",
    "Headline",
    "Plan",
    "PlanProblem",
    "PlanTie",
    "RuleReport",
    "Rules",
    "Status",
    "Strength",
    "Table",
    "UnmetNeed",
    "assign",
    "assign_sessions",
    "cohort_rules",
    "table_session",
]

_SLOW = {
    "Agenda": "agenda",
    "Rules": "rules",
    "assign": "assigning",
    "assign_sessions": "sessions",
    "cohort_rules": "session_rules",
    "table_session": "session_rules",
}


def __getattr__(name: str) -> object:
    """Import what compiles or solves when it is first asked for."""
    if name not in _SLOW:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cityshare.grouping.{_SLOW[name]}"), name)
