"""The agenda: the plans of all table sessions, and what they come to together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations, product

from pydantic import BaseModel, ConfigDict

from cityshare.grouping.plan import Plan


class Agenda(BaseModel):
    """Plans of one cohort's table sessions, in the order of the agenda.

    Attributes
    ----------
    plans
        One for each table session; one without tables where none was found.
    n_repeated_pairs
        Pairs of delegates who share a table in more than one session.
    n_repeated_meetings
        How often pairs of delegates share a table beyond their first time: three
        times together counts as two.
    least_repeated_meetings
        No agenda for as many people and tables has fewer, by counting alone.
    n_repeated_with_experts
        Pairs of a delegate and a host or expert who share a table more than once.
    without_first_wish
        Delegates with a first wish who never sit in its theme.
    first_wish_never_open
        Those of them who never could: the theme is open in no session they are in.
    value
        The sum over the plans, in weighted steps; ``None`` without any plan.
    bound
        No agenda that keeps every ``must`` rule is worth more: the sum of the
        sessions' bounds. ``None`` where one of them has none.
    struck_time
        Whether the clock ended the search, so that another run may differ.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    plans: tuple[Plan, ...]
    n_repeated_pairs: int
    n_repeated_meetings: int
    least_repeated_meetings: int
    n_repeated_with_experts: int
    without_first_wish: tuple[str, ...]
    first_wish_never_open: tuple[str, ...]
    value: float | None
    bound: float | None = None
    struck_time: bool = False

    @property
    def has_tables(self) -> bool:
        """Whether every session has a plan."""
        return all(plan.has_tables for plan in self.plans)

    def plan_of(self, session: str) -> Plan:
        """Return the plan of a session; ``KeyError`` if there is none."""
        return {plan.session: plan for plan in self.plans}[session]


def meetings(plans: Iterable[Plan]) -> Counter[tuple[str, str]]:
    """Count how often each two delegates share a table."""
    tables = chain.from_iterable(plan.tables for plan in plans)
    return Counter(
        (min(pair), max(pair))
        for table in tables
        for pair in combinations(table.members, 2)
    )


def meetings_with_experts(plans: Iterable[Plan]) -> Counter[tuple[str, str]]:
    """Count how often each delegate shares a table with each host or expert."""
    tables = chain.from_iterable(plan.tables for plan in plans)
    return Counter(
        pair for table in tables for pair in product(table.members, table.chairs)
    )


def beyond_the_first(counts: Counter[tuple[str, str]]) -> int:
    """Count the times beyond the first.

    >>> beyond_the_first(Counter({("a", "b"): 3, ("a", "c"): 1}))
    2
    """
    return sum(times - 1 for times in counts.values())


def sum_of(values: Sequence[float | None]) -> float | None:
    """Add values up, ``None`` if one is missing.

    >>> sum_of([1.0, 2.5]), sum_of([1.0, None])
    (3.5, None)
    """
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None
