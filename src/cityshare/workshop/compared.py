"""Two versions of the plan side by side."""

from __future__ import annotations

from cityshare.store import PlanVersion
from cityshare.workshop.board_state import Compared
from cityshare.workshop.places import ways


def compare(first: PlanVersion, second: PlanVersion) -> Compared:
    """Say who sits elsewhere in the second version, and what both are worth."""
    one, other = first.plan, second.plan
    return Compared(
        moved=tuple(ways(one, other)),
        values=(one.value, other.value),
        headlines=(one.headline, other.headline),
        is_same_session=first.session == second.session,
    )
