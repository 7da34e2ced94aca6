"""Columns of delegations that rules name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from cityshare.errors import Place, Problem
from cityshare.grouping.hall import Hall


def column_values(hall: Hall, column: str) -> list[str]:
    """Return the value of a delegation's column for each person seated."""
    cohort = hall.profiles.cohort
    return [cohort.delegation(p.delegation).column(column) for p in hall.people]


def column_problems(hall: Hall, column: str, rule: str) -> tuple[Problem, ...]:
    """Return a problem if no delegation has anything in a column."""
    delegations = hall.profiles.cohort.delegations
    if any(d.column(column) for d in delegations):
        return ()
    known = ["country", "region", "subregion", *delegations[0].context]
    is_empty = column in known
    hint = "It is empty for everybody" if is_empty else nearest(column, known)
    details = {"known": ", ".join(known), "hint": hint}
    return (Problem("R106", Place("rules", column=rule), column, details),)


def nearest(name: str, known: Iterable[str]) -> str:
    """Suggest the known name that comes nearest, in a sentence.

    >>> nearest("subregoin", ["region", "subregion"])
    "Did you mean 'subregion'"
    """
    close = get_close_matches(name, list(known), n=1)
    return f"Did you mean '{close[0]}'" if close else "Check the spelling"
