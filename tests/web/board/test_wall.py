"""The wall and the tables' talk on the board."""

from __future__ import annotations

import re

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import CardKind
from cityshare.exchange import CardState, Outcome
from cityshare.store import Database
from cityshare.workshop import Offer, Phase, TableTalk, Wall, Workshop
from plain_plans import seat_all
from samples import sample


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """The board of a workshop whose tables are published."""
    made, passcode = Workshop.create(db, sample("seoul-2016"))
    for phase in (Phase.OPEN, Phase.CLOSED):
        made.move_to(phase)
    version = made.record_plan(seat_all(made.cohort()))
    made.move_to(Phase.GROUPED)
    made.publish(version.number)
    if made.phase is not Phase.PUBLISHED:
        made.move_to(Phase.PUBLISHED)
    return Board(app, made, passcode).enter()


def test_an_unmatched_card_is_noted_where_to_ask_and_settled(board: Board) -> None:
    workshop = board.workshop
    asker = workshop.people[0].id
    request = Offer(CardKind.REQUEST, text="Who has run a tram <i>at night</i>?")
    id_ = workshop.save_offer(asker, request).id
    page = board.get("/facilitator/wall").text
    unmatched = page.partition('data-part="others"')[0]

    board.post(f"wall/{id_}/ask", ask_at="Invite Bonn")
    board.post(f"wall/{id_}/state", state="met")

    card = next(one for one in Wall.of(workshop).cards() if one.card.id == id_)
    assert f'id="card-{id_}"' in unmatched
    assert "&lt;i&gt;at night" in unmatched
    assert (card.ask_at, card.state) == ("Invite Bonn", CardState.MET)
    settled = board.get("/facilitator/wall").text.partition('data-part="others"')[2]
    assert "Invite Bonn" in settled
    assert board.post(f"wall/{id_}/state", state="lost").status_code == 422


def test_roles_are_changed_and_reports_come_in(board: Board) -> None:
    talk = TableTalk.of(board.workshop)
    before = talk.outcomes()[0]
    page = board.get("/facilitator/talk").text
    choices = re.search(rf'id="chair-{before.table}">(.*?)</select>', page, re.DOTALL)
    assert choices is not None
    seated = re.findall(r'value="([^"]+)"', choices[1])

    board.post(
        "talk",
        session=before.session,
        table=before.table,
        chair=seated[0],
        reporter=seated[1],
        first_case=seated[2],
    )
    talk.save_outcome(seated[1], Outcome(learnt=("<b>Start</b> small.",)), 0)
    after = board.get("/facilitator/talk").text

    roles = talk.outcomes()[0].roles
    assert (roles.chair, roles.reporter, roles.first_case) == tuple(seated[:3])
    assert "&lt;b&gt;Start&lt;/b&gt; small." in after
    assert f"Reports: 1 of {len(talk.outcomes())}" in after


def test_somebody_of_another_table_takes_no_role(board: Board) -> None:
    talk = TableTalk.of(board.workshop)
    first, second = talk.outcomes()[:2]
    stranger = second.roles.reporter

    answer = board.post(
        "talk", session=first.session, table=first.table, chair=stranger
    )

    assert answer.status_code == 422
    assert talk.outcomes()[0].roles == first.roles
