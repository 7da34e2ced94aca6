from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import Any

import pytest
from fastapi import FastAPI
from markupsafe import escape

from boards import Board
from cityshare.cohort import Role, read_cohort
from cityshare.grouping import Plan, assign
from cityshare.optimisation import Budget
from cityshare.questionnaire import shipped_cohort
from cityshare.scoring import score
from cityshare.store import Database
from cityshare.web.solving import Job, Progress
from cityshare.workshop import Phase, Workshop
from cityshare.workshop.board import PlanBoard
from cityshare.workshop.board_state import Repaired
from samples import sample

SCRIPT = {"Accept": "application/json"}


@cache
def first_plan() -> Plan:
    cohort = read_cohort(shipped_cohort("seoul-2016"))
    return assign(score(cohort), budget=Budget((60,)))


class HereSolver:
    """Mends in this process; is busy when told so."""

    is_busy = False

    def __init__(self, workshop: Workshop) -> None:
        self.workshop = workshop

    def progress_of(self, workshop: str) -> Progress:
        return Progress(workshop=workshop)

    def mend(self, job: Job) -> Repaired | None:
        if self.is_busy:
            return None
        board = PlanBoard.of(self.workshop)
        do = board.no_show if job.kind == "no show" else board.late
        return do(job.number, job.people)


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """A browser with the board open; there is a first draft of the tables."""
    made = Board(app, *Workshop.create(db, sample("seoul-2016"))).enter()
    made.workshop.move_to(Phase.OPEN)
    made.workshop.move_to(Phase.CLOSED)
    made.workshop.record_plan(first_plan())
    app.state.solver = HereSolver(made.workshop)
    return made


def tables(board: Board, number: int = 1) -> dict[str, list[str]]:
    """Return who sits where as the page shows it; "" for those without a seat."""
    page = board.get(f"/facilitator/tables/{number}").text
    parts = re.split(r'<section class="seats', page)[1:]
    ids = (re.search(r'data-table="(\w+)"', part) for part in parts)
    return {
        found[1] if found else "": re.findall(r'data-person="([\w-]+)"', part)
        for found, part in zip(ids, parts, strict=True)
    }


def change(board: Board, path: str, **fields: object) -> dict[str, Any]:
    """Send a change as the page's script does."""
    answer = board.request(
        "POST",
        f"/facilitator/tables/{path}",
        form={"csrf": board.token(), **{k: str(v) for k, v in fields.items()}},
        headers=SCRIPT,
    )
    return {"status": answer.status_code, **answer.json()}


def test_everybody_is_a_button_at_their_table(board: Board) -> None:
    page = board.get("/facilitator/tables/1").text

    seated = tables(board)
    assert seated == {
        table.id: [*table.seated, *table.observers, *table.interpreters]
        for table in first_plan().tables
    } | {"": []}
    for person in board.workshop.people:
        if person.role is not Role.FACILITATOR:
            assert f'id="person-{person.id}"' in page
            assert str(escape(person.name)) in page


def test_a_move_is_judged_said_and_undone(board: Board) -> None:
    before = tables(board)
    mover = before["T1"][0]

    told = change(board, "1/change", person=mover, table="T2", step=0)

    name = board.workshop.person(mover).name  # type: ignore[union-attr]
    assert told["said"].startswith(f"{name} moved to Table 2. ")
    plan = PlanBoard.of(board.workshop).state(1).plan
    head, then = plan.headline, first_plan().headline
    assert head
    assert then
    gain = head.priorities_answered - then.priorities_answered
    assert f"{head.priorities_answered} of {head.priorities} priorities" in told["said"]
    assert f"({gain:+d})" in told["said"] or gain == 0
    assert mover in tables(board)["T2"]
    change(board, "1/undo", step=1)
    assert tables(board) == before
    change(board, "1/redo", step=0)
    assert mover in tables(board)["T2"]


def test_without_a_script_a_form_does_the_same(board: Board) -> None:
    one, other = tables(board)["T1"][0], tables(board)["T2"][0]
    sheet = board.get(f"/facilitator/tables/1/people/{one}").text
    assert f'<option value="{other}">' in sheet
    assert "Suggestions" in sheet

    page = board.post("tables/1/change", person=one, other=other, step=0)

    assert page.url.path == "/facilitator/tables/1"
    assert "swapped seats" in page.text
    assert one in tables(board)["T2"]
    assert other in tables(board)["T1"]
    assert "swapped seats" not in board.get("/facilitator/tables/1").text


def test_a_change_from_an_old_screen_is_refused_and_shows_the_new_one(
    board: Board,
) -> None:
    first, second = tables(board)["T1"][:2]
    change(board, "1/change", person=first, table="T2", step=0)

    told = change(board, "1/change", person=second, table="T2", step=0)

    assert told["status"] == 409
    assert "on another screen" in told["said"]
    assert 'data-step="1"' in told["html"]
    assert second in tables(board)["T1"]


def test_who_is_locked_stays(board: Board) -> None:
    stays = tables(board)["T1"][0]

    change(board, "1/lock", person=stays, locked=1)

    assert "tag-locked" in board.get("/facilitator/tables/1").text
    told = change(board, "1/change", person=stays, table="T2", step=0)
    assert (told["status"], told["said"]) == (
        422,
        "Somebody who would move is locked. Unlock them first.",
    )
    change(board, "1/lock", person=stays, locked=0)
    assert change(board, "1/change", person=stays, table="T2", step=0)["status"] == 200


def test_weights_and_the_reason_are_told(board: Board) -> None:
    one, other = tables(board)["T1"][0], tables(board)["T2"][0]
    at = "/facilitator/tables/1"

    weights = board.get(f"{at}/weights/{one}").json()
    swap = board.get(f"{at}/weigh", person=one, other=other).json()
    why = board.get(f"{at}/people/{one}", why="1").text

    assert set(weights) == {t.id for t in first_plan().tables} - {"T1"}
    assert {told["kind"] for told in (*weights.values(), swap)} <= {
        "better",
        "same",
        "worse",
        "broken",
    }
    assert all("priorit" in told["text"] for told in (*weights.values(), swap))
    assert "sits at Table 1" in why


def test_a_published_version_is_changed_through_a_draft(board: Board) -> None:
    change(board, "1/publish")
    assert board.workshop.phase is Phase.PUBLISHED
    page = board.get("/facilitator/tables/1").text
    assert 'id="undo"' not in page
    assert 'class="grip"' not in page
    mover = tables(board)["T1"][0]
    assert change(board, "1/change", person=mover, table="T2", step=0)["status"] == 422

    assert change(board, "1/draft") == {"status": 200, "go": "/facilitator/tables/2"}

    assert "This is a new draft" in board.get("/facilitator/tables/2").text
    change(board, "2/change", person=mover, table="T2", step=0)
    page = board.get("/facilitator/tables/2").text
    assert "Made from version 1, people moved: 1" in page
    assert "Table 1 → Table 2" in page
    assert tables(board, 1)["T1"][0] == mover


def test_who_did_not_come_leaves_and_comes_back(board: Board) -> None:
    missing = tables(board)["T1"][0]

    told = change(board, "1/gone", person=missing)

    assert "is noted as not here." in told["said"]
    assert "move" in told["said"]
    assert missing in tables(board)[""]
    assert board.workshop.person(missing).away  # type: ignore[union-attr]
    told = change(board, "1/arrived", person=missing)
    assert "sits at Table" in told["said"]
    assert "Nobody else moves." in told["said"]
    assert tables(board)[""] == []


def test_a_busy_solver_is_told(board: Board) -> None:
    board.app.state.solver.is_busy = True

    told = change(board, "1/gone", person=tables(board)["T1"][0])

    assert told["status"] == 409
    assert "Other work is going on" in told["said"]


def test_nothing_is_shown_or_changed_outside(app: FastAPI, board: Board) -> None:
    stranger, one = Board(app, board.workshop, ""), tables(board)["T1"][0]
    at = "/facilitator/tables/1"

    for path in ("/facilitator/versions", at, f"{at}/people/{one}", f"{at}/weigh"):
        page = stranger.get(path, follow=False, person=one, other=one)
        assert page.status_code == 303, path
    for path in ("change", "lock", "undo", "redo", "gone", "arrived", "draft"):
        page = stranger.post(f"tables/1/{path}", person=one, table="T2", step=0)
        assert page.status_code == 403, path
    assert PlanBoard.of(board.workshop).state(1).step == 0


def test_what_is_not_there_is_refused(board: Board) -> None:
    for path in ("9", "1/people/nobody"):
        assert board.get(f"/facilitator/tables/{path}").status_code == 404
    for step in ("", "-1", "one", "٣"):
        assert board.post("tables/1/undo", step=step).status_code == 400


def test_a_name_with_markup_is_only_a_name(app: FastAPI, db: Database) -> None:
    cohort = read_cohort(shipped_cohort("seoul-2016"))
    first, *others = cohort.participants
    hostile = replace(first, name="<b onclick=x>A</b>")
    cohort = replace(cohort, participants=(hostile, *others))
    board = Board(app, *Workshop.create(db, cohort)).enter()
    board.workshop.move_to(Phase.OPEN)
    board.workshop.record_plan(first_plan())

    pages = [
        board.get("/facilitator/tables/1").text,
        board.get(f"/facilitator/tables/1/people/{first.id}").text,
    ]

    assert all("<b onclick" not in page for page in pages)
    assert all("&lt;b onclick" in page for page in pages)


def test_the_tables_speak_the_browser_s_language(board: Board) -> None:
    for language, undo in (("ko", "되돌리기"), ("zh-Hans", "撤销"), ("ja", "元に戻す")):
        board.language = language

        page = board.get("/facilitator/tables/1").text

        assert undo in page
        assert "Drag a person" not in page


def test_versions_stand_side_by_side_and_one_can_go_back(board: Board) -> None:
    assert "only one version" in board.get("/facilitator/versions").text
    change(board, "1/draft")
    mover = tables(board)["T1"][0]
    change(board, "2/change", person=mover, table="T2", step=0)

    page = board.get("/facilitator/versions", a="1", b="2").text

    name = board.workshop.person(mover).name  # type: ignore[union-attr]
    assert f"{name}: Table 1 → Table 2" in page
    heads = [PlanBoard.of(board.workshop).state(n).plan.headline for n in (1, 2)]
    for head in heads:
        assert head
        assert f"<td>{head.priorities_answered} of {head.priorities}</td>" in page
    back = board.post("versions/back", number=1)
    assert back.url.path == "/facilitator/tables/3"
    assert tables(board, 3) == tables(board, 1)
