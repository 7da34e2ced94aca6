"""A live workshop: phases, who joins, answers, groups, what is published."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.store import Answer, Event, Offer, Person, PlanVersion
    from cityshare.workshop.counts import Answered, Counts
    from cityshare.workshop.my_table import Exchange, MyTable
    from cityshare.workshop.phase import Phase
    from cityshare.workshop.registration import Joined, Registration
    from cityshare.workshop.workshop import Workshop

__all__ = [
    "Answer",
    "Answered",
    "Counts",
    "Event",
    "Exchange",
    "Joined",
    "MyTable",
    "Offer",
    "Person",
    "Phase",
    "PlanVersion",
    "Registration",
    "Workshop",
]

_WHERE = {
    "Answer": "cityshare.store",
    "Answered": "cityshare.workshop.counts",
    "Counts": "cityshare.workshop.counts",
    "Event": "cityshare.store",
    "Exchange": "cityshare.workshop.my_table",
    "Joined": "cityshare.workshop.registration",
    "MyTable": "cityshare.workshop.my_table",
    "Offer": "cityshare.store",
    "Person": "cityshare.store",
    "Phase": "cityshare.workshop.phase",
    "PlanVersion": "cityshare.store",
    "Registration": "cityshare.workshop.registration",
    "Workshop": "cityshare.workshop.workshop",
}


def __getattr__(name: str) -> object:
    """Import what needs the database when it is first asked for."""
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), name)
