"""Makes the pictures of ``docs/facilitator.md`` anew; run only by its name."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from cityshare.cohort import read_cohort
from cityshare.exchange import Commitment, Outcome
from cityshare.grouping import assign
from cityshare.optimisation import Budget
from cityshare.questionnaire import shipped_cohort
from cityshare.scoring import score
from cityshare.store import open_database
from cityshare.workshop import Phase, Projecting, Screen, TableTalk, Workshop
from e2e.conftest import serving

pytestmark = pytest.mark.slow

PLACE = Path(__file__).parents[2] / "docs" / "pictures"
PHONE = {"width": 360, "height": 760}
LAPTOP = {"width": 1180, "height": 780}
WALL = {"width": 1280, "height": 720}
COLOURS = 64
REPORTS = (
    (
        "A street with lamps paid from savings convinces a council sooner than a plan.",
        "The contract of the lamps, and two years of meter readings",
        "Who has let citizens decide about the money?",
    ),
    (
        "Say who decides, who pays and who reports on one page.",
        "That page, and the letter of the mayor that came with it",
        "How does it outlive an election?",
    ),
    (
        "Children bring home what a leaflet does not.",
        "A week in two schools, with the teachers who began it",
        "Who measures what changed at home?",
    ),
)


@dataclass(frozen=True)
class Scene:
    """A workshop of made-up people that is served to phones, board and projector."""

    browser: Browser
    workshop: Workshop
    passcode: str
    base: str

    @contextmanager
    def phone(self, person: str, path: str) -> Iterator[Page]:
        """Open a page on somebody's phone."""
        with self._page(PHONE, mobile=True) as page:
            page.goto(f"{self.base}/me/{self.workshop.new_link(person).token}")
            page.goto(self.base + path)
            yield page

    @contextmanager
    def laptop(self, path: str, size: dict[str, int] = LAPTOP) -> Iterator[Page]:
        """Open a page of the board or the projector."""
        with self._page(size) as page:
            page.goto(f"{self.base}/facilitator")
            page.fill("input[name=passcode]", self.passcode)
            page.keyboard.press("Enter")
            expect(page.locator(".phases")).to_be_visible()
            page.goto(self.base + path)
            yield page

    @contextmanager
    def _page(self, size: dict[str, int], *, mobile: bool = False) -> Iterator[Page]:
        with self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            is_mobile=mobile,
            locale="en",
            reduced_motion="reduce",
        ) as context:
            yield context.new_page()


@pytest.fixture
def scene(browser: Browser, tmp_path: Path) -> Iterator[Scene]:
    """The workshop of Jeju 2012, open for answers."""
    db = open_database(tmp_path / "workshop.sqlite")
    workshop, passcode = Workshop.create(db, shipped_cohort("jeju-2012"))
    workshop.move_to(Phase.OPEN)
    try:
        with serving(db, shown_as="http://192.168.0.12:8000") as base:
            yield Scene(browser, workshop, passcode, base)
    finally:
        db.close()


def keep(page: Page, name: str) -> None:
    """Keep what is seen as a small picture with few colours."""
    seen = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = seen.quantize(COLOURS, dither=Image.Dither.NONE)
    few.save(PLACE / f"{name}.png", optimize=True)


def test_before_the_tables(scene: Scene) -> None:
    with scene.laptop("/projector", WALL) as page:
        expect(page.locator(".qr-paper")).to_be_visible()
        keep(page, "projector-join")
    with scene.phone("mn-1-1", "/questions") as page:
        show(page.locator(".practice.here"))
        keep(page, "phone-question")
    with scene.phone("kr-1-1", "/delegation") as page:
        show(page.locator(".levels-card", has=page.locator(".note")).first)
        keep(page, "phone-delegation")


def test_the_tables(scene: Scene) -> None:
    workshop = scene.workshop
    workshop.move_to(Phase.CLOSED)
    cohort = read_cohort(shipped_cohort("jeju-2012"))
    plan = assign(score(cohort), session="exchange-1", budget=Budget((400,)))
    version = workshop.record_plan(plan)
    with scene.laptop("/facilitator") as page:
        keep(page, "board-groups")
    with scene.laptop(f"/facilitator/tables/{version.number}") as page:
        keep(page, "board-tables")
        page.locator(".person").first.click()
        expect(page.get_by_role("dialog")).to_be_visible()
        keep(page, "board-person")
    workshop.publish(version.number)
    workshop.move_to(Phase.PUBLISHED)
    with scene.laptop("/projector", WALL) as page:
        expect(page.locator(".tables")).to_be_visible()
        keep(page, "projector-tables")
    with scene.phone("mn-1-1", "/mine") as page:
        keep(page, "phone-table")
    for table, told in zip(plan.tables, REPORTS, strict=False):
        report(workshop, table.members, *told)
    with scene.phone(reporter(workshop, plan.tables[0].id), "/report") as page:
        keep(page, "phone-report")
    Projecting.of(workshop).show(Screen.PLENARY)
    with scene.laptop("/projector", WALL) as page:
        expect(page.get_by_text(REPORTS[0][0]).first).to_be_visible()
        keep(page, "projector-plenary")
    with scene.phone("mn-1-1", "/wall") as page:
        show(page.locator(".wall-card").nth(1))
        keep(page, "phone-wall")


def show(part: Locator) -> None:
    """Scroll until a part stands below the top of the screen."""
    part.evaluate("part => { part.scrollIntoView(); scrollBy(0, -80) }")


def reporter(workshop: Workshop, table: str) -> str:
    """Return who writes the report of a table."""
    return TableTalk.of(workshop).roles()[table].reporter


def report(
    workshop: Workshop, members: tuple[str, ...], learnt: str, what: str, left: str
) -> None:
    """Let a table report one thing of each kind."""
    shows, sees = members[:2]
    talk = TableTalk.of(workshop)
    mine = talk.my_talk(shows)
    assert mine is not None
    outcome = Outcome(
        learnt=(learnt,),
        commitments=(Commitment(who=shows, whom=sees, what=what),),
        unanswered=(left,),
    )
    talk.save_outcome(mine.roles.reporter, outcome, mine.revision)
