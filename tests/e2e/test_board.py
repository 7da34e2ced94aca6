"""The board of tables in a real browser: by mouse, by keyboard, and back again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cityshare.cohort import read_cohort
from cityshare.grouping import Plan, assign
from cityshare.optimisation import Budget
from cityshare.questionnaire import shipped_cohort
from cityshare.scoring import score
from cityshare.workshop import Phase
from e2e.conftest import Room

pytestmark = pytest.mark.slow

COLD = 90_000  # milliseconds until the solver's process is warm and has mended


@cache
def first_plan() -> Plan:
    return assign(
        score(read_cohort(shipped_cohort("seoul-2016"))), budget=Budget((200,))
    )


@pytest.fixture
def page(browser: Browser, room: Room) -> Iterator[Page]:
    """The tables of a first draft."""
    room.workshop.move_to(Phase.OPEN)
    room.workshop.move_to(Phase.CLOSED)
    room.workshop.record_plan(first_plan())
    with browser.new_context(viewport={"width": 1280, "height": 1400}) as context:
        opened = context.new_page()
        opened.goto(f"{room.base}/facilitator")
        opened.fill("input[name=passcode]", room.passcode)
        opened.keyboard.press("Enter")
        opened.get_by_role("link", name="Change the tables").first.click()
        expect(opened.get_by_role("heading", level=1)).to_contain_text("version 1")
        opened.wait_for_load_state()  # the heading stands before the scripts do
        yield opened


def people_at(page: Page, table: str) -> list[str]:
    rows = page.locator(f'[data-table="{table}"] [data-person]')
    return [str(row.get_attribute("data-person")) for row in rows.all()]


def person(page: Page, id_: str) -> Locator:
    return page.locator(f"#person-{id_}")


def drag(page: Page, id_: str, target: Locator) -> None:
    start, end = person(page, id_).bounding_box(), target.bounding_box()
    assert start
    assert end
    page.mouse.move(start["x"] + 20, start["y"] + 10)
    page.mouse.down()
    page.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
    page.mouse.move(end["x"] + 30, end["y"] + 12, steps=6)


def said(page: Page) -> Locator:
    return page.locator("[data-said]")


def test_a_person_is_dragged_to_a_table_and_back(page: Page) -> None:
    mover, before = people_at(page, "T1")[0], people_at(page, "T2")

    drag(page, mover, page.locator('[data-table="T2"] h2'))
    expect(page.locator('[data-table="T2"] [data-would]')).to_contain_text("priorit")
    expect(page.locator(".ghost span")).to_contain_text("priorit")
    page.mouse.up()

    expect(said(page)).to_contain_text("moved to Table 2.")
    expect(said(page)).to_contain_text(re.compile(r"\d+ of \d+ priorities \(.\d+\)"))
    assert mover in people_at(page, "T2")
    page.keyboard.press("Control+z")
    expect(said(page)).to_contain_text("undone")
    assert people_at(page, "T2") == before
    page.keyboard.press("Control+Shift+Z")
    expect(said(page)).to_contain_text("made again")
    assert mover in people_at(page, "T2")


def test_dropping_on_a_person_swaps(page: Page) -> None:
    one, other = people_at(page, "T1")[0], people_at(page, "T2")[0]

    drag(page, one, person(page, other))
    page.mouse.up()

    expect(said(page)).to_contain_text("swapped seats")
    assert one in people_at(page, "T2")
    assert other in people_at(page, "T1")


def test_escape_ends_a_drag(page: Page) -> None:
    before = people_at(page, "T1")

    drag(page, before[0], page.locator('[data-table="T2"] h2'))
    page.keyboard.press("Escape")
    page.mouse.up()

    expect(page.locator(".ghost")).to_have_count(0)
    assert people_at(page, "T1") == before
    expect(said(page)).to_be_empty()


def test_the_keyboard_alone_moves_locks_and_undoes(page: Page) -> None:
    mover = people_at(page, "T1")[0]

    person(page, mover).focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    expect(sheet.get_by_role("heading", level=1)).to_be_focused()
    move = sheet.get_by_role("button", name="To Table 2").last
    while not move.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(said(page)).to_contain_text("moved to Table 2.")
    expect(sheet).to_be_hidden()
    expect(person(page, mover)).to_be_focused()
    page.keyboard.press("Enter")
    sheet.get_by_role("button", name="Lock at this table").press("Enter")
    expect(person(page, mover)).to_contain_text("locked")
    expect(person(page, mover)).to_be_focused()
    page.keyboard.press("Control+z")
    expect(said(page)).to_contain_text("Unlock them first")


def test_another_screen_is_heard_and_a_late_change_is_refused(
    page: Page, browser: Browser, room: Room
) -> None:
    with browser.new_context(
        storage_state=page.context.storage_state(),
        viewport={"width": 1280, "height": 1400},
    ) as context:
        context.add_init_script("delete window.SharedWorker")
        other = context.new_page()
        other.route(re.compile(r"/events\?"), lambda route: route.abort())
        other.goto(page.url)
        mover, last = people_at(page, "T1")[0], people_at(page, "T3")[0]
        drag(page, mover, page.locator('[data-table="T2"] h2'))
        page.mouse.up()
        expect(said(page)).to_contain_text("moved to Table 2.")

        drag(other, last, other.locator('[data-table="T1"] h2'))
        other.mouse.up()

        expect(said(other)).to_contain_text("your change was not made")
        assert mover in people_at(other, "T2")
        assert last in people_at(other, "T3")


def test_nobody_shows_up_and_comes_after_all(page: Page) -> None:
    missing = people_at(page, "T1")[0]
    person(page, missing).click()
    page.get_by_role("dialog").get_by_role("button", name="Did not come").click()
    expect(said(page)).to_contain_text("not here", timeout=COLD)
    expect(page.locator('[data-part="away"]')).to_contain_text("Not here")
    assert missing not in people_at(page, "T1")

    person(page, missing).click()
    page.get_by_role("dialog").get_by_role("button", name="Has arrived").click()

    expect(said(page)).to_contain_text("sits at Table", timeout=COLD)
    expect(page.locator('[data-part="away"]')).to_be_hidden()
