"""Who stands in front: the facilitator with a laptop, and the projector."""

from __future__ import annotations

import re

from playwright.sync_api import Browser, Locator, expect

from e2e.conftest import PATIENCE
from e2e.people_of_the_room import LAPTOP, WALL, Somebody

WARM = 120_000  # milliseconds until the solver's process is warm and has sought


class Facilitator(Somebody):
    """Somebody at the board."""

    def __init__(self, browser: Browser, base: str) -> None:
        super().__init__(browser, base, "facilitator", size=LAPTOP)

    def enters(self, passcode: str) -> None:
        """Open the board with the passcode."""
        self.opens("/facilitator").page.fill("input[name=passcode]", passcode)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".phases")).to_be_visible()

    def goes_to(self, phase: str) -> None:
        """Change the phase."""
        self.page.locator(f"#phase-{phase.casefold()}").click()
        now = self.page.locator(".phases [aria-current=step]")
        expect(now).to_contain_text(phase)

    def link_of(self, name: str) -> str:
        """Show somebody's personal link; return its path."""
        called = re.compile(f"^Personal link.*{name}$")
        self.opens("/facilitator/guests")
        self.page.get_by_role("button", name=called).click()
        self.sees(f"Personal link of {name}")
        link = self.page.locator(".link-code").inner_text()
        return "/me/" + link.split("/me/")[1]

    def types_a_form(self, name: str, city: str, levels: str, card: str) -> None:
        """Type a paper form by the keyboard alone."""
        keys = self.opens("/facilitator/paper").page.keyboard
        expect(self.page.locator("[name=name]")).to_be_focused()
        for line in (name, city, "21", "1"):
            keys.type(line)
            keys.press("Enter")
        keys.type("yyn")
        for level in levels:
            keys.press(level)
            keys.press("Space")
        keys.press("3")
        keys.press("Enter")
        keys.type(card)
        keys.press("Control+Enter")
        self.sees(f"Saved: {name}, {city}")

    def makes_groups(self, session: str) -> None:
        """Press "Make groups", watch the progress and read the headline."""
        page = self.opens("/facilitator").page
        page.focus("#session")  # a part in use is not replaced by what is new
        page.select_option("#session", session)
        page.focus("#proof")
        page.select_option("#proof", "10")
        self.presses("Make groups")
        expect(page.locator(".working")).to_be_visible()
        expect(page.locator(".working .figure")).to_contain_text("value", timeout=WARM)
        expect(page.locator(".working")).to_have_count(0, timeout=WARM)
        expect(page.locator(".version.is-shown")).to_contain_text(
            "priorities can be answered at their own table", timeout=WARM
        )

    def person(self, name: str) -> Locator:
        """The button of a person on the board of tables."""
        return self.page.locator(".person", has_text=name)

    def id_of(self, name: str) -> str:
        """The id of a person on the board of tables."""
        return str(self.person(name).get_attribute("id")).removeprefix("person-")

    def name_of(self, id_: str) -> str:
        """The name of a person on the board of tables."""
        return self.page.locator(f"#person-{id_} .person-name").inner_text()

    def has_a_seat(self, name: str) -> bool:
        """Whether somebody sits at a table."""
        seats = self.page.locator("[data-table]", has=self.person(name))
        return seats.count() == 1

    def people_at(self, table: str) -> list[str]:
        """The ids of those who sit at a table."""
        rows = self.page.locator(f'[data-table="{table}"] [data-person]')
        return [str(row.get_attribute("data-person")) for row in rows.all()]

    def seat_of(self, name: str) -> str:
        """The id of the table at which somebody sits."""
        seats = self.page.locator("[data-table]", has=self.person(name))
        return str(seats.get_attribute("data-table"))

    def is_told(self, *texts: str | re.Pattern[str], timeout: float = PATIENCE) -> None:
        """Wait for what the board says about the last change."""
        for text in texts:
            said = self.page.locator("[data-said]")
            expect(said).to_contain_text(text, timeout=timeout)

    def drags(self, id_: str, table: str) -> None:
        """Drag a person to another table by the mouse."""
        page = self.page
        self._is_live()
        start = page.locator(f"#person-{id_}").bounding_box()
        end = page.locator(f'[data-table="{table}"] h2').bounding_box()
        assert start
        assert end
        page.mouse.move(start["x"] + 20, start["y"] + 10)
        page.mouse.down()
        page.mouse.move(start["x"] + 40, start["y"] + 30, steps=3)
        page.mouse.move(end["x"] + 30, end["y"] + 12, steps=6)
        expect(page.locator(".ghost span")).to_contain_text("priorit")
        page.mouse.up()

    def opens_sheet(self, id_: str) -> Locator:
        """Choose a person by the keyboard; return what can be done with them."""
        self._is_live()
        self.page.locator(f"#person-{id_}").focus()
        self.page.keyboard.press("Enter")
        sheet = self.page.get_by_role("dialog")
        expect(sheet.get_by_role("heading", level=1)).to_be_focused()
        return sheet

    def chooses(self, name: str, what: str) -> None:
        """Choose a person, and what is to be done with them."""
        sheet = self.opens_sheet(self.id_of(name))
        sheet.get_by_role("button", name=what, exact=True).click()

    def tabs_to(self, button: Locator) -> None:
        """Press Tab until a button has the focus, then Enter."""
        for _ in range(80):
            if button.evaluate("button => button === document.activeElement"):
                break
            self.page.keyboard.press("Tab")
        expect(button).to_be_focused()
        self.page.keyboard.press("Enter")

    def _is_live(self) -> None:
        """Wait for the scripts of the page: it stands before they do."""
        expect(self.page.locator("[data-live]")).to_have_text("Live")


class Projector(Somebody):
    """The screen that everybody sees; it is steered by the remote control."""

    def __init__(self, browser: Browser, base: str) -> None:
        super().__init__(browser, base, "projector", size=WALL)

    def is_lit(self, passcode: str) -> None:
        """Open the projector's page, as the laptop beside it does."""
        self.opens("/facilitator").page.fill("input[name=passcode]", passcode)
        self.page.keyboard.press("Enter")
        expect(self.page.locator(".phases")).to_be_visible()
        self.opens("/projector")

    def shows(self, title: str, *texts: str | re.Pattern[str]) -> None:
        """Wait for a screen, without touching the projector."""
        expect(self.page.locator("h1")).to_have_text(title)
        self.sees(*texts)
