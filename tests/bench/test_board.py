"""Drag and drop on the board: from the drop to the answer of the server."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from bench.cases import BUSAN, SEOUL, Case, made
from bench.github_table import GithubTable
from boards import Board
from cityshare.cohort import Role
from cityshare.store import open_database
from cityshare.web.app import create_app
from cityshare.web.settings import WebSettings
from cityshare.workshop import Phase, PlanBoard, Workshop
from plain_plans import seat_all

DROPS = 40
SCRIPT = {"Accept": "application/json"}

TABLE = GithubTable(
    "Does the board keep up with the hand?",
    (
        "cohort",
        "people",
        "tables",
        "a drop, median, ms",
        "a drop, p95, ms",
        "a person's sheet, median, ms",
    ),
    f"Up to {DROPS} people drawn are dropped on another table, one by one: the "
    "time of the whole request, in which the change is judged and kept, and headline, "
    "broken rules and tables are written anew. A sheet lists the best moves and swaps "
    "of somebody, and says why they sit where they sit.",
)

pytestmark = pytest.mark.bench


@dataclass
class Hand:
    """A facilitator's browser with one version of the plan open."""

    board: Board
    csrf: str
    path: str
    step: int = 0

    def drop(self, person: str, table: str) -> float:
        """Drop somebody on a table; return the seconds that it took."""
        form = {"csrf": self.csrf, "person": person, "table": table}
        took = self._timed("POST", "change", {**form, "step": str(self.step)})
        self.step += 1
        return took

    def look_at(self, person: str) -> float:
        """Open the sheet of somebody; return the seconds that it took."""
        return self._timed("GET", f"people/{person}", None)

    def _timed(self, method: str, path: str, form: dict[str, str] | None) -> float:
        began = time.perf_counter()
        answer = self.board.request(
            method, f"{self.path}/{path}", form=form, headers=SCRIPT
        )
        took = time.perf_counter() - began
        assert answer.status_code == 200, answer.text
        return took


@pytest.fixture
def hand(case: Case, tmp_path: Path) -> Iterator[Hand]:
    """The facilitator's hand over a workshop with people at tables."""
    db = open_database(tmp_path / "w.sqlite")
    workshop, passcode = Workshop.create(db, case.cohort)
    for phase in (Phase.OPEN, Phase.CLOSED):
        workshop.move_to(phase)
    number = workshop.record_plan(seat_all(workshop.cohort())).number
    app = create_app(db, WebSettings("of this benchmark", base_url="http://board"))
    board = Board(app, workshop, passcode).enter()
    yield Hand(board, board.token(), f"/facilitator/tables/{number}")
    db.close()


@pytest.mark.parametrize("case", [SEOUL, BUSAN, made(500)], ids=str)
def test_board(case: Case, hand: Hand, table: GithubTable) -> None:
    rng = np.random.default_rng(0)
    plan = PlanBoard.of(hand.board.workshop).state(1).plan
    tables = [one.id for one in plan.tables]
    cohort = hand.board.workshop.cohort()
    delegates = {p.id for p in cohort.participants if p.role is Role.DELEGATE}
    seats = {
        id_: one.id for one in plan.tables for id_ in one.members if id_ in delegates
    }
    drops, sheets = [], []
    drawn = rng.permutation(sorted(seats))[: DROPS + 1]
    for person in map(str, drawn):
        others = [id_ for id_ in tables if id_ != seats[person]]
        sheets.append(hand.look_at(person))
        drops.append(hand.drop(person, str(rng.choice(others))))
    median, p95 = (1e3 * np.quantile(drops[1:], q) for q in (0.5, 0.95))
    table.add(
        case,
        len(seats),
        len(tables),
        f"{median:.0f}",
        f"{p95:.0f}",
        f"{1e3 * np.median(sheets[1:]):.0f}",
    )
