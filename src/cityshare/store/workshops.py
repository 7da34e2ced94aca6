"""Workshops: their phase, their codes and what they were made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from cityshare.store.tables import workshop


@dataclass(frozen=True, slots=True)
class WorkshopRow:
    """One workshop; ``title``, ``questionnaire`` and ``cohort`` are texts of JSON.

    ``cohort`` is what cohort.yaml holds; ``last_person`` and ``last_plan`` are the
    highest numbers given so far, so that none is given twice. ``names_until`` is when
    names are to go, ``projected`` what the projector was told to show.
    """

    id: str
    title: str
    phase: str
    join_code: str
    join_expires: datetime
    passcode_hash: str
    questionnaire: str
    cohort: str
    last_person: int
    last_plan: int
    created_at: datetime
    names_until: datetime | None = None
    projected: Mapping[str, object] | None = None


_ROW = select(workshop).where(workshop.c.id == bindparam("workshop"))
_LOCKED = _ROW.with_for_update()


def add_workshop(connection: Connection, row: WorkshopRow) -> None:
    """Add a workshop."""
    connection.execute(insert(workshop).values(asdict(row)))


def workshop_row(
    connection: Connection, id_: str, *, lock: bool = False
) -> WorkshopRow | None:
    """Return a workshop; ``lock`` keeps other writers of it waiting.

    Every change of a workshop starts with this lock: so events are numbered in the
    order in which they become true. (SQLite has one writer at a time anyway.)
    """
    row = connection.execute(_LOCKED if lock else _ROW, {"workshop": id_}).first()
    return WorkshopRow(*row) if row else None


def workshop_of_code(connection: Connection, join_code: str) -> WorkshopRow | None:
    """Return the workshop of a join code, expired or not."""
    query = select(workshop).where(workshop.c.join_code == join_code)
    row = connection.execute(query).first()
    return WorkshopRow(*row) if row else None


def latest_workshop(connection: Connection) -> WorkshopRow | None:
    """Return the workshop that was made last."""
    query = select(workshop).order_by(workshop.c.created_at.desc(), workshop.c.id)
    row = connection.execute(query.limit(1)).first()
    return WorkshopRow(*row) if row else None


def past_names(connection: Connection, now: datetime) -> list[str]:
    """Return the ids of the workshops whose names are to be gone by now."""
    query = select(workshop.c.id).where(workshop.c.names_until <= now)
    return list(connection.scalars(query.order_by(workshop.c.id)))


def change_workshop(connection: Connection, id_: str, **columns: object) -> None:
    """Change columns of a workshop."""
    connection.execute(update(workshop).where(workshop.c.id == id_).values(columns))
