"""Erasing somebody from the board."""

from __future__ import annotations

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.store import Database
from cityshare.workshop import Facilitators, Workshop
from cityshare.workshop.change import utc_now
from live_workshops import grouped
from phones import words_of


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    workshop = grouped(db, utc_now)
    passcode = Facilitators.of(workshop).renew_passcode()
    return Board(app, workshop, passcode).enter()


def ids(workshop: Workshop) -> list[str]:
    return [person.id for person in workshop.people]


def test_somebody_is_erased_after_being_asked_for(board: Board) -> None:
    someone = board.workshop.people[0]
    form = board.get("/facilitator/guests", person=someone.id)
    assert f"/facilitator/guests/erase?person={someone.id}" in form.text
    asked = board.get("/facilitator/guests/erase", person=someone.id)
    assert f"Erase {someone.name} for good?" in words_of(asked)
    assert someone.id in ids(board.workshop)

    board.post("guests/erase", id=someone.id)

    assert someone.id not in ids(board.workshop)
    assert someone.name not in board.get("/facilitator/guests").text


def test_who_is_gone_already_is_no_fault(board: Board) -> None:
    assert board.post("guests/erase", id="nobody").status_code == 200
    assert board.get("/facilitator/guests/erase", person="nobody").status_code == 200
    assert board.get("/facilitator/guests/erase").status_code == 200
