"""The pages on which a workshop is set up."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi import FastAPI

from boards import Board
from cityshare.cohort import Role
from cityshare.store import Database
from cityshare.workshop import Facilitators, Phase, Setup, Workshop
from samples import sample

PAGES = ("themes", "rules", "agenda", "guests", "team", "new")
PASSCODE = re.compile(r'class="code[^"]*">((?:[0-9A-Z]{4}-?){3})<')


@pytest.fixture
def outside(app: FastAPI, db: Database) -> Board:
    """A browser at the door of the workshop of Seoul 2016."""
    return Board(app, *Workshop.create(db, sample("seoul-2016")))


@pytest.fixture
def board(outside: Board) -> Board:
    """A browser with the board open."""
    return outside.enter()


def sent(page: str, field: str) -> str:
    """Return what a hidden field of a page holds."""
    found = re.search(rf'name="{field}" value="([^"]*)"', page)
    assert found
    return unescape(found[1])


def test_the_pages_open_after_the_passcode_only(outside: Board) -> None:
    shut = [outside.get(f"/facilitator/{page}", follow=False) for page in PAGES]
    assert {page.status_code for page in shut} == {303}
    assert {outside.post(page).status_code for page in PAGES} <= {403, 405}

    outside.enter()

    for page in PAGES:
        shown = outside.get(f"/facilitator/{page}")
        assert shown.status_code == 200
        assert f'href="/facilitator/{page}" aria-current="page"' in shown.text


def test_the_pages_speak_the_browser_s_language(board: Board) -> None:
    for board.language in ("ko", "zh-Hans", "ja"):
        for page in PAGES:
            shown = board.get(f"/facilitator/{page}").text
            assert f'<html lang="{board.language}"' in shown
            assert "Facilitators" not in shown


def test_all_proposals_become_the_themes(board: Board) -> None:
    page = board.get("/facilitator/themes", n="4").text
    assert page.count('class="card theme proposal"') == 4

    after = board.post("themes/all", layout=sent(page, "layout"))

    assert len(board.workshop.layout.names) == 4
    assert 'id="theme-' in after.text


def test_one_proposal_joins_the_themes(board: Board) -> None:
    page = board.get("/facilitator/themes", n="3").text
    proposals = re.findall(r'name="theme" value="({[^"]*})"', page)

    board.post("themes/one", theme=unescape(proposals[0]))

    inside = [p for theme in board.workshop.layout.themes for p in theme.practices]
    known = [p.name for p in board.workshop.questionnaire.practices]
    assert sorted(inside) == sorted(known)


def test_themes_are_renamed_split_merged_and_dropped(board: Board) -> None:
    one, two, three, *others = board.workshop.layout.names
    practice = board.workshop.layout.theme(one).practices[0]

    board.post("themes/rename", theme=one, label="Houses <b>")
    board.post("themes/split", theme=one, practice=practice, label="Heat")
    board.post("themes/drop", theme=two)
    page = board.post("themes/merge", theme=three, label="Together").text

    assert board.workshop.layout.names == (one, "heat", three, *others)
    assert str(board.workshop.layout.theme(three).label) == "Together"
    assert "Houses &lt;b&gt;" in page


WRONG: tuple[tuple[str, dict[str, str], str], ...] = (
    ("themes/rename", {"theme": "none", "label": "X"}, "There is no such theme."),
    ("themes/merge", {}, "There is no such theme."),
    ("rules", {"size_low": "7", "size_high": "5"}, "Delegates at a table: This is"),
    ("agenda", {"title": " ", "kind": "tables"}, "Title: This is empty."),
    ("agenda", {"title": "X", "kind": "tables", "minutes": "x"}, "Minutes: This"),
    ("agenda/remove", {"id": "none"}, "The agenda has no such session."),
    ("guests/person", {"name": "", "role": "host"}, "There is no such delegation."),
    ("guests/city", {"name": " "}, "Name: This is empty."),
    ("guests/city/remove", {"id": "seoul"}, "There are people in this delegation."),
    ("team/remove", {"id": ""}, "This facilitator cannot be removed."),
)


def test_what_is_wrong_is_told_above_the_form(board: Board) -> None:
    before = board.workshop.last_event

    for path, form, told in WRONG:
        page = board.post(path, **form)
        assert page.status_code == 422, path
        assert f"<p>{told}" in page.text, path

    assert board.workshop.last_event == before


def test_what_no_page_sends_is_refused(board: Board) -> None:
    here = board.workshop.id
    for path, form in (
        ("themes/all", {"layout": "{"}),
        ("themes/one", {"theme": "{}"}),
        ("guests/person", {"role": "king"}),
        ("new", {"origin": "cohort:../../etc", "before": here}),
    ):
        assert board.post(path, **form).status_code == 400, path


def test_rules_are_kept_as_they_are_chosen(board: Board) -> None:
    page = board.post(
        "rules",
        size_low=4,
        size_high=5,
        language="prefer",
        sharers="off",
        one_per_delegation="must",
        same="country",
        **{"same.strength": "prefer"},
    )

    rules = Setup.of(board.workshop).rules()
    assert (rules.table_size, rules.language, rules.sharers) == (
        (4, 5),
        "prefer",
        "off",
    )
    assert (rules.same, rules.strength_of("same")) == ("country", "prefer")
    assert "Saved." in page.text
    kept = Setup.of(board.workshop).header().rules
    assert "one_per_delegation" not in kept
    checked = re.findall(r'name="language" value="(\w+)" checked', page.text)
    assert checked == ["prefer"]


def test_a_session_is_added_changed_and_removed(board: Board) -> None:
    theme = board.workshop.layout.names[0]
    board.post(
        "agenda",
        title="Talks",
        kind="tables",
        start="2016-04-26T09:30",
        rooms="A\n\n B ",
        themes=theme,
        interpreters=0,
    )
    setup = Setup.of(board.workshop)
    [made] = [s for s in setup.header().sessions if s.id == "talks"]
    assert (made.rooms, made.themes, made.interpreters) == (("A", "B"), (theme,), 0)

    form = board.get("/facilitator/agenda", edit="talks").text
    assert 'value="2016-04-26T09:30"' in form
    board.post("agenda", id="talks", title="Talks", kind="plenary", minutes=30)
    [changed] = [s for s in setup.header().sessions if s.id == "talks"]
    assert (changed.kind, changed.minutes, changed.rooms) == ("plenary", 30, ())

    board.post("agenda/remove", id="talks")
    assert "talks" not in [s.id for s in setup.header().sessions]


def test_people_and_delegations_are_entered_and_away(board: Board) -> None:
    board.post("guests/city", name="Nairobi", population="4,400,000")
    [city] = [c for c in board.workshop.delegations if c.name == "Nairobi"]
    assert city.population == 4_400_000
    form = {"delegation": city.id, "role": "interpreter", "languages": "ko"}
    board.post("guests/person", name="Li", **form)
    person = board.workshop.people[-1]
    assert (person.role, person.languages) == (Role.INTERPRETER, ("ko",))

    edit = board.get("/facilitator/guests", person=person.id).text
    assert re.search(r'name="languages" value="ko" checked', edit)
    board.post("guests/person", id=person.id, name="Li Na", **form)
    board.post("guests/away", away=person.id)

    found = board.workshop.person(person.id)
    assert found is not None
    assert (found.name, found.away) == ("Li Na", True)
    board.post("guests/away", here=person.id)
    assert not [one for one in board.workshop.people if one.away]


def test_another_facilitator_opens_the_board_until_removed(board: Board) -> None:
    page = board.post("team", name="Bo", known="")
    [passcode] = PASSCODE.findall(page.text)
    assert page.headers["cache-control"] == "no-store"
    second = Board(board.app, board.workshop, passcode).enter()
    assert second.get("/facilitator/team").status_code == 200

    board.post("team", name="Bo", known="")
    everybody = Facilitators.of(board.workshop).everybody()
    assert [each.name for each in everybody] == ["", "Bo"]

    board.post("team/remove", id=everybody[-1].id)
    assert 'name="passcode"' in second.get().text


def test_a_new_passcode_closes_the_boards_of_the_old_one_but_not_this(
    board: Board,
) -> None:
    other = Board(board.app, board.workshop, board.passcode).enter()

    page = board.post("team/renew", id="")

    [passcode] = PASSCODE.findall(page.text)
    assert board.workshop.check_passcode(passcode)
    assert board.get("/facilitator/team").status_code == 200
    assert 'name="passcode"' in other.get().text


def test_a_workshop_is_made_once_and_opened(board: Board, db: Database) -> None:
    form = {
        "before": board.workshop.id,
        "origin": "questionnaire:green-growth",
        "title": "May",
    }
    page = board.post("new", **form)

    made = Workshop.latest(db)
    assert made is not None
    [passcode] = PASSCODE.findall(page.text)
    assert (made.title, made.phase) == ("May", Phase.DRAFT)
    assert made.check_passcode(passcode)
    assert made.join_code in board.get().text
    board.post("new", **form)
    assert Workshop.latest(db) == made


def test_a_personal_link_is_shown_to_be_scanned(board: Board) -> None:
    shown = board.post("guests/link", link="beijing-1")

    assert shown.status_code == 200
    token = re.search(r"/me/([\w-]+)<", shown.text)
    assert token
    person = board.workshop.person_of(token[1])
    assert person is not None
    assert person.id == "beijing-1"
    assert board.post("guests/link", link="nobody").status_code == 422
