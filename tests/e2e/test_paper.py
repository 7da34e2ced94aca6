"""Paper forms typed by the keyboard alone, and a phone that is handed on."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from cityshare.workshop import Answer, Phase
from e2e.conftest import Room

pytestmark = pytest.mark.slow

MOST_KEYS = 110  # a slow typist presses two keys a second: under a minute
RANKED = {1: ("4", "1"), 4: ("5", "2"), 7: ("5", "3")}


class Keyboard:
    """The keyboard of somebody who types forms; it counts its keys."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self.n_keys = 0

    def type(self, text: str) -> None:
        for letter in text:
            self._page.keyboard.press(letter)
        self.n_keys += len(text)

    def press(self, *keys: str) -> None:
        for key in keys:
            self._page.keyboard.press(key)
        self.n_keys += len(keys)


def current(row: int) -> str:
    return str(1 + row % 4)


def type_form(keys: Keyboard, n_rows: int) -> None:
    """Type a whole form: who, sixteen levels, three priorities and one card."""
    for line in ("Wang Xiaoming", "tianj", "23", "21"):
        keys.type(line)
        keys.press("Enter")
    keys.type("yyn")
    for row in range(n_rows):
        keys.press(current(row))
        if row in RANKED:
            keys.press(*RANKED[row], "y")
        else:
            keys.press("Space")
    keys.press("3", "Enter")
    keys.type("Greenways with bicycle lanes")
    keys.press("Control+Enter")


def test_a_form_a_minute_by_the_keyboard_alone(browser: Browser, room: Room) -> None:
    room.workshop.move_to(Phase.OPEN)
    practices = [p.name for p in room.workshop.questionnaire.practices]
    with browser.new_context(viewport={"width": 1280, "height": 800}) as context:
        page = context.new_page()
        page.goto(f"{room.base}/facilitator")
        page.fill("input[name=passcode]", room.passcode)
        page.keyboard.press("Enter")
        expect(page.get_by_role("button", name="Leave the board")).to_be_visible()
        page.goto(f"{room.base}/facilitator/paper")
        keys = Keyboard(page)

        type_form(keys, len(practices))

        expect(page.locator(".good")).to_contain_text("Answers: 16.")
        expect(page.locator("[name=name]")).to_be_focused()
        page.wait_for_load_state()  # a page stands before its scripts do
        assert keys.n_keys <= MOST_KEYS
        person = next(p for p in room.workshop.people if p.source == "paper")
        assert person.delegation == "tianjin-eco-city"
        assert room.workshop.answers_of(person.id) == {
            name: Answer(
                name,
                int(current(row)),
                int(RANKED[row][0]) if row in RANKED else None,
                priority=row in RANKED,
                share=True if row in RANKED else None,
                revision=1,
                rank=int(RANKED[row][1]) if row in RANKED else None,
            )
            for row, name in enumerate(practices)
        }

        page.locator(f"[name='rank.{practices[0]}']").focus()
        keys.press("*")
        keys.type("map")
        keys.press("Enter")
        expect(page.locator(f"[name='note.{practices[0]}']")).to_have_value("map")
        expect(page.locator(f"[name='current.{practices[1]}']")).to_be_focused()

        keys.press("Control+Enter")
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.locator("[name=name]")).to_be_focused()
        page.wait_for_load_state()
        keys.type("A")
        keys.press("Enter", "Escape")
        expect(page.locator("[name=name]")).to_be_focused()


def test_nothing_of_the_last_person_is_left(browser: Browser, room: Room) -> None:
    room.workshop.move_to(Phase.OPEN)
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.goto(f"{room.base}/j/{room.workshop.join_code}")
        page.get_by_label("Your name").fill("Quetzal")
        page.locator("#delegation").select_option("beijing")
        page.get_by_role("button", name="Continue").click()
        page.goto(f"{room.base}/questions")
        page.locator(".practice.here .level").nth(1).click()
        page.goto(f"{room.base}/welcome")
        page.get_by_role("button", name="Next person").click()
        expect(page.get_by_label("Your name")).to_have_value("")

        for _ in range(3):
            page.go_back()
            expect(page.get_by_text("Quetzal")).to_have_count(0)
            assert "Quetzal" not in page.content()
        assert page.evaluate("JSON.stringify(localStorage)") == "{}"
