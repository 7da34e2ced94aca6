"""Peer-exchange matchmaking for CityShare-style self-assessment."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.cohort import Cohort, read_cohort, write_cohort
    from cityshare.documents import write_plan
    from cityshare.errors import CityshareError, Problem
    from cityshare.graph import learning_graph, write_graph
    from cityshare.grouping import Agenda, Plan, Rules, assign, assign_sessions
    from cityshare.questionnaire import Questionnaire, load_questionnaire
    from cityshare.scoring import Profiles, ScoringSettings, score
    from cityshare.similarity import Tie, find_ties

__all__ = [
    "Agenda",
    "CityshareError",
    "Cohort",
    "Plan",
    "Problem",
    "Profiles",
    "Questionnaire",
    "Rules",
    "ScoringSettings",
    "Tie",
    "assign",
    "assign_sessions",
    "find_ties",
    "learning_graph",
    "load_questionnaire",
    "read_cohort",
    "score",
    "write_cohort",
    "write_graph",
    "write_plan",
]

_ROOMS = {
    "Agenda": "grouping",
    "CityshareError": "errors",
    "Cohort": "cohort",
    "Plan": "grouping",
    "Problem": "errors",
    "Profiles": "scoring",
    "Questionnaire": "questionnaire",
    "Rules": "grouping",
    "ScoringSettings": "scoring",
    "Tie": "similarity",
    "assign": "grouping",
    "assign_sessions": "grouping",
    "find_ties": "similarity",
    "learning_graph": "graph",
    "load_questionnaire": "questionnaire",
    "read_cohort": "cohort",
    "score": "scoring",
    "write_cohort": "cohort",
    "write_graph": "graph",
    "write_plan": "documents",
}


def __getattr__(name: str) -> object:
    """Import a room when one of its names is first asked for (PEP 562)."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"cityshare.{_ROOMS[name]}"), name)


def __dir__() -> list[str]:
    """List the public names."""
    return sorted(__all__)
