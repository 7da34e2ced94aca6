"""Roles proposed for a published plan, kept as long as what they rest on."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.exchange import TableRoles, propose_roles
from cityshare.scoring import score
from cityshare.store import PlanVersion, events
from cityshare.store.kept import Kept
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import View

OF_THE_HOUR = frozenset(
    {
        "action plan",
        "card",
        "claim",
        "exported",
        "join code",
        "outcome",
        "phase",
        "projected",
        "roles",
    }
)
"""Events after which answers, cards and tables are what they were before."""

_PROPOSALS: Kept[Mapping[str, TableRoles]] = Kept(most=16)


def proposed_roles(view: View, version: PlanVersion) -> Mapping[str, TableRoles]:
    """Return the roles proposed for the tables of a version.

    Every phone of the room asks for them, so they are kept until an event tells of
    something that they rest on.
    """
    newest = events.last_event(view.connection, view.id, but=OF_THE_HOUR)
    mark = (str(view.connection.engine.url), view.id, version.number, newest)
    return _PROPOSALS.get(
        mark, lambda: propose_roles(version.plan, score(assemble(view)))
    )
