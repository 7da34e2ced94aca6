"""What changes reaches every open page, however many one browser has open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cityshare.cohort import AgreedLevel
from cityshare.workshop import Answer, Phase, TableTalk
from e2e.conftest import Room
from plain_plans import seat_all

pytestmark = pytest.mark.slow
TABS = 8


@pytest.fixture
def phone(room: Room, browser: Browser) -> Iterator[BrowserContext]:
    """The browser of Zhao of Beijing, whose table is published."""
    room.workshop.move_to(Phase.OPEN)
    token = room.workshop.new_link("beijing-1").token
    version = room.workshop.record_plan(seat_all(room.workshop.cohort()))
    room.workshop.publish(version.number)
    context = browser.new_context(base_url=room.base)
    page = context.new_page()
    page.goto(f"/me/{token}")
    page.close()
    yield context
    context.close()


def reporter_of(page: Page) -> str:
    return page.locator(".roles > div").nth(1).inner_text()


@pytest.mark.parametrize("has_worker", [True, False])
def test_eight_tabs_of_one_browser_all_hear_of_a_change(
    room: Room, phone: BrowserContext, *, has_worker: bool
) -> None:
    if not has_worker:
        phone.add_init_script("delete window.SharedWorker")
    tabs = [phone.new_page() for _ in range(TABS if has_worker else 3)]
    for tab in tabs:
        tab.goto("/mine", timeout=10_000)
    talk = TableTalk.of(room.workshop)
    mine = talk.my_talk("beijing-1")
    assert mine is not None
    other = next(m for m in mine.members if m.id != mine.roles.reporter)

    talk.set_roles(mine.session, mine.table, replace(mine.roles, reporter=other.id))

    for tab in tabs:
        expect(tab.locator(".roles > div").nth(1)).to_contain_text(other.name)
    tabs[0].goto("/questions", timeout=5_000)


def test_a_delegation_sees_what_a_colleague_saves(
    room: Room, phone: BrowserContext
) -> None:
    room.workshop.move_to(Phase.OPEN)
    page = phone.new_page()
    page.goto("/delegation")
    practice = room.workshop.questionnaire.practices[0].name
    card = page.locator(f"#p-{practice}")
    expect(card).not_to_contain_text("Agreed")

    room.workshop.agree(AgreedLevel("shanghai", practice, 2))
    room.workshop.agree(AgreedLevel("beijing", practice, 3))

    expect(card.locator(".agreed")).to_be_visible(timeout=4_000)
    assert room.workshop.answers_of("beijing-1").keys() >= {practice}
    room.workshop.save_answer("beijing-2", Answer(practice, 5))
    expect(card.locator(".said").nth(1)).to_contain_text("5", timeout=4_000)
