"""The database of live workshops: connections, schema, and its rows by noun."""

from cityshare.store.answers import Answer, Tally
from cityshare.store.database import Database, open_database
from cityshare.store.events import Event
from cityshare.store.offers import Offer
from cityshare.store.people import Person, Source
from cityshare.store.plans import PlanState, PlanSummary, PlanVersion
from cityshare.store.workshops import WorkshopRow

__all__ = [
    "Answer",
    "Database",
    "Event",
    "Offer",
    "Person",
    "PlanState",
    "PlanSummary",
    "PlanVersion",
    "Source",
    "Tally",
    "WorkshopRow",
    "open_database",
]
