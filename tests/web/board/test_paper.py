"""Typing paper forms and merging people, through the pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

import pytest
from fastapi import FastAPI

from boards import CSRF, Board
from cityshare.cohort import CardKind, Consent
from cityshare.store import Database
from cityshare.web.board.paper_form import numbered
from cityshare.workshop import (
    Answer,
    Guest,
    GuestList,
    NameList,
    Phase,
    Registration,
    Workshop,
)
from phones import words_of
from samples import sample

FORM = {
    "name": "Wang Xiaoming",
    "delegation": "beijing",
    "languages": "32 mn",
    "wishes": "2 1",
    "consent.workshop": "Y",
    "consent.network": "n",
    "text.3": "A pilot",
    "practice.3": "16",
    "to.3": "shanghai",
}


@pytest.fixture
def board(app: FastAPI, db: Database) -> Board:
    """A browser with the board of an open workshop."""
    made, passcode = Workshop.create(db, sample("seoul-2016"))
    made.move_to(Phase.OPEN)
    return Board(app, made, passcode).enter()


@pytest.fixture
def practices(board: Board) -> list[str]:
    """The practices in their order."""
    return [practice.name for practice in board.workshop.questionnaire.practices]


def send(board: Board, fields: Mapping[str, str], path: str = "paper") -> str:
    """Send a form of a page and return the words of the answer."""
    page = board.request("GET", f"/facilitator/{path}")
    found = CSRF.search(page.text)
    assert found
    form = {"csrf": found[1], **fields}
    return board.request("POST", f"/facilitator/{path}", form=form).text


def wrong_of(page: str) -> dict[str, str]:
    """Return what is told beside each field."""
    found = re.findall(r'class="wrong small" id="w-([^"]+)">([^<]+)', page)
    return {name: unescape(text) for name, text in found}


def test_a_typed_form_becomes_a_person(board: Board, practices: list[str]) -> None:
    first, second, third, *_ = practices
    form = {
        **FORM,
        f"current.{first}": "2",
        f"target.{first}": "４",  # noqa: RUF001  a wide digit, as keyboards type it
        f"rank.{first}": "1",
        f"share.{first}": "ㅛ",
        f"current.{second}": "-",
        f"share.{third}": "0",
        f"note.{third}": " The map hangs in\u202e the hall ",
        "once": "this form",
    }

    page = send(board, form)
    send(board, form)

    person = board.workshop.people[-1]
    assert (person.name, person.delegation, person.source) == (
        "Wang Xiaoming",
        "beijing",
        "paper",
    )
    assert person.languages == ("zh-Hans", "ko", "mn")
    assert person.themes == board.workshop.layout.names[1::-1]
    assert person.consent == frozenset({Consent.WORKSHOP})
    assert board.workshop.answers_of(person.id) == {
        first: Answer(first, 2, 4, priority=True, share=True, revision=1, rank=1),
        second: Answer(second, None, revision=1),
        third: Answer(
            third, None, share=False, note="The map hangs in the hall", revision=1
        ),
    }
    (card,) = board.workshop.offers_of(person.id)
    assert (card.kind, card.practice, card.to, card.text) == (
        CardKind.REQUEST,
        practices[-1],
        "shanghai",
        "A pilot",
    )
    assert "Saved: Wang Xiaoming, Beijing. Answers: 3." in unescape(page)
    assert "Forms typed so far: 1" in unescape(page)


def test_everything_wrong_stands_beside_its_field_and_answers_stay(
    board: Board, practices: list[str]
) -> None:
    first, second, *_ = practices
    before = board.workshop.people

    page = send(
        board,
        {
            "wishes": "9",
            "languages": "qq",
            f"current.{first}": "3",
            f"target.{first}": "2",
            f"current.{second}": "x",
            f"rank.{second}": "9",
            "consent.contact": "z",
            "practice.2": "99",
            "to.4": "Atlantis",
        },
    )

    assert wrong_of(page) == {
        "name": "Fill this in.",
        "delegation": "Fill this in.",
        "languages": "Type numbers of the list, or codes such as mn.",
        "wishes": "Type numbers of the list.",
        "consent.contact": "Type y or n.",
        f"target.{first}": (
            "The goal is below today's level. Choose today's level or a higher one."
        ),
        f"current.{second}": "Type one digit, or - for don't know.",
        f"rank.{second}": "Another practice has this rank. Choose another rank.",
        "practice.2": "Type one number of the practices above.",
        "text.2": "Fill this in.",
        "to.4": ("No delegation of this name is here. Leave it empty to ask anyone."),
        "text.4": "Fill this in.",
    }
    assert f'name="current.{second}" value="x"' in page
    assert re.search(r'name="name"[^>]* autofocus', page)
    assert board.workshop.people == before


def test_paper_is_refused_later_and_without_the_passcode(
    board: Board, app: FastAPI
) -> None:
    board.workshop.move_to(Phase.DRAFT)

    assert "Paper forms are not taken now" in send(board, FORM)
    stranger = Board(app, board.workshop, "")
    assert "The passcode was shown once" in stranger.get("/facilitator/paper").text


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", ((), True)),
        ("3, 1", (("c", "a"), True)),
        ("131", (("a", "c"), True)),
        ("4", ((), False)),
        ("0", ((), False)),
        ("²", ((), True)),
        ("b", ((), False)),
    ],
)
def test_numbers_are_read_with_and_without_spaces(
    text: str, read: tuple[tuple[str, ...], bool]
) -> None:
    expected = (("b",), True) if text == "²" else read

    assert numbered(text, ["a", "b", "c"]) == expected


def test_a_double_is_shown_side_by_side_and_merged(
    board: Board, practices: list[str]
) -> None:
    workshop, first = board.workshop, practices[0]
    phone = workshop.register(Registration("Wang Xiao Ming", delegation="beijing"))
    workshop.save_answer(phone.person, Answer(first, 2))
    saved = send(board, {**FORM, f"current.{first}": "4"})
    paper = workshop.people[-1].id
    assert f"/facilitator/doubles?keep={phone.person}&amp;other={paper}" in saved
    both = {"keep": phone.person, "other": paper}

    shown = words_of(board.get("/facilitator/doubles"))
    undecided = send(board, both, "doubles")
    merged = send(board, {**both, f"take.{first}": "other"}, "doubles")

    assert "Today 2, goal –, share: –" in shown
    assert wrong_of(undecided) == {
        f"1-{first}": "They differ here. Choose which answer stays."
    }
    assert "Merged: Wang Xiao Ming is one person now." in unescape(merged)
    assert workshop.person(paper) is None
    assert workshop.answers_of(phone.person)[first].current == 4
    assert len(workshop.offers_of(phone.person)) == 1


def test_a_double_whom_the_facilitator_added_is_shown(board: Board) -> None:
    guests = GuestList.of(board.workshop)
    guests.add_person(Guest("Zhao Li-hong", "beijing"))

    shown = words_of(board.get("/facilitator/doubles"))

    assert "Came in by the list added by the facilitator" in shown


def test_a_name_chosen_wrongly_is_put_back(board: Board) -> None:
    names = NameList.of(board.workshop)
    joined = names.choose(names.all_free()[0].id)

    board.post("doubles/release", person=joined.person)

    assert board.workshop.person_of(joined.token) is None
    assert names.chosen() == []
