"""Which tables of a plan stay open for the people who are there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cityshare.advice.wishes import Wishes
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.plan import Plan, Table
from cityshare.grouping.rules import Rules
from cityshare.scoring import Profiles

MOST_TRIED = 3  # tables that might close, the smallest first


@dataclass(frozen=True)
class OpenTables:
    """A hall with the tables of a plan that stay open, and those that close."""

    hall: Hall
    open: tuple[Table, ...]
    closed: tuple[Table, ...] = ()


def tables_to_try(
    profiles: Profiles, plan: Plan, rules: Rules, wishes: Wishes
) -> Iterator[OpenTables]:
    """Give the tables that may stay open: all if there are people enough.

    Where there are not, the smallest tables close, each of the three smallest in
    turn where one is enough. A table where somebody is locked or asked to stays
    open, and so do all where the number of tables is a rule. Sizes may be those
    asked for, and those that the plan had before.

    Raises
    ------
    CityshareError
        F109 if a theme of the plan is not open in its session any more.
    """
    session = next((s for s in profiles.cohort.sessions if s.id == plan.session), None)
    k = len(plan.tables)
    whole = set_up_hall(profiles, rules.model_copy(update={"tables": k}), session)
    _check_themes(plan, whole)
    delegates = sum(person.role == "delegate" for person in whole.people)
    held = _held(plan, wishes)
    closing = [table for table in _smallest_first(plan, whole) if table.id not in held]
    size = _accepted_sizes(plan, rules)
    number = _number_to_close(delegates, k, len(closing), rules, size)
    choices = [closing[:number]]
    if number == 1:
        choices = [[table] for table in closing[:MOST_TRIED]]
    for closed in choices:
        left = tuple(table for table in plan.tables if table not in closed)
        fixed = rules.model_copy(update={"tables": len(left)})
        hall = set_up_hall(profiles, fixed, session)
        low, high = _sizes(hall, delegates, rules, size)
        ids = tuple(table.id for table in left)
        hall = replace(hall, rules=rules, low=low, high=high, named=ids)
        yield OpenTables(hall, left, tuple(closed))


def _check_themes(plan: Plan, hall: Hall) -> None:
    gone = [t.theme for t in plan.tables if t.theme not in hall.theme_names]
    if gone:
        reason = f"the themes {', '.join(gone)} are not open in this session"
        problem = Problem("F109", Place("plan.json"), None, {"reason": reason})
        raise CityshareError([problem])


def _held(plan: Plan, wishes: Wishes) -> set[str]:
    seats = [plan.table_of(id_) for id_ in wishes.locked]
    return {seat.id for seat in seats if seat is not None} | set(wishes.moves.values())


def _smallest_first(plan: Plan, hall: Hall) -> list[Table]:
    """Order tables by those who would have to move; of equals the last of a theme."""
    there = {person.id for person in hall.people}
    themes = [table.theme for table in plan.tables]

    def key(number: int) -> tuple[int, bool, int]:
        table = plan.tables[number]
        people = sum(id_ in there for id_ in (*table.seated, *table.observers))
        return people, themes.count(table.theme) == 1, -number

    return [plan.tables[number] for number in sorted(range(len(themes)), key=key)]


def _accepted_sizes(plan: Plan, rules: Rules) -> tuple[int, int]:
    low, high = rules.table_size
    if plan.status == "unknown":
        return low, high
    sizes = [len(table.members) for table in plan.tables]
    return max(1, min(low, *sizes)), max(high, *sizes)


def _number_to_close(
    delegates: int, k: int, most: int, rules: Rules, size: tuple[int, int]
) -> int:
    low, high = size
    if rules.tables is not None or rules.same is not None:
        return 0
    for number in range(min(most, k - 1) + 1):
        if (k - number) * low <= delegates <= (k - number) * high:
            return number
    return 0


def _sizes(
    hall: Hall, delegates: int, rules: Rules, size: tuple[int, int]
) -> tuple[int, int]:
    """Return the limits accepted, or the nearest that are possible."""
    low, high = size
    if rules.same is not None or hall.n_tables * low > delegates:
        low = min(low, hall.low)
    if rules.same is not None or hall.n_tables * high < delegates:
        high = max(high, hall.high)
    return low, high
