"""The plan that everybody may see."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cityshare.workshop import PlanVersion, Workshop


def published_plan(workshop: Workshop, session: str = "") -> PlanVersion | None:
    """Return the newest published plan, of a session if one of it is published."""
    versions = [v for v in workshop.plans() if v.state == "published"]
    asked_for = [v for v in versions if v.session == session]
    return max(asked_for or versions, key=lambda v: v.made_at, default=None)
