"""Every page of the board is found by following links from the board."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import read_cohort
from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop import Phase, Workshop
from crawler import read_page, ways_on
from plain_plans import seat_all

OURS = ("/facilitator", "/projector")
NO_PAGES = {
    "/facilitator/print/style.css": "the style sheet of a printed page",
    "/facilitator/tables/{number}/weigh": "one figure, for a script",
    "/facilitator/tables/{number}/weights/{person}": "figures, for a script",
}
# Linked from every page and without links of its own; its answers take seconds.
NOT_OPENED = "/facilitator/themes"


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """The board of a workshop without answers, with a published plan."""
    cohort = replace(read_cohort(shipped_cohort("seoul-2016")), responses=(), cards=())
    workshop, passcode = Workshop.create(db, cohort)
    for phase in (Phase.OPEN, Phase.CLOSED):
        workshop.move_to(phase)
    workshop.publish(workshop.record_plan(seat_all(workshop.cohort())).number)
    workshop.move_to(Phase.PUBLISHED)
    return Board(app, workshop, passcode).enter()


def pages_of(app: FastAPI) -> dict[str, re.Pattern[str]]:
    """Return what a facilitator can open, with the addresses it stands for."""
    paths = [
        path
        for path, methods in app.openapi()["paths"].items()
        if "get" in methods and path.startswith(OURS) and path not in NO_PAGES
    ]
    return {path: re.compile(re.sub(r"{\w+}", "[^/]+", path)) for path in paths}


def test_every_page_is_linked_and_leads_to_every_part(board: Board) -> None:
    pages, waiting = pages_of(board.app), ["/facilitator"]
    reached = set[tuple[str, str]]()
    while waiting:
        address = waiting.pop(0)
        path, _, query = address.partition("?")
        of = "of somebody" if query.startswith("person=") else ""
        kinds = {(kind, of) for kind, known in pages.items() if known.fullmatch(path)}
        if kinds <= reached:
            continue
        reached |= kinds
        if path == NOT_OPENED:
            continue
        answer = board.request("GET", address)
        assert answer.status_code == 200, address
        waiting += ways_on(answer.text, address)
        if path.startswith("/facilitator") and not path.endswith("/page"):
            links, _ = read_page(answer.text, address)
            assert {"/facilitator", "/facilitator/remote", "/projector"} <= {*links}
            assert answer.text.count('aria-current="page"') >= 1, address

    assert {*pages} - {kind for kind, _ in reached} == set()


@pytest.mark.parametrize("path", ["wall", "talk", "doubles", "tables/1"])
def test_a_page_asks_for_the_passcode_first(
    app: FastAPI, board: Board, path: str
) -> None:
    stranger = Board(app, board.workshop, "")

    answer = stranger.get(f"/facilitator/{path}", follow=False)

    assert answer.status_code == 303
    assert answer.headers["location"] == "/facilitator"
