from __future__ import annotations

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.store import Database
from cityshare.workshop import Phase, Projecting, Screen, Shown, Workshop
from plain_plans import seat_all
from samples import sample


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """The board of a workshop with published tables."""
    made = Board(app, *Workshop.create(db, sample("seoul-2016")))
    workshop = made.workshop
    workshop.move_to(Phase.OPEN)
    workshop.publish(workshop.record_plan(seat_all(workshop.cohort())).number)
    return made.enter()


@pytest.fixture
def projecting(board: Board) -> Projecting:
    """What the projector shows."""
    return Projecting.of(board.workshop)


def test_only_the_facilitator_has_the_remote_control(board: Board) -> None:
    token = board.token()
    board.post("leave")

    page = board.get("/facilitator/remote", follow=False)
    sent = board.request(
        "POST", "/facilitator/remote/show", form={"csrf": token, "screen": "river"}
    )

    assert (page.status_code, page.headers["location"]) == (303, "/facilitator")
    assert sent.status_code == 403


def test_each_button_shows_its_screen(board: Board, projecting: Projecting) -> None:
    for screen in Screen:
        page = board.post("remote/show", screen=screen.value)

        assert page.status_code == 200
        assert projecting.shown == Shown(screen)
        assert page.text.count(f'value="{screen.value}" aria-pressed="true"') == 1


def test_a_choice_is_narrowed_and_its_parts_held(
    board: Board, projecting: Projecting
) -> None:
    board.post("remote/show", screen="stairs", theme="waste", part=1)

    assert projecting.shown == Shown(Screen.STAIRS, theme="waste", part=1)
    page = board.get("/facilitator/remote").text
    assert '<option value="waste" selected>' in page
    assert '<input type="hidden" name="theme" value="waste">' in page


def test_each_table_of_the_plenary_has_a_button(board: Board) -> None:
    page = board.post("remote/show", screen="plenary").text

    tables = board.workshop.plans()[-1].plan.tables
    for table in tables:
        assert f'id="part-{table.id.removeprefix("T")}"' in page


def test_the_timer_is_started_paused_and_taken_away(
    board: Board, projecting: Projecting
) -> None:
    page = board.post(
        "remote/timer", do="start", minutes=40, rounds=2, label=" Cases \x07 "
    )

    timer = projecting.timer
    assert timer is not None
    assert (timer.label, timer.seconds, timer.rounds) == ("Cases", 2_400, 2)
    assert ">40:00<" in page.text
    states = []
    for do in ("pause", "resume", "stop"):
        board.post("remote/timer", do=do)
        timer = projecting.timer
        states.append(timer and timer.is_paused)
    assert states == [True, False, None]


def test_the_projector_itself_comes_back_to_the_projector(board: Board) -> None:
    page = board.post("remote/show", screen="count", back="projector")

    assert page.url.path == "/projector"
    assert "screen-count" in page.text


def test_what_no_button_sends_is_refused(board: Board, projecting: Projecting) -> None:
    for path, fields, status in (
        ("show", {"screen": "levels"}, 422),
        ("show", {"screen": "river", "part": "-1"}, 400),
        ("show", {"screen": "river", "part": "9" * 40}, 400),
        ("show", {"screen": "stairs", "practice": "x"}, 422),
        ("timer", {"do": "start", "minutes": "0", "rounds": "1"}, 422),
        ("timer", {"do": "start", "minutes": "ten", "rounds": "1"}, 400),
        ("timer", {"do": "explode"}, 400),
    ):
        assert board.post(f"remote/{path}", **fields).status_code == status

    assert (projecting.shown, projecting.timer) == (Shown(), None)
