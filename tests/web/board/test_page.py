from __future__ import annotations

import re

import pytest
from fastapi import FastAPI
from markupsafe import escape

from boards import Board
from cityshare.grouping import Plan
from cityshare.store import Database
from cityshare.web.live import solver_of
from cityshare.web.solving import Job, Progress
from cityshare.workshop import Facilitators, Phase, Workshop
from plain_plans import seat_all
from samples import sample

NOW = re.compile(r'aria-current="step"><b>\d</b> ([\w-]+)')
REACHABLE = re.compile(r'id="phase-([\w-]+)"')
NEXT = re.compile(r'class="next-step">.*?</div>\s*</div>', re.DOTALL)


class FakeSolver:
    """Takes jobs and notes them; nothing is solved."""

    def __init__(self, progress: Progress | None = None, *, takes: bool = True) -> None:
        self.jobs: list[Job] = []
        self.is_cancelled = False
        self.progress = progress or Progress()
        self.takes = takes

    is_busy = False

    def progress_of(self, workshop: str) -> Progress:
        return self.progress

    def make(self, job: Job) -> bool:
        self.jobs.append(job)
        return self.takes

    def cancel(self) -> None:
        self.is_cancelled = True

    def close(self) -> None:
        """Nothing to close."""


@pytest.fixture
def outside(app: FastAPI, db: Database) -> Board:
    """A browser at the door of a workshop in its draft."""
    return Board(app, *Workshop.create(db, sample("seoul-2016")))


@pytest.fixture
def board(outside: Board) -> Board:
    """A browser with the board open."""
    return outside.enter()


def moved(board: Board, phase: Phase) -> Board:
    for step in list(Phase)[1 : list(Phase).index(phase) + 1]:
        board.workshop.move_to(step)
    return board


def plan_of(workshop: Workshop) -> Plan:
    return seat_all(workshop.cohort())


def test_the_board_asks_for_the_passcode(outside: Board) -> None:
    page = outside.get()

    assert page.status_code == 200
    assert 'name="passcode"' in page.text
    assert outside.workshop.join_code not in page.text


def test_a_wrong_passcode_is_refused(outside: Board) -> None:
    page = outside.post("enter", passcode="not this")

    assert page.status_code == 403
    assert "This is not the passcode." in page.text
    assert 'name="passcode"' in outside.get().text


def test_guessing_comes_to_an_end(outside: Board) -> None:
    codes = [outside.post("enter", passcode=n).status_code for n in range(9)]

    assert codes == [403] * 8 + [429]
    assert outside.post("enter", passcode=outside.passcode).status_code == 429


def test_the_passcode_opens_the_board(outside: Board) -> None:
    page = outside.post("enter", passcode=f" {outside.passcode.lower()} ")

    assert NOW.findall(page.text) == ["Draft"]
    assert outside.workshop.join_code in page.text


def test_a_passcode_opens_its_own_workshop_however_old(
    outside: Board, app: FastAPI, db: Database
) -> None:
    newer, passcode = Workshop.create(db, "green-growth", title="The newer one")
    _, second = Facilitators.of(outside.workshop).add("Second")

    for given in (outside.passcode, second):
        board = Board(app, outside.workshop, given).enter()
        assert outside.workshop.title in board.get().text
        assert newer.title not in board.get("/facilitator/team").text
    assert newer.title in Board(app, newer, passcode).enter().get().text


def test_leaving_closes_the_board(board: Board) -> None:
    assert 'name="passcode"' in board.post("leave").text


@pytest.mark.parametrize("path", ["phase", "groups", "groups/cancel", "publish"])
def test_nothing_is_changed_from_outside(outside: Board, path: str) -> None:
    assert outside.post(path, phase="open", number=1).status_code == 403
    assert outside.workshop.phase is Phase.DRAFT


def test_a_form_without_its_token_is_refused(board: Board) -> None:
    page = board.request("POST", "/facilitator/phase", form={"phase": "open"})

    assert page.status_code == 403
    assert board.workshop.phase is Phase.DRAFT


def test_a_form_from_another_site_is_refused(board: Board) -> None:
    page = board.request(
        "POST",
        "/facilitator/phase",
        form={"csrf": board.token(), "phase": "open"},
        headers={"Origin": "http://elsewhere"},
    )

    assert page.status_code == 403


def test_the_phase_is_changed(board: Board) -> None:
    page = board.post("phase", phase="open")

    assert NOW.findall(page.text) == ["Open"]
    assert board.workshop.phase is Phase.OPEN


@pytest.mark.parametrize(
    ("phase", "reachable"),
    [
        (Phase.DRAFT, ["open"]),
        (Phase.OPEN, ["draft", "closed"]),
        (Phase.CLOSED, ["draft", "open"]),
    ],
)
def test_only_phases_within_reach_are_buttons(
    board: Board, phase: Phase, reachable: list[str]
) -> None:
    assert REACHABLE.findall(moved(board, phase).get().text) == reachable


@pytest.mark.parametrize(
    ("phase", "steps"),
    [
        (Phase.DRAFT, ["Open the workshop", "People", "Agenda", "Print"]),
        (Phase.OPEN, ["Close the answers", "Remote control", "Type paper forms"]),
        (Phase.CLOSED, ["Make groups", "Themes", "People who came in twice"]),
    ],
)
def test_the_board_says_what_comes_next(
    board: Board, phase: Phase, steps: list[str]
) -> None:
    told = NEXT.search(moved(board, phase).get().text)

    assert told
    assert all(f">{step}</" in told[0] for step in steps)


@pytest.mark.parametrize("phase", ["noon", ""])
def test_an_unknown_phase_is_refused(board: Board, phase: str) -> None:
    assert board.post("phase", phase=phase).status_code == 400


def test_a_phase_out_of_reach_is_told(board: Board) -> None:
    page = board.post("phase", phase="published")

    assert page.status_code == 422
    assert 'class="button" href="/facilitator"' in page.text
    assert board.workshop.phase is Phase.DRAFT


def test_the_board_counts_answers_by_delegation(board: Board) -> None:
    page = board.get().text

    counts = board.workshop.counts()
    assert f'<b>{counts.complete}</b><span class="count-of"> / {counts.people}<' in page
    for delegation in board.workshop.delegations:
        complete, people = counts.by_delegation[delegation.id]
        told = f"{complete} / {people}" if people else "–"
        row = page.split(f'"delegation">{escape(delegation.name)}<')[1]
        assert re.search(r'"figure">(.*?)<', row)[1] == told  # type: ignore[index]


def test_making_groups_gives_the_solver_a_job(board: Board) -> None:
    solver = board.app.state.solver = FakeSolver()
    session = board.workshop.cohort().table_sessions[0].id

    moved(board, Phase.CLOSED).post("groups", session=session)

    [job] = solver.jobs
    assert job == Job(board.workshop.db.url, board.workshop.id, session, seed=0)


def test_time_for_the_proof_is_given(board: Board) -> None:
    solver = board.app.state.solver = FakeSolver()

    moved(board, Phase.CLOSED).post("groups", proof="60")

    assert [job.proof for job in solver.jobs] == [60.0]
    assert board.post("groups", proof="61").status_code == 400


def test_an_unknown_session_is_refused(board: Board) -> None:
    solver = board.app.state.solver = FakeSolver()

    assert board.post("groups", session="midnight").status_code == 400
    assert not solver.jobs


def test_a_second_job_is_refused_while_one_is_running(board: Board) -> None:
    board.app.state.solver = FakeSolver(takes=False)

    page = board.post("groups")

    assert page.status_code == 409
    assert "being made already" in page.text


def test_work_shows_its_step_value_and_gap(board: Board) -> None:
    board.app.state.solver = FakeSolver(
        Progress("running", "x", step="search", value=8.0, bound=10.0)
    )

    page = board.get().text

    assert "Looking for good tables" in page
    assert "value 8.0 of at most 10.0 · gap 20.0 %" in page
    assert 'id="cancel"' in page


def test_work_is_cancelled(board: Board) -> None:
    solver = board.app.state.solver = FakeSolver(Progress("running"))

    board.post("groups/cancel")

    assert solver.is_cancelled


def test_what_went_wrong_is_told(board: Board) -> None:
    board.app.state.solver = FakeSolver(Progress("failed", problems=("L208 <none>",)))

    page = board.get().text

    assert "No groups could be made" in page
    assert "L208 &lt;none&gt;" in page


def test_a_draft_is_shown_and_published(board: Board) -> None:
    moved(board, Phase.CLOSED).workshop.record_plan(plan_of(board.workshop))
    before = board.get().text
    assert 'id="publish-1"' in before
    assert REACHABLE.findall(before) == ["draft", "open", "closed"]

    after = board.post("publish", number=1).text

    assert 'id="publish-1"' not in after
    assert NOW.findall(after) == ["Published"]
    assert [v.state for v in board.workshop.plans()] == ["published"]


def test_everybody_is_on_the_board_of_tables(board: Board) -> None:
    moved(board, Phase.CLOSED)
    board.workshop.record_plan(plan_of(board.workshop))

    page = board.get().text

    for person in board.workshop.cohort().participants:
        assert person.name in page


def test_an_earlier_version_can_be_looked_at(board: Board) -> None:
    moved(board, Phase.CLOSED)
    for _ in range(2):
        board.workshop.record_plan(plan_of(board.workshop))

    assert '<span class="soft">Version 2</span>' in board.get().text
    assert '<span class="soft">Version 1</span>' in board.get(version="1").text


@pytest.mark.parametrize("number", ["7", "", "one"])
def test_a_version_that_is_not_there_cannot_be_published(
    board: Board, number: str
) -> None:
    assert board.post("publish", number=number).status_code == 404


def test_a_name_with_markup_is_only_a_name(app: FastAPI, db: Database) -> None:
    title = "<script>alert(1)</script>"
    made = Workshop.create(db, sample("seoul-2016"), title=title)

    page = Board(app, *made).enter().get()

    assert title not in page.text
    assert "&lt;script&gt;" in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]


@pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
def test_the_board_speaks_the_browser_s_language(board: Board, language: str) -> None:
    board.language = language

    page = board.get().text

    assert f'<html lang="{language}"' in page
    assert "Make groups" not in page


@pytest.mark.slow
def test_groups_are_made_by_the_child(board: Board) -> None:
    moved(board, Phase.CLOSED).post("groups")
    solver = solver_of(board.app)
    try:
        while solver.is_busy:
            board.get()
    finally:
        solver.close()

    assert solver.progress_of(board.workshop.id).state == "done"
    assert [version.number for version in board.workshop.plans()] == [1]
