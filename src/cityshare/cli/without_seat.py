"""Somebody without a seat: what there is to say of them."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.advice.names import Names
from cityshare.cohort import Cohort, Role
from cityshare.grouping import Plan


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
    name = Names(cohort, language).person(someone.person)
    if someone.is_away:
        return f"{name} is away, and so has no seat in this plan."
    if someone.tables:
        where = " and ".join(someone.tables)
        return (
            f"{name} interprets at {where}. Interpreters go where a table needs them "
            "and have no seat of their own; ask for a table with --table."
        )
    match someone.role:
        case Role.INTERPRETER:
            return (
                f"{name} is an interpreter. No table of this plan needs them: at each, "
                "all share a language, or somebody else interprets."
            )
        case Role.FACILITATOR:
            return f"{name} is a facilitator and moves between the tables."
        case Role.OBSERVER:
            return f"{name} is an observer and sits in the second row, at any table."
        case _:
            return (
                f"{name} has no seat in this plan. Give them one with "
                f"'cityshare repair PLAN --arrived {someone.person}'."
            )
