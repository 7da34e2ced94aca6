"""Every page that can be reached is free of what axe finds (WCAG 2.2 AA)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from cityshare.workshop import Phase, Screen
from crawler import kind_of, ways_on
from e2e.conftest import Room
from plain_plans import seat_all

pytestmark = pytest.mark.slow

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RUN = "tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})"
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 800}
MOST_PAGES = 90
MOST_OF_A_KIND = 3  # pages that differ only in a number or an id


@pytest.fixture
def published(room: Room) -> Room:
    """The room after its tables were published."""
    workshop = room.workshop
    for phase in (Phase.OPEN, Phase.CLOSED):
        workshop.move_to(phase)
    workshop.publish(workshop.record_plan(seat_all(workshop.cohort())).number)
    workshop.move_to(Phase.PUBLISHED)
    return room


def violations(page: Page, axe: str, *starts: str) -> dict[str, list[str]]:
    """Visit what links lead to; return by page what axe finds."""
    found: dict[str, list[str]] = {}
    for address in pages_from(page, *starts):
        page.evaluate(axe)
        result = page.evaluate(RUN, TAGS)
        wrong = [
            f"{rule['id']}: {node['html'][:120]}"
            for rule in result["violations"]
            for node in rule["nodes"][:3]
        ]
        if wrong:
            found[address] = wrong
    return found


def pages_from(page: Page, *starts: str) -> Iterator[str]:
    """Open one page after the other, some of each kind."""
    base = page.url.split("/", 3)
    root = "/".join(base[:3])
    waiting, seen, kinds = [*starts], {*starts}, dict[str, int]()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        answer = page.goto(root + address)
        assert answer is not None
        assert answer.status < 500, address
        if "text/html" not in answer.headers.get("content-type", ""):
            continue
        yield address
        for link in ways_on(page.content(), address):
            kind = kind_of(link)
            if link in seen or kinds.get(kind, 0) >= MOST_OF_A_KIND:
                continue
            kinds[kind] = kinds.get(kind, 0) + 1
            seen.add(link)
            waiting.append(link)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_board_and_the_projector(
    browser: Browser, published: Room, axe: str, scheme: str
) -> None:
    with browser.new_context(
        viewport=DESK,
        color_scheme=scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    ) as context:
        page = context.new_page()
        page.goto(f"{published.base}/facilitator")
        page.fill("input[name=passcode]", published.passcode)
        page.keyboard.press("Enter")
        page.wait_for_selector(".phases")

        screens = [f"/projector?show={screen}" for screen in Screen]
        assert violations(page, axe, "/facilitator", *screens) == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.PUBLISHED])
def test_phones(
    browser: Browser, published: Room, axe: str, phase: Phase, scheme: str
) -> None:
    workshop = published.workshop
    workshop.move_to(Phase.OPEN)
    with browser.new_context(
        viewport=PHONE, color_scheme=scheme, bypass_csp=True, is_mobile=True
    ) as context:
        page = context.new_page()
        page.goto(f"{published.base}/j/{workshop.join_code}")
        page.fill("input[name=name]", "Ana Example")
        page.select_option("select[name=delegation]", index=1)
        page.locator("main form button[type=submit], main form button").last.click()
        page.wait_for_load_state()
        for step in list(Phase)[2 : list(Phase).index(phase) + 1]:
            workshop.move_to(step)

        assert violations(page, axe, "/questions") == {}
