"""What comes of it: reports, meetings, plans, and what is kept."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

from playwright.sync_api import expect

from cityshare.cohort import read_cohort
from cityshare.web.words import words_on
from e2e.day import LEARNT, NOTE, REQUEST, Day
from e2e.people_of_the_room import Participant

STEP = "Invite six courtyards to a walk with the heating company"


def the_tables_talk(day: Day, ma: Participant) -> None:
    promised = "A day with their heating company"
    ma.page.locator("[name='who.0']").select_option(label="Ma Guihua")
    ma.page.locator("[name='whom.0']").select_option(label="Beijing")
    ma.page.fill("[name='what.0']", promised)
    ma.page.fill("[name='by.0']", "2016-09-30")
    ma.page.locator("#next").click()
    ma.page.fill("[name=unanswered]", "Who pays for empty houses?")
    ma.page.locator("#next").click()
    ma.page.fill("[name='asset_text.0']", "Begin with the neighbours who like it")
    ma.page.locator("#next").click()
    expect(ma.page.locator("#done")).to_contain_text("Everything is saved")

    board = day.facilitator.opens("/facilitator/talk")
    board.sees("Reports: 1 of 3", LEARNT, promised, "Begin with the neighbours")
    remote = board.opens("/facilitator/remote")
    remote.page.locator("#timer-discussion").click()
    day.projector.shows(
        "Discussion between Chinese and Korean colleagues",
        re.compile(r"60:00|59:\d\d"),
    )
    remote.presses("Names")
    day.projector.shows("Find your name", "Lena Late", "Ma Guihua")
    remote.presses("Reports")
    day.projector.shows("What the tables report", LEARNT, promised, "Still talking")
    day.projector.sees_nothing_of(NOTE, "Begin with the neighbours")


def two_people_meet(day: Day, mina: Participant, he: Participant) -> None:
    say = words_on("wall", "ko")
    day.facilitator.opens("/facilitator/remote").presses("Open requests")
    day.projector.shows("Who can help here?", REQUEST, "Somebody here")
    card = he.opens("/wall").page.locator(".wall-card", has_text=REQUEST)
    card.get_by_role("button", name="I can help with this").click()
    expect(card).to_contain_text("You said that you can help.")
    he.sees("Lena Late")  # she agreed to be named, Mina did not
    he.sees_nothing_of("Mina Han")

    mina.opens("/wall").sees("He Jianlin", say["state_matched"])
    mine = mina.page.locator(".wall-card", has_text=REQUEST)
    mine.locator("summary").click()
    mine.get_by_role("button", name=say["set_met"]).click()
    expect(mine).to_contain_text(say["state_met"])

    he.opens("/wall")
    expect(card).to_contain_text("Met")
    day.projector.sees_nothing_of(REQUEST, "Mina Han")


def a_delegation_plans(zhao: Participant, guo: Participant) -> None:
    for one in (zhao, guo):
        one.opens("/plan").sees("Our action plan", "Goal 1")
    zhao.page.fill("[name='first_step.0']", STEP)
    zhao.page.locator("#next").click()
    zhao.is_told("Saved")

    guo.page.fill("[name='owner.0']", "Guo Pengcheng")
    guo.page.locator("#next").click()
    guo.is_told("Saved")
    guo.page.locator("#back").click()

    expect(guo.page.locator("[name='first_step.0']")).to_have_value(STEP)
    zhao.opens("/plan")
    expect(zhao.page.locator("[name='owner.0']")).to_have_value("Guo Pengcheng")
    expect(zhao.page.locator("[name='first_step.0']")).to_have_value(STEP)


def all_is_kept(day: Day, place: Path) -> None:
    board = day.facilitator.opens("/facilitator")
    board.goes_to("Follow-up")
    board.opens("/facilitator/keeping")

    with board.page.expect_download() as download:
        board.presses("Download the ZIP file")
    with ZipFile(download.value.path()) as exported:
        exported.extractall(place)

    board.opens("/facilitator/keeping").sees("everything as a ZIP file")
    kept = read_cohort(next(place.rglob("cohort.yaml")).parent)
    named = {person.name: person for person in kept.participants}
    assert {"Mina Han", "Wu Example", "Lena Late"} < named.keys()
    notes = [answer.note for answer in kept.responses if answer.note == NOTE]
    assert notes == [NOTE]
    assert day.served.stop() == 0
    assert day.served.complaints == ""
