"""Screens and phones whose clock is years away from the server's."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, expect

from cityshare.workshop import Phase, Projecting
from e2e.conftest import Room

pytestmark = pytest.mark.slow

LONG_AGO, FAR_AHEAD = (datetime(year, 1, 1, tzinfo=UTC) for year in (2001, 2061))


@pytest.mark.parametrize("moment", [LONG_AGO, FAR_AHEAD])
def test_the_timer_shows_the_servers_time(
    browser: Browser, room: Room, moment: datetime
) -> None:
    room.workshop.move_to(Phase.OPEN)
    Projecting.of(room.workshop).start_timer(10, "Cases")
    with browser.new_context() as context:
        page = context.new_page()
        page.clock.install(time=moment)
        page.goto(f"{room.base}/facilitator")
        page.fill("input[name=passcode]", room.passcode)
        page.keyboard.press("Enter")
        expect(page.locator(".phases")).to_be_visible()
        page.goto(f"{room.base}/projector?show=timer")
        digits = page.locator(".timer [data-digits]")
        expect(digits).to_have_text(re.compile(r"10:00|09:\d\d"))

        page.clock.fast_forward("03:00")  # the screen asks the server again

        expect(digits).to_have_text(re.compile(r"09:\d\d"))


@pytest.mark.parametrize("moment", [LONG_AGO, FAR_AHEAD])
def test_drafts_are_kept_and_sent_whatever_the_phone_thinks(
    browser: Browser, room: Room, moment: datetime
) -> None:
    room.workshop.move_to(Phase.OPEN)
    with browser.new_context(viewport={"width": 360, "height": 740}) as context:
        page = context.new_page()
        page.clock.install(time=moment)
        page.goto(f"{room.base}/j/{room.workshop.join_code}")
        page.fill("#name", "Ana Example")
        page.locator("#delegation").select_option("beijing")
        page.locator("main form button").last.click()
        page.goto(f"{room.base}/questions")
        context.set_offline(True)
        page.locator(".practice.here .level").nth(1).click()
        expect(page.locator("#state[data-kind=held]")).to_be_visible()
        page.clock.fast_forward("00:30")
        context.set_offline(False)

        page.wait_for_function("() => localStorage.length === 0")

    ana = next(p for p in room.workshop.people if p.name == "Ana Example")
    (answer,) = room.workshop.answers_of(ana.id).values()
    assert (answer.current, answer.revision) == (2, 1)
