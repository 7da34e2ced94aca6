"""Forms that are shown one part at a time."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from cityshare.workshop import Answer, Phase
from e2e.conftest import Room
from plain_plans import seat_all

pytestmark = pytest.mark.slow


@pytest.fixture
def phone(room: Room, browser: Browser) -> Iterator[Page]:
    """The phone of Zhao of Beijing."""
    room.workshop.move_to(Phase.OPEN)
    token = room.workshop.new_link("beijing-1").token
    with browser.new_context(base_url=room.base, locale="en") as context:
        page = context.new_page()
        page.goto(f"/me/{token}")
        yield page


def test_a_refused_answer_is_come_back_to(room: Room, phone: Page) -> None:
    first, second = (p.name for p in room.workshop.questionnaire.practices[:2])
    phone.goto("/questions")
    while phone.locator("#back").is_visible():
        phone.locator("#back").click()
    before = room.workshop.answers_of("beijing-1").get(first)
    room.workshop.save_answer(
        "beijing-1", Answer(first, 5, revision=before.revision if before else 0)
    )
    part = phone.locator(f"#q-{first}")

    part.evaluate(
        "part => { part.querySelectorAll('.level input')[1].click();"
        " document.querySelector('#next').click() }"
    )

    expect(phone.locator(f"#w-{first}")).to_be_visible()
    expect(part.locator("h2")).to_be_focused()
    part.locator(".level").nth(2).click()
    phone.locator("#next").click()
    expect(phone.locator(f"#q-{second} h2")).to_be_focused()
    expect(phone.locator("#where")).to_have_text(
        f"2 / {len(room.workshop.questionnaire.practices)}"
    )
    expect(phone.locator("#state")).to_have_attribute("data-kind", "saved")
    assert room.workshop.answers_of("beijing-1")[first].current == 3


def test_a_plan_is_gone_through_without_a_network(room: Room, phone: Page) -> None:
    version = room.workshop.record_plan(seat_all(room.workshop.cohort()))
    room.workshop.publish(version.number)
    phone.goto("/plan")
    parts, bars = phone.locator(".sheet-part"), phone.locator(".bar i")
    n_parts = parts.count()
    expect(bars).to_have_count(n_parts)
    phone.context.set_offline(True)

    parts.first.locator("textarea").first.fill("Ask the council")
    for n in range(n_parts):
        expect(parts.nth(n)).to_be_visible()
        expect(phone.locator(".bar .done")).to_have_count(n)
        phone.locator("#next").click()

    lead = phone.locator("#done-lead")
    expect(lead).to_have_text(str(lead.get_attribute("data-held")))
    phone.locator("#review").click()
    expect(parts.first.locator("h2")).to_be_focused()
    expect(phone.locator("#state")).to_have_attribute("data-kind", "held")
    phone.context.set_offline(False)
    expect(phone.locator("#state")).to_have_attribute("data-kind", "saved")
    phone.reload()
    expect(parts.first.locator("textarea").first).to_have_value("Ask the council")
