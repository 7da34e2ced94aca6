from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest
from fastapi import FastAPI
from markupsafe import escape

from boards import Board
from cityshare.cohort import Cohort, read_cohort
from cityshare.documents import LAYOUTS, Kind, plan_version
from cityshare.questionnaire import Practice, Text, shipped_cohort
from cityshare.store import open_database
from cityshare.web.app import create_app
from cityshare.web.board.paper_form import Choices
from cityshare.web.settings import WebSettings
from cityshare.web.words import CONSENT_VERSION, LANGUAGES, own_name, words_on
from cityshare.workshop import Phase, Workshop
from plain_plans import seat_all

PAGE = "/facilitator/print/page"
STYLE = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
HOSTILE = '<img src=x onerror="alert(1)">'
MARK = "MARK4321"
# The form asks about levels, a plan is for its own delegation: neither is handed out.
NOT_FOR_THE_ROOM = ("forms", "actions")


def marked(practice: Practice) -> Practice:
    levels = tuple(Text({"en": f"{MARK} {n}"}) for n, _ in enumerate(practice.levels))
    return practice.model_copy(update={"levels": levels})


@pytest.fixture(scope="module")
def seoul() -> Cohort:
    """Seoul 2016 with marked levels and one hostile name."""
    cohort = read_cohort(shipped_cohort("seoul-2016"))
    first, *others = cohort.participants
    known = cohort.questionnaire
    themes = tuple(
        theme.model_copy(update={"practices": tuple(map(marked, theme.practices))})
        for theme in known.themes
    )
    return replace(
        cohort,
        participants=(replace(first, name=HOSTILE), *others),
        responses=tuple(replace(each, note=MARK) for each in cohort.responses),
        questionnaire=known.model_copy(update={"themes": themes}),
    )


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FastAPI]:
    """An application over an empty database."""
    db = open_database(str(tmp_path_factory.mktemp("room") / "workshop.sqlite"))
    yield create_app(db, WebSettings("kept over a restart"))
    db.close()


@pytest.fixture(scope="module")
def board(room: FastAPI, seoul: Cohort) -> Board:
    """A browser with the board open, and a draft of the groups; nothing changes it."""
    made = Board(room, *Workshop.create(room.state.db, seoul))
    made.workshop.move_to(Phase.OPEN)
    made.workshop.record_plan(seat_all(made.workshop.cohort()))
    return made.enter()


@pytest.fixture(scope="module")
def published(room: FastAPI, seoul: Cohort) -> Board:
    """A board of another workshop whose only version is published."""
    made = Board(room, *Workshop.create(room.state.db, seoul))
    made.workshop.move_to(Phase.OPEN)
    made.workshop.record_plan(seat_all(made.workshop.cohort()))
    made.workshop.publish(1)
    return made.enter()


def opened(board: Board, address: str) -> httpx.Response:
    return board.request("GET", address, follow=False)


def printed(board: Board, what: str, **query: str) -> str:
    page = opened(board, f"{PAGE}?{urlencode({'what': what, **query})}")
    assert page.status_code == 200
    return page.text


def test_only_the_facilitator_prints(board: Board) -> None:
    outside = Board(board.app, board.workshop, "")

    for path in ("/facilitator/print", f"{PAGE}?what=door.A4"):
        page = opened(outside, path)
        assert (page.status_code, page.headers["location"]) == (303, "/facilitator")
    style = opened(outside, "/facilitator/print/style.css?what=door.A4&foot=x")
    assert style.status_code == 403


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_document_and_paper_can_be_chosen(board: Board, language: str) -> None:
    reader = replace(board, language=language)

    page = opened(reader, "/facilitator/print").text
    offered = re.findall(r'name="what" value="([\w.]+)"', page)
    assert sorted(offered) == sorted(
        f"{kind}.{paper}" for kind, layout in LAYOUTS.items() for paper in layout.papers
    )


@pytest.mark.parametrize("kind", LAYOUTS)
def test_a_page_keeps_the_policy_and_carries_version_and_time(
    board: Board, kind: Kind
) -> None:
    paper = LAYOUTS[kind].usual_paper
    page = printed(board, f"{kind}.{paper}", language="ko")

    assert "<style" not in page
    assert " style=" not in page
    assert '<html lang="ko">' in page
    assert HOSTILE not in page
    [address] = STYLE.findall(page)
    style = opened(board, unescape(address))
    assert style.headers["content-type"].startswith("text/css")
    [foot] = parse_qs(urlsplit(unescape(address)).query)["foot"]
    assert re.search(r"(초안|변경 \d+).* · 인쇄 \d{4}-\d\d-\d\d \d\d:\d\d", foot)
    assert f"size: {LAYOUTS[kind].papers[paper].size};" in style.text


@pytest.mark.parametrize("kind", [k for k in LAYOUTS if k not in NOT_FOR_THE_ROOM])
def test_no_hand_out_has_a_level_or_a_note(board: Board, kind: Kind) -> None:
    assert MARK not in printed(board, f"{kind}.{LAYOUTS[kind].usual_paper}")


def test_a_print_says_whether_its_version_is_published(
    board: Board, published: Board
) -> None:
    for each, words in ((board, "version 1, draft"), (published, "version 1")):
        [version] = each.workshop.plans()
        page = printed(each, "by_table.A4", version="1")
        assert f"{words} · plan {plan_version(version.plan)}" in page


def test_a_badge_has_no_table_before_it_is_published(
    board: Board, published: Board
) -> None:
    assert '<p class="at">' not in printed(board, "badges.A4")
    assert '<p class="at">' in printed(published, "badges.A4")


def test_the_form_asks_for_the_phones_consent_in_every_language(board: Board) -> None:
    page = opened(board, f"{PAGE}?what=forms.A4&language=ja&language=en").text

    assert re.findall(r'<article class="form" lang="(\w+)">', page) == ["ja", "en"]
    for words in ("同意書", "consent"):
        assert f"{words} {CONSENT_VERSION}" in page
    for language in ("ja", "en"):
        assert words_on("phone", language)["consent_contact"] in page


def test_the_form_has_the_numbers_that_the_clerk_types(board: Board) -> None:
    page = opened(board, f"{PAGE}?what=forms.A4&language=en").text

    choices = Choices.of(board.workshop)
    themes = [theme.label.read() for theme in board.workshop.layout.themes]
    numbered = r'<span class="number">(\d+)</span><span class="square"></span> ([^<]+)<'
    assert re.findall(numbered, page) == [
        (str(number), label)
        for labels in (map(own_name, choices.languages), themes)
        for number, label in enumerate(labels, start=1)
    ]


def test_whoever_was_erased_leaves_a_gap(room: FastAPI, seoul: Cohort) -> None:
    board = Board(room, *Workshop.create(room.state.db, seoul)).enter()
    board.workshop.move_to(Phase.OPEN)
    plan = seat_all(board.workshop.cohort())
    board.workshop.record_plan(plan)
    gone, *others = plan.tables[0].members
    board.workshop.erase(gone)

    for kind in ("by_table", "by_person", "door", "cards", "badges", "reports"):
        assert "onerror" not in printed(board, f"{kind}.{LAYOUTS[kind].usual_paper}")
    page = printed(board, "by_table.A4")
    [first] = re.findall(r'(?s)<section class="table">.*?</section>', page)[:1]
    names = [board.workshop.cohort().participant(id_).name for id_ in others]
    assert re.findall(r'<span class="name">([^<]+)</span>', first) == names


def test_before_there_are_groups_badges_are_printed(
    room: FastAPI, seoul: Cohort
) -> None:
    early = Board(room, *Workshop.create(room.state.db, seoul)).enter()

    assert "There are no groups yet" in opened(early, "/facilitator/print").text
    assert escape(HOSTILE) in printed(early, "badges.A4")
    assert opened(early, f"{PAGE}?what=door.A4").status_code == 422


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("what=door.A5", 400),
        ("what=secrets.A4", 400),
        ("what=door.A4&language=tlh", 400),
        ("what=door.A4&version=7", 404),
        ("", 422),
    ],
)
def test_what_no_button_asks_for_is_refused(
    board: Board, query: str, status: int
) -> None:
    assert opened(board, f"{PAGE}?{query}").status_code == status
