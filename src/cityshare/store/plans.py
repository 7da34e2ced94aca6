"""Versions of the plan; the newest has the highest number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Literal

from sqlalchemy import Connection, insert, select, update

from cityshare.grouping import Plan
from cityshare.store.tables import plan

PlanState = Literal["draft", "published"]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of the plan of a session; at most one of a session is published."""

    number: int
    session: str | None
    state: PlanState
    plan: Plan
    made_at: datetime
    note: str = ""


def add_plan(connection: Connection, workshop: str, version: PlanVersion) -> None:
    """Keep a new version."""
    connection.execute(
        insert(plan).values(
            workshop=workshop,
            number=version.number,
            session=version.session or "",
            content=version.plan.model_dump_json(),
            state=version.state,
            made_at=version.made_at,
            note=version.note,
        )
    )


def plans_of(connection: Connection, workshop: str) -> list[PlanVersion]:
    """Return all versions, oldest first."""
    names = ("number", "session", "state", "content", "made_at", "note")
    query = select(*plan.c[names]).where(plan.c.workshop == workshop)
    return [
        PlanVersion(number, session or None, state, _plan(content), made_at, note)
        for number, session, state, content, made_at, note in connection.execute(
            query.order_by(plan.c.number)
        )
    ]


def set_state(
    connection: Connection, workshop: str, number: int, state: PlanState
) -> None:
    """Change whether a version is a draft or published."""
    here = (plan.c.workshop == workshop, plan.c.number == number)
    connection.execute(update(plan).where(*here).values(state=state))


def replace_content(
    connection: Connection, workshop: str, number: int, content: str
) -> None:
    """Replace what a version holds by other JSON."""
    here = (plan.c.workshop == workshop, plan.c.number == number)
    connection.execute(update(plan).where(*here).values(content=content))


@lru_cache(maxsize=64)
def _plan(content: str) -> Plan:
    return Plan.model_validate_json(content)
