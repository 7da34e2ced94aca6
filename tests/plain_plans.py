"""Plans without a search: people at tables in the order in which they came."""

from __future__ import annotations

from cityshare.cohort import Cohort
from cityshare.grouping import Plan
from cityshare.grouping.plan import Table

PER_TABLE = 6


def seat_all(cohort: Cohort, *, session: int = 0) -> Plan:
    """Seat everybody of a cohort, table by table; themes take turns."""
    people = [person.id for person in cohort.participants]
    themes = [theme.name for theme in cohort.layout.themes]
    parts = [people[n : n + PER_TABLE] for n in range(0, len(people), PER_TABLE)]
    return Plan(
        cohort=cohort.id,
        questionnaire=cohort.questionnaire.id,
        session=cohort.table_sessions[session].id,
        seed=0,
        fairness="floor",
        status="feasible",
        themes=cohort.layout.themes,
        tables=tuple(
            Table(
                id=f"T{n + 1}",
                theme=themes[n % len(themes)],
                room="Hall",
                members=tuple(part),
                value=0,
            )
            for n, part in enumerate(parts)
        ),
    )
