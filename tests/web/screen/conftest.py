"""A board whose projector the tests look at; the workshop is made only once."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import Cohort
from cityshare.store import Database, open_database
from cityshare.workshop import Phase, Workshop
from plain_plans import seat_all
from samples import sample

Opened = Callable[[Cohort], Board]


class Seoul(NamedTuple):
    """The file of an open workshop of Seoul 2016."""

    file: Path
    workshop: str
    passcode: str


@pytest.fixture(scope="session")
def seoul(tmp_path_factory: pytest.TempPathFactory) -> Seoul:
    """Make the workshop that each test copies."""
    file = tmp_path_factory.mktemp("seoul") / "workshop.sqlite"
    database = open_database(file)
    workshop, passcode = Workshop.create(database, sample("seoul-2016"))
    workshop.move_to(Phase.OPEN)
    database.close()
    return Seoul(file, workshop.id, passcode)


@pytest.fixture
def db(tmp_path: Path, seoul: Seoul) -> Iterator[Database]:
    """A copy of the workshop's database."""
    opened = open_database(shutil.copy(seoul.file, tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def board(app: FastAPI, db: Database, seoul: Seoul) -> Board:
    """A browser with the board of Seoul 2016 open; the workshop takes answers."""
    return Board(app, Workshop(db, seoul.workshop), seoul.passcode).enter()


@pytest.fixture
def published(board: Board) -> Board:
    """The same with a published plan."""
    version = board.workshop.record_plan(seat_all(board.workshop.cohort()))
    board.workshop.publish(version.number)
    return board


@pytest.fixture
def board_of(app: FastAPI, db: Database) -> Opened:
    """Open the board of a workshop made from a cohort."""

    def make(cohort: Cohort) -> Board:
        made = Board(app, *Workshop.create(db, cohort))
        made.workshop.move_to(Phase.OPEN)
        return made.enter()

    return make
