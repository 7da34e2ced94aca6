"""Pages renew their parts around what somebody is doing there."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from cityshare.cohort import AgreedLevel, CardKind
from cityshare.workshop import Answer, Offer, Phase, Projecting, Registration, Screen
from e2e.conftest import Room

pytestmark = pytest.mark.slow


@pytest.fixture
def page(room: Room, browser: Browser) -> Iterator[Page]:
    """A page that has entered the board of a workshop that is open."""
    room.workshop.move_to(Phase.OPEN)
    with browser.new_context(base_url=room.base) as context:
        opened = context.new_page()
        opened.goto("/facilitator")
        opened.fill("input[name=passcode]", room.passcode)
        opened.keyboard.press("Enter")
        expect(opened.locator(".phases")).to_be_visible()
        yield opened


def ask(room: Room, text: str) -> int:
    """Put a request on the wall."""
    asker = room.workshop.people[0].id
    return room.workshop.save_offer(asker, Offer(CardKind.REQUEST, text=text)).id


def mark(*parts: Locator) -> None:
    """Mark parts, to see later which of them were replaced."""
    for part in parts:
        part.evaluate("part => { part.isMarked = true }")


def is_marked(part: Locator) -> bool:
    return bool(part.evaluate("part => part.isMarked === true"))


def test_an_answer_is_counted_and_the_rest_is_left_alone(
    room: Room, page: Page
) -> None:
    ana = room.workshop.register(Registration("Ana", delegation="beijing")).person
    page.goto("/facilitator")
    part = page.locator("[data-part=answers]")
    count, join = part.locator(".count b"), page.locator("[data-part=join]")
    before = int(count.inner_text())
    cities = page.locator("#delegations")
    cities.locator("summary").click()
    mark(part, join, cities)

    for practice in room.workshop.questionnaire.practices:
        room.workshop.save_answer(ana, Answer(practice.name, 3))

    expect(count).to_have_text(str(before + 1))
    assert [is_marked(one) for one in (part, join, cities)] == [False, True, False]
    expect(cities).not_to_have_attribute("open", "")
    expect(cities.locator("summary")).to_be_focused()


def test_a_choice_is_kept_while_groups_are_made(room: Room, page: Page) -> None:
    page.select_option("#proof", "0")
    page.locator("#make").focus()
    part = page.locator("[data-part=groups]")
    mark(part)

    room.workshop.move_to(Phase.CLOSED)

    expect(page.locator(".phase.now")).to_contain_text("Closed")
    assert not is_marked(part)
    expect(page.locator("#proof")).to_have_value("0")
    expect(page.locator("#make")).to_be_focused()


def test_text_on_the_wall_is_kept_until_its_writer_is_done(
    room: Room, page: Page
) -> None:
    first = ask(room, "Who runs trams at night?")
    page.goto("/facilitator/wall")
    field = page.locator(f"#ask-{first}")
    field.fill("Invte Bonn")
    page.evaluate("document.activeElement.setSelectionRange(3, 3)")
    mark(page.locator("[data-part=unmatched]"))

    with page.expect_response("**/facilitator/wall"):
        second = ask(room, "Who lights a street?")
    page.keyboard.type("i")

    expect(field).to_be_focused()
    expect(field).to_have_value("Invite Bonn")
    assert is_marked(page.locator("[data-part=unmatched]"))
    page.locator("h1").click()
    expect(page.locator(f"#card-{second}")).to_be_visible()
    expect(field).to_have_value("Invite Bonn")


def test_text_on_the_remote_control_is_kept(room: Room, page: Page) -> None:
    page.goto("/facilitator/remote")
    page.fill("#timer-minutes", "25")
    page.fill("#timer-label", "Second ca")
    projecting = Projecting.of(room.workshop)

    projecting.start_timer(10, "Cases")
    projecting.show(Screen.COUNT)
    expect(page.locator("#show-count")).to_have_attribute("aria-pressed", "true")
    page.keyboard.type("se")

    expect(page.locator("#timer-label")).to_be_focused()
    expect(page.locator("#timer-label")).to_have_value("Second case")
    expect(page.locator("#timer-stop")).to_have_count(0)
    page.locator("#show-count").focus()
    expect(page.locator(".remote-face")).to_contain_text("Cases")
    expect(page.locator("#timer-minutes")).to_have_value("25")
    page.locator("#timer-label").press("Enter")
    expect(page.locator(".remote-face")).to_contain_text("Second case")
    expect(page.locator("#timer-label")).to_be_focused()
    expect(page.locator(".remote-face [data-digits]")).to_contain_text(
        re.compile("2[45]:")
    )


def test_a_screen_is_renewed_around_an_open_menu(room: Room, page: Page) -> None:
    page.goto("/projector")
    page.locator(".menu summary").click()

    Projecting.of(room.workshop).show(Screen.TIMER)

    expect(page.locator("body")).to_have_class(re.compile("screen-timer"))
    expect(page.locator(".menu")).to_have_attribute("open", "")
    expect(page.locator(".menu summary")).to_be_focused()


def test_a_page_that_could_not_be_fetched_is_fetched_again(
    room: Room, page: Page
) -> None:
    page.goto("/facilitator")
    light, count = page.locator("[data-live]"), page.locator(".answers .count-of")
    before = count.inner_text()
    expect(light).to_have_attribute("data-state", "on")
    page.route("**/facilitator", lambda route: route.fulfill(status=503))

    room.workshop.register(Registration("Ana", delegation="beijing"))

    expect(light).to_have_attribute("data-state", "off")
    assert count.inner_text() == before
    page.unroute("**/facilitator")
    expect(count).not_to_have_text(before)
    expect(light).to_have_attribute("data-state", "on")


def test_what_a_colleague_agrees_waits_for_an_open_choice(
    room: Room, page: Page
) -> None:
    page.goto(f"/me/{room.workshop.new_link('beijing-1').token}")
    page.goto("/delegation")
    first, second = (p.name for p in room.workshop.questionnaire.practices[:2])
    card = page.locator(f"#p-{first}")
    card.locator("summary").click()
    card.locator("select[name=target]").focus()
    card.locator("select[name=target]").select_option("5")

    for practice in (first, second):
        room.workshop.agree(AgreedLevel("beijing", practice, 3))

    expect(page.locator(f"#p-{second} .agreed")).to_be_visible()
    expect(card.locator("select[name=target]")).to_be_focused()
    expect(card.locator(".agreed")).to_have_count(0)
    card.locator("summary").click()
    expect(card.locator(".agreed")).to_be_visible()
    expect(card.locator("summary")).to_be_focused()
    expect(card.locator("select[name=target]")).to_have_value("5")


def test_who_is_signed_out_sees_the_door(room: Room, page: Page) -> None:
    page.goto("/facilitator")
    expect(page.locator("[data-live]")).to_have_attribute("data-state", "on")
    page.context.clear_cookies()

    room.workshop.register(Registration("Ana", delegation="beijing"))

    expect(page.locator("input[name=passcode]")).to_be_visible()
