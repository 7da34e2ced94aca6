"""Live workshops for tests: people who join, and groups that were made."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

import pytest

from cityshare.cohort import Cohort
from cityshare.errors import CityshareError
from cityshare.grouping import Plan, assign
from cityshare.optimisation import Budget
from cityshare.scoring import score
from cityshare.store import Database
from cityshare.workshop import Phase, Registration, Workshop
from small_cohorts import small_cohort


@contextmanager
def refused(*codes: str) -> Iterator[None]:
    """Expect an error with exactly these codes."""
    with pytest.raises(CityshareError) as caught:
        yield
    assert [problem.code for problem in caught.value.problems] == list(codes)


def join(
    workshop: Workshop,
    name: str = "Somebody",
    city: str = "Aville",
    consent: tuple[str, ...] = (),
) -> str:
    """Let somebody in and return the id."""
    registration = Registration(name, new_delegation=city, consent=consent)
    return workshop.register(registration).person


def grouped(
    database: Database, clock: Callable[[], datetime], people: int = 12
) -> Workshop:
    """Make a workshop whose people have answered and sit at two tables."""
    workshop, _ = Workshop.create(database, _answered(people), clock=clock)
    workshop.move_to(Phase.OPEN)
    workshop.move_to(Phase.CLOSED)
    workshop.record_plan(_plan(people))
    return workshop


@cache
def _plan(people: int) -> Plan:
    return assign(score(_answered(people)), budget=Budget(seconds=5))


def _answered(people: int) -> Cohort:
    return small_cohort(
        {
            f"{chr(97 + n)}1": ["2>4 #1 yes", "5 yes"] if n % 2 else ["5 yes", "2>4 #1"]
            for n in range(people)
        }
    )
