from __future__ import annotations

import re
from dataclasses import replace

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.documents import roster_by_table
from cityshare.store import Database
from cityshare.web.address import qr_code
from cityshare.web.app import create_app
from cityshare.web.screen.page import VIEWS
from cityshare.web.screen.seats import tables_per_part
from cityshare.web.settings import WebSettings
from cityshare.web.words import LANGUAGES, words_on
from cityshare.workshop import Answer, Phase, Projecting
from plain_plans import seat_all

ADDRESS = "http://192.168.0.12:8000"
SCREEN = re.compile(r'<body class="screen screen-(\w+)"')
OF = re.compile(r'<div class="counting">\s*<p><b>(\d+)</b> of (\d+) people')


@pytest.fixture
def app(db: Database) -> FastAPI:
    """An application that knows its address in the room."""
    return create_app(db, WebSettings(base_url=ADDRESS))


def screen(board: Board, *, show: str = "") -> str:
    page = board.get("/projector", show=show)
    assert page.status_code == 200
    return page.text


def screen_name(page: str) -> str:
    return str(SCREEN.findall(page)[0])


def test_only_the_facilitator_opens_the_projector(board: Board) -> None:
    board.post("leave")

    page = board.get("/projector", follow=False)

    assert (page.status_code, page.headers["location"]) == (303, "/facilitator")


def test_people_join_by_code_address_or_picture(board: Board) -> None:
    page = screen(board)

    code = board.workshop.join_code
    assert screen_name(page) == "join"
    assert f'<p class="code">{code}</p>' in page
    assert '<p class="address">192.168.0.12:8000</p>' in page
    assert qr_code(f"{ADDRESS}/j/{code}") in page


def test_the_room_sees_one_count_and_no_delegation(board: Board) -> None:
    page = screen(board)

    counts = board.workshop.counts()
    assert OF.findall(page) == [(f"{counts.complete}", f"{counts.people}")]
    assert not [d.name for d in board.workshop.delegations if d.name in page]


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (Phase.DRAFT, "The workshop will open soon"),
        (Phase.CLOSED, "Thank you for your answers"),
    ],
)
def test_nobody_is_asked_to_join_a_closed_workshop(
    board: Board, phase: Phase, words: str
) -> None:
    board.workshop.move_to(phase)

    page = screen(board)

    assert words in page
    assert board.workshop.join_code not in page


def test_a_draft_is_not_shown_to_the_room(board: Board) -> None:
    board.workshop.record_plan(seat_all(board.workshop.cohort()))
    board.workshop.move_to(Phase.CLOSED)

    assert [screen_name(screen(board, show=s)) for s in ("", "tables", "people")] == [
        "join",
        "join",
        "join",
    ]


def test_everybody_finds_their_table(published: Board) -> None:
    plan = published.workshop.plans()[-1].plan
    people = published.workshop.cohort().participants
    seated = [person.name for person in people if plan.table_of(person.id)]

    for show in ("", "tables", "people"):
        page = screen(published, show=show)

        assert screen_name(page) == (show or "tables")
        names = re.findall('<span class="name">([^<]*)</span>', page)
        assert [name for name in seated if names.count(name) != 1] == []


@pytest.mark.parametrize("show", ["join", "tables", "people"])
def test_no_screen_shows_a_level_or_a_note(published: Board, show: str) -> None:
    workshop = published.workshop
    workshop.move_to(Phase.OPEN)
    before = screen(published, show=show)
    person = next(p for p in workshop.people if workshop.answers_of(p.id))
    practice, answer = next(iter(workshop.answers_of(person.id).items()))
    changed = replace(answer, current=1, target=5, note="we are the last of all")
    workshop.save_answer(person.id, changed)

    after = screen(published, show=show)

    def body(page: str) -> str:
        return re.sub(r'data-after="\d+"', "", page)

    assert body(after) == body(before)
    assert "we are the last of all" not in after
    assert practice not in after


def test_the_screen_can_go_back_to_joining(published: Board) -> None:
    published.workshop.move_to(Phase.OPEN)

    assert screen_name(screen(published)) == "join"
    assert screen_name(screen(published, show="tables")) == "tables"


def test_the_remote_control_moves_every_projector_but_a_held_one(
    published: Board,
) -> None:
    remote = Projecting.of(published.workshop)

    remote.show("count")
    followed, held = screen(published), screen(published, show="people")
    remote.show("")

    assert (screen_name(followed), screen_name(held)) == ("count", "people")
    assert screen_name(screen(published)) == "tables"


def test_every_screen_has_its_words_in_every_language(published: Board) -> None:
    for language in LANGUAGES:
        say = words_on("projector", language)
        assert {f"{kind}_{name}" for name in VIEWS for kind in ("screen", "title")} <= {
            *say
        }
    published.language = "ko"
    for name in VIEWS:
        assert screen_name(screen(published, show=name)) == name


def test_a_screen_can_be_narrowed_and_held_at_a_part(published: Board) -> None:
    remote = Projecting.of(published.workshop)
    remote.show("stairs", theme="waste")
    practices = published.workshop.layout.theme("waste").practices

    page = screen(published)

    assert page.count("data-page>") == len(practices)
    assert 'data-part-wanted=""' in page
    assert '<option value="waste" selected>' in page
    remote.show("stairs", theme="waste", part=1)
    assert 'data-part-wanted="1"' in screen(published)


def test_a_running_timer_stands_on_every_screen(published: Board) -> None:
    Projecting.of(published.workshop).start_timer(40, "Cases", rounds=2)

    large, small = screen(published), screen(published, show="tables")

    assert screen_name(large) == "timer"
    assert "Round 1 of 2" in large
    for page in (large, small):
        assert page.count("data-timer ") == 1
        assert page.count(">40:00<") == 1


def test_an_unknown_screen_is_the_one_of_the_phase(published: Board) -> None:
    assert screen_name(screen(published, show="levels")) == "tables"


def test_the_newest_publication_is_shown(published: Board) -> None:
    plan = seat_all(published.workshop.cohort(), session=1)
    later = published.workshop.record_plan(plan)
    published.workshop.publish(later.number)

    assert f"Version {later.number} ·" in screen(published)


def test_large_tables_stand_in_one_row(published: Board) -> None:
    cohort = published.workshop.cohort()
    [table, *_] = roster_by_table(cohort, seat_all(cohort)).tables
    large = replace(table, seats=table.seats * 2)

    assert (tables_per_part([table]), tables_per_part([table, large])) == (8, 4)


def test_a_count_grows_when_somebody_answers_everything(board: Board) -> None:
    workshop = board.workshop
    complete = workshop.counts().complete
    practices = workshop.questionnaire.practices
    person = next(
        p
        for p in workshop.people
        if p.role == "delegate" and len(workshop.answers_of(p.id)) < len(practices)
    )
    known = workshop.answers_of(person.id)
    for practice in practices:
        if practice.name not in known:
            workshop.save_answer(person.id, Answer(practice.name, None, None))

    assert OF.findall(screen(board))[0][0] == f"{complete + 1}"
