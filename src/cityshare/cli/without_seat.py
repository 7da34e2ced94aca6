"""Somebody without a seat: what there is to say of them."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.advice.names import Names
from cityshare.cohort import Cohort, Role
from cityshare.grouping import Plan

WITHOUT = {
    Role.INTERPRETER: "interpreter",
    Role.FACILITATOR: "facilitator",
    Role.OBSERVER: "observer",
}


@dataclass(frozen=True)
class WithoutSeat:
    """A person who has no seat in a plan; ``tables`` are those they interpret at."""

    person: str
    role: Role
    tables: tuple[str, ...]
    is_away: bool


def without_seat(
    plan: Plan, cohort: Cohort, person: str, *, absent: tuple[str, ...]
) -> WithoutSeat | None:
    """Return what is known of a person who has no seat; ``None`` for all others."""
    if any(person in (*table.seated, *table.observers) for table in plan.tables):
        return None
    tables = tuple(table.id for table in plan.tables if person in table.interpreters)
    role = cohort.participant(person).role
    return WithoutSeat(person, role, tables, person in absent)


def tell_without_seat(
    cohort: Cohort, someone: WithoutSeat, *, language: str = "en"
) -> str:
    """Say in a sentence or two why there is no seat to explain."""
    names = Names(cohort, language)
    return names.say(
        f"seatless.{_why(someone)}",
        person=names.person(someone.person),
        tables=names.tables(someone.tables),
        id=someone.person,
    )


def _why(someone: WithoutSeat) -> str:
    if someone.is_away:
        return "away"
    if someone.tables:
        return "interprets"
    return WITHOUT.get(someone.role, "other")
