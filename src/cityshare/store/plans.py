"""Versions of the plan; the newest has the highest number."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, insert, select, update

from cityshare.grouping import Plan
from cityshare.store.kept import Kept
from cityshare.store.tables import plan

PlanState = Literal["draft", "published"]


@dataclass(frozen=True, slots=True)
class PlanVersion:
    """One version of the plan of a session; at most one of a session is published.

    ``base`` is the version it was begun from, ``step`` the step it is at, ``locked``
    the ids of those who stay where they are.
    """

    number: int
    session: str | None
    state: PlanState
    plan: Plan
    made_at: datetime
    note: str = ""
    base: int | None = None
    step: int = 0
    locked: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSummary:
    """A version without its tables: what a list of versions shows."""

    number: int
    session: str | None
    state: PlanState
    made_at: datetime
    note: str
    base: int | None
    step: int
    has_tables: bool


_WITHOUT = ("number", "session", "state", "made_at", "note", "base", "step")
_SEATS_NOBODY = plan.c.content.contains('"tables":[]', autoescape=True)


def add_plan(connection: Connection, workshop: str, version: PlanVersion) -> None:
    """Keep a new version."""
    connection.execute(
        insert(plan).values(
            workshop=workshop,
            number=version.number,
            session=version.session or "",
            content=_content(version.plan),
            state=version.state,
            made_at=version.made_at,
            note=version.note,
            base=version.base,
            step=version.step,
            locked=list(version.locked),
        )
    )


def plans_of(
    connection: Connection, workshop: str, *, state: PlanState | None = None
) -> list[PlanVersion]:
    """Return all versions, or those of one state, oldest first."""
    query = _versions().where(plan.c.workshop == workshop).order_by(plan.c.number)
    if state is not None:
        query = query.where(plan.c.state == state)
    return [_version(*row) for row in connection.execute(query)]


def plan_of(connection: Connection, workshop: str, number: int) -> PlanVersion | None:
    """Return one version."""
    row = connection.execute(_versions().where(*_here(workshop, number))).first()
    return _version(*row) if row else None


def summaries(connection: Connection, workshop: str) -> list[PlanSummary]:
    """Return all versions without their tables, oldest first."""
    query = (
        select(*plan.c[_WITHOUT], (~_SEATS_NOBODY).label("has_tables"))
        .where(plan.c.workshop == workshop)
        .order_by(plan.c.number)
    )
    return [
        PlanSummary(
            number=row.number,
            session=row.session or None,
            state=row.state,
            made_at=row.made_at,
            note=row.note,
            base=row.base,
            step=row.step or 0,
            has_tables=row.has_tables,
        )
        for row in connection.execute(query)
    ]


def published_steps(
    connection: Connection, workshop: str, *, but: str
) -> list[tuple[int, int]]:
    """Return numbers and steps of what is published, but for one session."""
    here = (plan.c.workshop == workshop, plan.c.state == "published")
    query = select(*plan.c[("number", "step")]).where(*here, plan.c.session != but)
    rows = connection.execute(query.order_by(plan.c.number))
    return [(number, step or 0) for number, step in rows]


def set_state(
    connection: Connection, workshop: str, number: int, state: PlanState
) -> None:
    """Change whether a version is a draft or published."""
    _change(connection, workshop, number, state=state)


def set_locked(
    connection: Connection, workshop: str, number: int, locked: list[str]
) -> None:
    """Say who stays where they are."""
    _change(connection, workshop, number, locked=locked)


def set_content(
    connection: Connection, workshop: str, number: int, content: Plan, *, step: int
) -> None:
    """Replace what a draft holds, at a step of it."""
    _change(connection, workshop, number, content=_content(content), step=step)


def replace_content(
    connection: Connection, workshop: str, number: int, content: str
) -> None:
    """Replace what a version holds by other JSON."""
    _change(connection, workshop, number, content=content)


def _change(
    connection: Connection, workshop: str, number: int, **columns: object
) -> None:
    statement = update(plan).where(*_here(workshop, number)).values(columns)
    connection.execute(statement)


def _here(workshop: str, number: int) -> tuple[ColumnElement[bool], ...]:
    return plan.c.workshop == workshop, plan.c.number == number


def _versions() -> Any:
    names = ("number", "session", "state", "content", "made_at", "note")
    return select(*plan.c[names], *plan.c[("base", "step", "locked")])


def _version(
    number: int,
    session: str,
    state: PlanState,
    content: str,
    made_at: datetime,
    note: str,
    base: int | None,
    step: int | None,
    locked: list[str] | None,
) -> PlanVersion:
    return PlanVersion(
        number,
        session or None,
        state,
        _plan(content),
        made_at,
        note,
        base,
        step or 0,
        tuple(locked or ()),
    )


_KNOWN: Kept[Plan] = Kept(most=64)


def _plan(content: str) -> Plan:
    return _KNOWN.get(content, lambda: Plan.model_validate_json(content))


def _content(plan: Plan) -> str:
    """Return a plan as it is written; read again, it is at hand."""
    content = plan.model_dump_json()
    _KNOWN.get(content, lambda: plan)
    return content
