"""The morning: people come, answer, agree and put up cards."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from cityshare.cohort import read_cohort
from cityshare.web.words import words_on
from e2e.day import COHORT, NOTE, REQUEST, Day
from e2e.people_of_the_room import Participant

OFFER = "How forty courtyards agreed on one heating contract"
NAMES = tuple(person.name for person in read_cohort(COHORT).participants)
HALF_A_MINUTE = 30_000  # milliseconds
CITIES = tuple(city.name for city in read_cohort(COHORT).delegations)


def the_doors_open(day: Day, mina: Participant, *listed: Participant) -> None:
    code, projector = day.served.join_code, day.projector
    zhao = listed[0]
    zhao.scans(code)
    zhao.sees("Not open yet")
    projector.shows("The workshop will open soon")

    day.facilitator.goes_to("Open")

    projector.shows("Join the workshop", code, f"127.0.0.1:{day.served.port}")
    expect(projector.page.get_by_role("img", name="or scan this")).to_be_visible()
    mina.types_code(code)
    expect(mina.page.locator("html")).to_have_attribute("lang", "ko")
    mina.registers("Suining")
    zhao.follows("Look again")
    zhao.looks_for_own_name("Beijing")
    zhao.sees("Zhao Lihong", "ask a facilitator for your personal link")
    for one in listed:
        one.comes_by_link(day.facilitator.link_of(one.name))
    day.facilitator.opens("/facilitator")
    expect(day.facilitator.page.locator(".answers .count")).to_contain_text("/ 18")


def mina_answers_everything(day: Day, mina: Participant) -> None:
    saved = words_on("phone", "ko")["saved"]
    board = day.facilitator.page.locator(".answers .count b")
    before = int(board.inner_text())
    mina.opens("/questions")
    first, second, *others = mina.practices
    mina.says(first, 2)
    mina.says(second, 1, rank=1, goal=4, note=NOTE)
    for name in others:
        mina.says(name, 2)
    mina.is_told(saved)
    expect(board).to_have_text(str(before + 1))

    mina.says(first, 4, share=True)
    mina.has_sent_all()

    mina.opens("/questions")
    assert mina.level_on(first) == 4
    assert mina.level_on(second) == 1


def he_loses_the_network(day: Day, he: Participant) -> None:
    first, second = he.opens("/questions").answered[:2]
    levels = {name: he.level_on(name) % 5 + 1 for name in (first, second)}
    board = day.facilitator.page.locator(".answers")
    told = board.inner_text()

    with he.cut_off():
        he.context.set_offline(True)
        he.says(first, levels[first])
        he.is_told(words_on("phone", "en")["held"])
        he.says(second, levels[second])
        he.page.wait_for_timeout(HALF_A_MINUTE)
        he.is_told(words_on("phone", "en")["held"])
        he.context.set_offline(False)
        he.is_told("Saved")
        he.has_sent_all()

    he.opens("/questions")
    assert {name: he.level_on(name) for name in levels} == levels
    assert board.inner_text() == told


def one_phone_goes_from_hand_to_hand(day: Day, shared: Participant) -> None:
    shared.comes_by_link(day.facilitator.link_of(shared.name))
    shared.says(shared.practices[0], 3, note="Luo wrote this")
    shared.is_told("Saved")

    shared.hands_on("Guo Pengcheng")

    shared.page.go_back()
    shared.sees_nothing_of("Luo", where="body")
    assert shared.page.evaluate("JSON.stringify(localStorage)") == "{}"
    shared.comes_by_link(day.facilitator.link_of(shared.name))


def beijing_agrees(day: Day, zhao: Participant, guo: Participant) -> None:
    link = zhao.opens("/welcome").own_link
    practice = zhao.opens("/questions").practices[0]
    zhao.says(practice, 5)
    zhao.has_sent_all()
    tablet = day.somebody("the tablet of Beijing")
    tablet.opens(link).opens("/delegation")
    part = tablet.page.locator(f"#p-{practice}")

    guo.opens("/questions").says(practice, 2)
    guo.has_sent_all()

    expect(part).to_contain_text("You see this differently")
    expect(part).to_contain_text(re.compile("Zhao Lihong.*Level 5", re.DOTALL))
    expect(part).to_contain_text(re.compile("Guo Pengcheng.*Level 2", re.DOTALL))
    part.get_by_role("button", name=re.compile(r"^3\b")).click()
    expect(part).to_contain_text("Agreed: level 3")
    expect(part).not_to_contain_text("You see this differently")
    guo.opens("/delegation").sees("Agreed: level 3")


def cards_go_up(day: Day, mina: Participant, zhao: Participant) -> None:
    first, second, *_ = zhao.opens("/questions").practices
    zhao.puts_up("offer", OFFER, about=second)
    zhao.puts_up("challenge", "Owners agree, tenants pay", about=second)
    mina.puts_up("request", REQUEST, about=first, asked="beijing")
    zhao.wants_to_talk_to("Chengdu", about=first)
    day.facilitator.types_a_form("Wu Example", "Guiyang", "1234" * 4, "Solar lamps")
    day.facilitator.opens("/facilitator/wall").sees(OFFER, REQUEST, "Solar lamps")


def nobody_reads_what_mina_wrote(others: tuple[Participant, ...]) -> None:
    for one in others:
        for path in ("/questions", "/delegation", "/wall", "/offers", "/mine"):
            assert NOTE not in one.opens(path).page.content()
            one.sees_nothing_of("Mina Han")
    others[0].opens("/wall").sees(REQUEST, "Suining")


def the_room_looks_at_itself(day: Day) -> None:
    remote, projector = day.facilitator.opens("/facilitator/remote"), day.projector
    remote.presses("Count of answers")
    projector.shows("Answers so far", "people have answered everything")
    for button, title in (
        ("River", "The river of our levels"),
        ("Stairs", "The stairs"),
        ("Heat map", "Where we stand"),
    ):
        remote.presses(button)
        projector.shows(title)
        projector.sees_nothing_of(*NAMES, *CITIES)
    remote.presses("Who can share")
    projector.shows("Who can share what", "Zhao Lihong")
    projector.sees_nothing_of("Mina Han", "Level", NOTE)
    remote.presses("What suits the phase")
    projector.shows("Join the workshop")
