"""Making the tables: groups, moves, a late arrival, and a power failure."""

from __future__ import annotations

import re
from contextlib import ExitStack

from playwright.sync_api import expect

from cityshare.web.words import words_on
from e2e.day import LEARNT, NOTE, REQUEST, Day
from e2e.front_of_the_room import WARM
from e2e.people_of_the_room import Participant

ABSENT = "Feng Zhiyuan"


def tables_are_made(day: Day, mina: Participant) -> None:
    board = day.facilitator
    board.opens("/facilitator").goes_to("Closed")
    mina.opens("/questions").sees(words_on("phone", "ko")["closed_title"])
    mina.opens("/mine").sees(words_on("phone", "ko")["mine_wait"])

    board.makes_groups("discussion")

    day.projector.shows("Thank you for your answers", "The tables are being made.")


def the_facilitator_moves_people(day: Day) -> None:
    board = day.facilitator
    board.follows("Change the tables")
    one, other, third = (board.people_at(table)[0] for table in ("T1", "T2", "T3"))

    board.drags(one, "T2")
    board.is_told("moved to Table 2.", re.compile(r"\d+ of \d+ priorities"))
    assert one in board.people_at("T2")
    board.page.keyboard.press("Control+z")
    board.is_told("undone")
    assert one in board.people_at("T1")
    board.page.keyboard.press("Control+Shift+Z")
    board.is_told("made again")
    board.presses("Undo")
    board.is_told("undone")

    sheet = board.opens_sheet(other)
    board.tabs_to(sheet.get_by_role("button", name="To Table 3").last)
    board.is_told("moved to Table 3.")
    board.presses("Undo")
    board.is_told("undone")

    sheet = board.opens_sheet(third)
    sheet.get_by_role("link", name="Why here?").click()
    expect(sheet.locator(".why p").first).to_be_visible()
    sheet.locator("ol.choices button").first.click()
    board.is_told(re.compile("moved to Table|swapped seats"))
    board.chooses(board.name_of(other), "Lock at this table")
    board.is_told("is locked")


def everybody_finds_their_table(day: Day, phones: tuple[Participant, ...]) -> None:
    board, mina = day.facilitator, phones[0]
    for one in phones[1:]:
        one.opens("/mine").sees("The tables are not published yet.")

    board.presses("Publish version 1")
    board.is_told("Version 1 is published.")

    for one in phones:
        number = board.seat_of(one.name).removeprefix("T")
        expect(one.page.locator(".table-name")).to_contain_text(number)
        expect(one.page.locator(".people").first).to_contain_text(one.name)
    assert any(one.learns_from() for one in phones)
    expect(mina.page.locator("html")).to_have_attribute("lang", "ko")
    day.projector.shows("Who sits where", *(one.name for one in phones))
    day.projector.sees_nothing_of("Level", NOTE, REQUEST)


def one_comes_late_and_one_does_not_come(day: Day) -> Participant:
    board, lena = day.facilitator, day.somebody("Lena Late")
    lena.scans(day.served.join_code)
    lena.registers("Bonn", new=True, consents=("workshop",))
    lena.puts_up("request", "Who has planted a street with its children?")
    lena.opens("/mine").sees("You have no table yet.")

    board.presses("Make a draft of version 1")
    expect(board.page.locator(".tables-head h1")).to_contain_text("version 2")
    board.chooses("Lena Late", "Has arrived")
    board.is_told("Lena Late sits at Table", timeout=WARM)
    board.chooses(ABSENT, "Did not come")
    board.is_told("is noted as not here", timeout=WARM)
    assert not board.has_a_seat(ABSENT)
    lena.opens("/mine").sees("You have no table yet.")
    return lena


def the_power_fails(day: Day, ma: Participant, lena: Participant) -> None:
    board = day.facilitator
    seats = [board.people_at(table) for table in ("T1", "T2", "T3")]
    ma.takes_the_report()
    with ExitStack() as dark:
        for one in day.everybody:
            dark.enter_context(one.cut_off())
        day.served.kill()
        ma.page.fill("[name=learnt]", LEARNT)
        ma.page.locator("#next").click()
        ma.is_told(words_on("hour", "en")["held"])
        expect(board.page.locator("[data-live]")).to_contain_text("No connection")
        day.served.start()
        assert "Passcode" not in day.served.told
        ma.is_told("Saved")
        expect(board.page.locator("[data-live]")).to_have_text("Live")

    assert [board.people_at(table) for table in ("T1", "T2", "T3")] == seats
    board.presses("Publish version 2")
    board.is_told("Version 2 is published.")
    number = board.seat_of("Lena Late").removeprefix("T")
    expect(lena.page.locator(".table-name")).to_contain_text(number)
    day.projector.shows("Who sits where", "Lena Late")
    expect(day.projector.page.locator(".as-of")).to_contain_text("Version 2")
