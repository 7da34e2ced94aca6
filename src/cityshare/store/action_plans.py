"""Action plans of delegations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, insert, select, update

from cityshare.exchange import ActionPlan
from cityshare.store.hour_tables import action_plan


def set_action_plan(
    connection: Connection,
    workshop: str,
    delegation: str,
    plan: ActionPlan,
    *,
    revision: int,
    saved_at: datetime,
) -> None:
    """Keep the plan of a delegation in place of an earlier one."""
    at = {"workshop": workshop, "delegation": delegation}
    here = [action_plan.c[name] == value for name, value in at.items()]
    connection.execute(delete(action_plan).where(*here))
    connection.execute(
        insert(action_plan).values(
            **at,
            content=plan.model_dump(mode="json"),
            revision=revision,
            saved_at=saved_at,
        )
    )


def action_plans_of(
    connection: Connection, workshop: str
) -> dict[str, tuple[ActionPlan, int]]:
    """Return the plans with their revisions, by delegation."""
    names = ("delegation", "content", "revision")
    query = select(*action_plan.c[names]).where(action_plan.c.workshop == workshop)
    return {
        delegation: (ActionPlan.model_validate(content), revision)
        for delegation, content, revision in connection.execute(query)
    }


def replace_action_plan(
    connection: Connection, workshop: str, delegation: str, plan: ActionPlan
) -> None:
    """Replace the words of a plan; its revision and moment stay."""
    here = (
        action_plan.c.workshop == workshop,
        action_plan.c.delegation == delegation,
    )
    content = plan.model_dump(mode="json")
    connection.execute(update(action_plan).where(*here).values(content=content))
