from datetime import UTC, datetime, timedelta

import pytest

from cityshare.workshop import Phase, Workshop
from databases import database, postgresql, sqlite
from factories import make_questionnaire

__all__ = ["clock", "database", "opened", "postgresql", "sqlite"]


class Clock:
    """A clock that is set by hand."""

    def __init__(self):
        self.now = datetime(2026, 5, 4, 9, tzinfo=UTC)

    def __call__(self):
        return self.now

    def wait(self, **duration):
        self.now += timedelta(**duration)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def opened(database, clock):
    """An open workshop of four practices and two cities, without people."""
    workshop, _ = Workshop.create(database, make_questionnaire(2, 2), clock=clock)
    workshop.move_to(Phase.OPEN)
    return workshop
