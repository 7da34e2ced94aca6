"""What is kept and what leaves: the day of the names, exports, and their log."""

from __future__ import annotations

import asyncio
import io
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import read_cohort
from cityshare.store import Database
from cityshare.web.retaining import keep_removing
from cityshare.workshop import Exports, Facilitators, Phase, Retention, Workshop
from cityshare.workshop.change import utc_now
from live_workshops import grouped


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    workshop = grouped(db, utc_now)
    workshop.publish(1)
    passcode = Facilitators.of(workshop).renew_passcode()
    return Board(app, workshop, passcode).enter()


def test_an_export_is_the_whole_workshop_and_is_logged(
    board: Board, tmp_path: Path
) -> None:
    _, passcode = Facilitators.of(board.workshop).add("Second <One>")
    second = Board(board.app, board.workshop, passcode).enter()

    got = second.post("keeping/export")

    assert got.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(got.content)) as packed:
        packed.extractall(tmp_path)
    folder = tmp_path / board.workshop.cohort().id
    assert read_cohort(folder) == board.workshop.cohort()
    assert (folder / "plans/tables/hand-out/roster-by-table.html").is_file()
    assert (folder / "plans/tables/facilitator-only/plan.json").is_file()
    (export,) = Exports.of(board.workshop).last()
    assert (export.what, export.by, export.is_printed) == (
        "cohort",
        "Second <One>",
        False,
    )
    shown = board.get("/facilitator/keeping").text
    assert "Second &lt;One&gt;" in shown
    assert export.at.strftime("%Y-%m-%d %H:%M") in shown


def test_pages_with_names_are_logged_once_for_each_facilitator(board: Board) -> None:
    for what in ("poster.A4", "by_person.A4", "by_person.A4", "by_table.A4"):
        assert board.get("/facilitator/print/page", what=what).status_code == 200

    log = Exports.of(board.workshop).last()

    assert [(one.what, one.by) for one in log] == [("by_table", ""), ("by_person", "")]


def test_nobody_else_exports(board: Board, app: FastAPI) -> None:
    outside = Board(app, board.workshop, "wrong")
    assert outside.request("POST", "/facilitator/keeping/export").status_code == 403
    assert outside.get("/facilitator/keeping", follow=False).status_code == 303
    assert Exports.of(board.workshop).last() == []


def test_the_day_on_which_names_go_is_set_and_comes(board: Board) -> None:
    retention = Retention.of(board.workshop)
    soon = datetime.now(UTC).date() + timedelta(days=2)
    board.post("keeping/names", names_until=soon.isoformat())
    assert retention.names_until == soon
    assert soon.isoformat() in board.get("/facilitator/keeping").text

    wrong = board.post("keeping/names", names_until="2001-01-01")
    assert wrong.status_code == 422
    assert "at most 10 years" in wrong.text
    assert retention.names_until == soon

    with board.workshop._change() as change:
        change.set(names_until=utc_now() - timedelta(hours=1))
    asyncio.run(_once(board.workshop.db))
    assert {person.name[:12] for person in board.workshop.people} == {"Participant "}


async def _once(db: Database) -> None:
    task = asyncio.create_task(keep_removing(db))
    await asyncio.sleep(0.5)
    task.cancel()


def test_a_new_workshop_has_its_own_day(board: Board) -> None:
    day = utc_now().date() + timedelta(days=400)
    board.post(
        "new",
        before=board.workshop.id,
        origin="questionnaire:green-growth",
        names_until=day.isoformat(),
    )
    made = Workshop.latest(board.workshop.db)
    assert made is not None
    assert made.phase is Phase.DRAFT
    assert Retention.of(made).names_until == day
