"""Every page and every form, sent what no page of ours would send."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlencode

import pytest
from fastapi import FastAPI

from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop import Phase, Workshop
from crawler import fillings, read_page
from phones import Phone
from plain_plans import seat_all

NASTY = (
    "<script>alert(1)</script>{{ 7 * 7 }}",
    '=HYPERLINK("http://evil.test")\x00\x0b\x1b[31m',
    "-1",
    "99999999999999999999",
    "../../etc/passwd",
    "٣",
    "\ud7ff\u202e名前🙂" + "x" * 5_000,
)
MOST_PAGES = 120
LEFT_OUT = (
    "/facilitator/leave",  # would end the visit
    "/facilitator/groups",  # would start the engine
    "/next",
    "/language",
)


@pytest.fixture
def published(db: Database) -> tuple[Workshop, str]:
    """A workshop whose tables everybody sees, and its passcode."""
    workshop, passcode = Workshop.create(db, shipped_cohort("seoul-2016"))
    for phase in (Phase.OPEN, Phase.CLOSED):
        workshop.move_to(phase)
    version = workshop.record_plan(seat_all(workshop.cohort()))
    workshop.publish(version.number)
    workshop.move_to(Phase.PUBLISHED)
    return workshop, passcode


def crawl(browser: Phone, start: str) -> list[str]:
    """Visit every page and send every form; return what went wrong."""
    wrong: list[str] = []
    waiting, seen, sent = [start], {start}, set()
    while waiting and len(seen) <= MOST_PAGES:
        address = waiting.pop(0)
        page = browser.get(address)
        if page.status_code >= 500:
            wrong.append(f"GET {address}: {page.status_code}")
        if "text/html" not in page.headers.get("content-type", ""):
            continue
        links, forms = read_page(page.text, address)
        new = [link for link in links if link.split("?")[0] not in LEFT_OUT]
        waiting += [link for link in new if link not in seen]
        seen |= set(new)
        for form in forms:
            if form.action.split("?")[0] in LEFT_OUT or form.shape in sent:
                continue
            sent.add(form.shape)
            for fields in fillings(form, NASTY):
                send = browser.post if form.method == "post" else _ask(browser)
                answer = send(form.action, fields)
                if answer.status_code >= 500:
                    wrong.append(f"{form.method} {form.action} {fields}")
                if "<script>alert(1)" in answer.text or answer.text.strip() == "49":
                    wrong.append(f"{form.method} {form.action}: not escaped")
    return wrong


def _ask(browser: Phone) -> Callable[..., object]:
    def ask(path: str, fields: dict[str, list[str]]) -> object:
        return browser.get(f"{path}?{urlencode(fields, doseq=True)}")

    return ask


@pytest.mark.slow
def test_the_board_survives_whatever_is_sent(
    app: FastAPI, published: tuple[Workshop, str]
) -> None:
    browser = Phone(app)
    browser.get("/facilitator")
    browser.post("/facilitator/enter", {"passcode": published[1]})

    assert crawl(browser, "/facilitator") == []


@pytest.mark.slow
@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.PUBLISHED])
def test_phones_survive_whatever_is_sent(
    app: FastAPI, published: tuple[Workshop, str], phase: Phase
) -> None:
    workshop, _ = published
    workshop.move_to(Phase.OPEN)
    browser = Phone(app)
    browser.join(workshop.join_code)
    if phase is Phase.PUBLISHED:
        for step in (Phase.CLOSED, Phase.GROUPED, Phase.PUBLISHED):
            workshop.move_to(step)

    assert crawl(browser, "/questions") == []
