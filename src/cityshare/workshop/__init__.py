"""A live workshop: phases, who joins, answers, groups, what is published."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.store import Answer, Event, Offer, Person, PlanSummary, PlanVersion
    from cityshare.workshop.action_plans import ActionPlans
    from cityshare.workshop.alike import Alike
    from cityshare.workshop.board import PlanBoard
    from cityshare.workshop.board_state import BoardState, Compared, Repaired, Why
    from cityshare.workshop.counts import Answered, Counts
    from cityshare.workshop.delegation_desk import DelegationDesk, DelegationView
    from cityshare.workshop.exporting import Export, Exports
    from cityshare.workshop.facilitators import Facilitator, Facilitators
    from cityshare.workshop.guest_list import Guest, GuestList
    from cityshare.workshop.merged_answers import Conflicts
    from cityshare.workshop.my_table import Exchange, MyTable
    from cityshare.workshop.name_list import NameList
    from cityshare.workshop.paper_desk import PaperDesk, PaperForm
    from cityshare.workshop.phase import Phase
    from cityshare.workshop.projecting import Projecting, Screen, Shown, Timer
    from cityshare.workshop.registration import Joined, Registration
    from cityshare.workshop.retention import Retention
    from cityshare.workshop.setup import Setup
    from cityshare.workshop.table_talk import MyTalk, Seated, TableOutcome, TableTalk
    from cityshare.workshop.wall import Unanswered, Wall
    from cityshare.workshop.wall_card import Claim, WallCard
    from cityshare.workshop.workshop import Workshop

__all__ = [
    "ActionPlans",
    "Alike",
    "Answer",
    "Answered",
    "BoardState",
    "Claim",
    "Compared",
    "Conflicts",
    "Counts",
    "DelegationDesk",
    "DelegationView",
    "Event",
    "Exchange",
    "Export",
    "Exports",
    "Facilitator",
    "Facilitators",
    "Guest",
    "GuestList",
    "Joined",
    "MyTable",
    "MyTalk",
    "NameList",
    "Offer",
    "PaperDesk",
    "PaperForm",
    "Person",
    "Phase",
    "PlanBoard",
    "PlanSummary",
    "PlanVersion",
    "Projecting",
    "Registration",
    "Repaired",
    "Retention",
    "Screen",
    "Seated",
    "Setup",
    "Shown",
    "TableOutcome",
    "TableTalk",
    "Timer",
    "Unanswered",
    "Wall",
    "WallCard",
    "Why",
    "Workshop",
]

_WHERE = {
    "ActionPlans": "cityshare.workshop.action_plans",
    "Alike": "cityshare.workshop.alike",
    "Answer": "cityshare.store",
    "Answered": "cityshare.workshop.counts",
    "Claim": "cityshare.workshop.wall_card",
    "Conflicts": "cityshare.workshop.merged_answers",
    "Counts": "cityshare.workshop.counts",
    "DelegationDesk": "cityshare.workshop.delegation_desk",
    "DelegationView": "cityshare.workshop.delegation_desk",
    "Event": "cityshare.store",
    "Exchange": "cityshare.workshop.my_table",
    "Export": "cityshare.workshop.exporting",
    "Exports": "cityshare.workshop.exporting",
    "Facilitator": "cityshare.workshop.facilitators",
    "Facilitators": "cityshare.workshop.facilitators",
    "Guest": "cityshare.workshop.guest_list",
    "GuestList": "cityshare.workshop.guest_list",
    "Joined": "cityshare.workshop.registration",
    "MyTable": "cityshare.workshop.my_table",
    "MyTalk": "cityshare.workshop.table_talk",
    "NameList": "cityshare.workshop.name_list",
    "Offer": "cityshare.store",
    "PaperDesk": "cityshare.workshop.paper_desk",
    "PaperForm": "cityshare.workshop.paper_desk",
    "Person": "cityshare.store",
    "Phase": "cityshare.workshop.phase",
    "BoardState": "cityshare.workshop.board_state",
    "Compared": "cityshare.workshop.board_state",
    "PlanBoard": "cityshare.workshop.board",
    "PlanSummary": "cityshare.store",
    "PlanVersion": "cityshare.store",
    "Repaired": "cityshare.workshop.board_state",
    "Why": "cityshare.workshop.board_state",
    "Retention": "cityshare.workshop.retention",
    "Projecting": "cityshare.workshop.projecting",
    "Registration": "cityshare.workshop.registration",
    "Screen": "cityshare.workshop.projecting",
    "Seated": "cityshare.workshop.table_talk",
    "Setup": "cityshare.workshop.setup",
    "Shown": "cityshare.workshop.projecting",
    "TableOutcome": "cityshare.workshop.table_talk",
    "TableTalk": "cityshare.workshop.table_talk",
    "Timer": "cityshare.workshop.projecting",
    "Unanswered": "cityshare.workshop.wall",
    "Wall": "cityshare.workshop.wall",
    "WallCard": "cityshare.workshop.wall_card",
    "Workshop": "cityshare.workshop.workshop",
}


def __getattr__(name: str) -> object:
    """Import what needs the database when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
