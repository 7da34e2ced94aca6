"""A session and its rules as the cohort asks for them, and who met in a plan."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain, combinations, product
from typing import Any

from cityshare.cohort import Cohort, Session
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules


def table_session(cohort: Cohort, id_: str | None) -> Session | None:
    """Return the table session of an id, or the first one, or none if there is none.

    Raises
    ------
    CityshareError
        R102 if there is no such table session.
    """
    sessions = cohort.table_sessions
    if id_ is None:
        return sessions[0] if sessions else None
    for session in sessions:
        if session.id == id_:
            return session
    known = ", ".join(session.id for session in sessions) or "none"
    place = Place("cohort.yaml", column="sessions")
    raise CityshareError([Problem("R102", place, id_, {"known": known})])


def cohort_rules(
    cohort: Cohort,
    session: Session | None = None,
    changes: Mapping[str, Any] | None = None,
) -> Rules:
    """Return the rules of a cohort for a session, with changes of the moment."""
    rules = Rules().merged(cohort.rules, source="cohort.yaml")
    if session is not None and session.table_size is not None:
        rules = rules.merged({"table_size": session.table_size}, source="cohort.yaml")
    rules = rules.merged(changes or {}, source="--set")
    return rules if session is None else rules.in_session(session.id)


def pairs_of(plan: Plan) -> list[tuple[str, str]]:
    """Return the delegates who share a table in a plan, two by two.

    And each of them with the hosts and experts of the table.
    """
    return [
        pair
        for table in plan.tables
        for pair in chain(
            combinations(table.members, 2), product(table.members, table.chairs)
        )
    ]


def turns_of(plan: Plan) -> tuple[str, ...]:
    """Return the ids of those whose turn for their first wish a plan was made with."""
    for report in plan.rules:
        if report.name == "first_wish" and isinstance(report.setting, list):
            return tuple(report.setting)
    return ()
