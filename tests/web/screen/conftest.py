"""A board whose projector the tests look at."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import Cohort
from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop import Phase, Workshop
from plain_plans import seat_all

Opened = Callable[[Cohort], Board]


@pytest.fixture
def board_of(app: FastAPI, db: Database) -> Opened:
    """Open the board of a workshop made from a cohort."""

    def make(cohort: Cohort) -> Board:
        made = Board(app, *Workshop.create(db, cohort))
        made.workshop.move_to(Phase.OPEN)
        return made.enter()

    return make


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """A browser with the board of Seoul 2016 open; the workshop takes answers."""
    made = Board(app, *Workshop.create(db, shipped_cohort("seoul-2016")))
    made.workshop.move_to(Phase.OPEN)
    return made.enter()


@pytest.fixture
def published(board: Board) -> Board:
    """The same with a published plan."""
    version = board.workshop.record_plan(seat_all(board.workshop.cohort()))
    board.workshop.publish(version.number)
    return board
