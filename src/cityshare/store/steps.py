"""Steps of a plan's draft: who was moved from where to where, to take back again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, delete, func, insert, select, update

from cityshare.store.hour_tables import plan_step

Sizes = tuple[int, int]
START = 0  # the number of the row that tells how a draft began
NO_SHOW = "no show"
LATE = "late"


class Moved(NamedTuple):
    """Somebody's way from a table to another; "" is no table."""

    person: str
    before: str
    after: str

    @property
    def back(self) -> Moved:
        """The same way back."""
        return Moved(self.person, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One step.

    Attributes
    ----------
    kind
        ``move``, ``swap``, ``no show`` or ``late``.
    sizes
        The sizes of tables before and after, where they changed.
    away
        Ids of those who are away since this step, or since a late arrival are not.
    """

    number: int
    kind: str
    moves: tuple[Moved, ...]
    sizes: tuple[Sizes, Sizes] | None = None
    away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """What is proven of the hall in which a draft began.

    Attributes
    ----------
    hall
        A digest of the compiled hall: who, which answers, which rules.
    status
        What was known of the plan as it began.
    bound
        The proven bound (eighths) for plans at least as good in each of the
        ``stages``; ``None`` where there is none.
    """

    hall: str
    status: str
    bound: int | None = None
    stages: tuple[int, ...] = ()


def set_start(
    connection: Connection, workshop: str, plan: int, start: Start, *, at: datetime
) -> None:
    """Keep how a draft began."""
    content = {
        "hall": start.hall,
        "status": start.status,
        "bound": start.bound,
        "stages": list(start.stages),
    }
    _insert(connection, workshop, plan, START, "start", content, at)


def start_of(connection: Connection, workshop: str, plan: int) -> Start | None:
    """Return how a draft began, once it was touched."""
    here = (*_of(workshop, plan), plan_step.c.step == START)
    content = connection.scalar(select(plan_step.c.moves).where(*here))
    if content is None:
        return None
    return Start(**{**content, "stages": tuple(content["stages"])})


def add_step(
    connection: Connection, workshop: str, plan: int, step: Step, *, at: datetime
) -> None:
    """Keep a step."""
    content = {
        "moves": [list(moved) for moved in step.moves],
        "sizes": step.sizes,
        "away": list(step.away),
    }
    _insert(connection, workshop, plan, step.number, step.kind, content, at)


def steps_of(connection: Connection, workshop: str, plan: int) -> list[Step]:
    """Return the steps of a draft, those that were taken back among them."""
    names = ("step", "kind", "moves")
    here = (*_of(workshop, plan), plan_step.c.step > START)
    query = select(*plan_step.c[names]).where(*here).order_by(plan_step.c.step)
    return [_step(*row) for row in connection.execute(query)]


def last_step(connection: Connection, workshop: str, plan: int) -> int:
    """Return the highest number of a step, 0 if there is none."""
    query = select(func.max(plan_step.c.step)).where(*_of(workshop, plan))
    return connection.scalar(query) or START


def remove_steps_after(
    connection: Connection, workshop: str, plan: int, number: int
) -> None:
    """Remove the steps that were taken back."""
    here = (*_of(workshop, plan), plan_step.c.step > number)
    connection.execute(delete(plan_step).where(*here))


def remove_person_from_steps(connection: Connection, workshop: str, who: str) -> None:
    """Take a person out of every step of every draft."""
    names = ("plan", "step", "moves")
    here = (plan_step.c.workshop == workshop, plan_step.c.step > START)
    for plan, step, content in connection.execute(
        select(*plan_step.c[names]).where(*here)
    ).all():
        changed = {
            **content,
            "moves": [moved for moved in content["moves"] if moved[0] != who],
            "away": [id_ for id_ in content["away"] if id_ != who],
        }
        if changed != content:
            row = (*_of(workshop, plan), plan_step.c.step == step)
            connection.execute(update(plan_step).where(*row).values(moves=changed))


def _of(workshop: str, plan: int) -> tuple[ColumnElement[bool], ...]:
    return plan_step.c.workshop == workshop, plan_step.c.plan == plan


def _insert(
    connection: Connection,
    workshop: str,
    plan: int,
    step: int,
    kind: str,
    content: dict[str, Any],
    at: datetime,
) -> None:
    row = {"workshop": workshop, "plan": plan, "step": step, "kind": kind, "at": at}
    connection.execute(insert(plan_step).values(**row, moves=content))


def _step(number: int, kind: str, content: dict[str, Any]) -> Step:
    low_high = content["sizes"]
    return Step(
        number,
        kind,
        moves=tuple(Moved(*moved) for moved in content["moves"]),
        sizes=None if low_high is None else (tuple(low_high[0]), tuple(low_high[1])),
        away=tuple(content["away"]),
    )
