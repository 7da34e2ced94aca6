"""The people of a workshop, each with a browser of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Self

from playwright.sync_api import Browser, Locator, Page, Request, Response, expect

from e2e.conftest import PATIENCE

PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 1400}
WALL = {"width": 1920, "height": 1080}
OWN_DOING = "net::ERR_ABORTED"  # a stream that ends because somebody leaves the page


class Somebody:
    """Whoever looks at a screen; what goes wrong on it is kept in ``wrong``."""

    def __init__(
        self,
        browser: Browser,
        base: str,
        name: str,
        *,
        size: dict[str, int],
        language: str = "en",
    ) -> None:
        self.name = name
        self.base = base
        self.wrong: list[str] = []
        self.context = browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            locale=language,
        )
        self.context.set_default_timeout(PATIENCE)
        self._is_cut_off = False
        self._watch()
        self.page: Page = self.context.new_page()

    def opens(self, path: str) -> Self:
        """Go to a page."""
        self.page.goto(self.base + path)
        return self

    def sees(self, *texts: str | re.Pattern[str]) -> None:
        """Wait until the page shows all these texts."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def sees_nothing_of(self, *texts: str, where: str = "main") -> None:
        """Make sure that none of these texts is on the page."""
        shown = self.page.locator(where).inner_text().casefold()
        assert [text for text in texts if text.casefold() in shown] == []

    def presses(self, name: str, *, within: Locator | None = None) -> None:
        """Press the button of this name."""
        place = within or self.page
        place.get_by_role("button", name=name, exact=True).click()

    def follows(self, name: str) -> None:
        """Follow the first link of this name."""
        self.page.get_by_role("link", name=name, exact=True).first.click()

    @contextmanager
    def cut_off(self) -> Iterator[None]:
        """Do without the server for a while; only then may requests fail."""
        self._is_cut_off = True
        yield
        self._is_cut_off = False

    def _watch(self) -> None:
        context = self.context
        context.on(
            "console",
            lambda said: self._note(said.type == "error", f"console: {said.text}"),
        )
        context.on("weberror", lambda error: self._note(True, f"script: {error.error}"))
        context.on("requestfailed", self._failed)
        context.on("response", self._answered)

    def _failed(self, request: Request) -> None:
        why = request.failure or ""
        self._note(why != OWN_DOING, f"{request.method} {request.url}: {why}")

    def _answered(self, response: Response) -> None:
        self._note(response.status >= 400, f"{response.status} {response.url}")

    def _note(self, is_wrong: bool, text: str) -> None:
        if is_wrong and not self._is_cut_off:
            self.wrong.append(f"{self.name}: {text}")


class Participant(Somebody):
    """Somebody with a phone."""

    def __init__(
        self, browser: Browser, base: str, name: str, *, language: str = "en"
    ) -> None:
        super().__init__(browser, base, name, size=PHONE, language=language)

    def types_code(self, code: str) -> None:
        """Join as somebody who types what the screen shows."""
        self.opens("/")
        self.page.fill("input[name=code]", code)
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/register")

    def scans(self, code: str) -> None:
        """Join by the address in the QR code."""
        self.opens(f"/j/{code}")

    def registers(
        self, city: str, *, new: bool = False, consents: tuple[str, ...] = ()
    ) -> None:
        """Fill in "About you"."""
        page = self.page
        page.fill("#name", self.name)
        if new:
            page.select_option("#delegation", "-new")
            page.fill("#new-name", city)
        else:
            page.select_option("#delegation", label=city)
        page.select_option("[name=wish_1]", index=1)
        for purpose in consents:
            page.check(f"[name=consent][value={purpose}]")
        page.locator("main form button").last.click()
        page.wait_for_url("**/welcome")

    def looks_for_own_name(self, city: str) -> None:
        """Look for the own name on the list of those who were invited."""
        self.follows("I am on the list")
        self.page.select_option("[name=delegation]", label=city)
        self.presses("Show the names")

    def comes_by_link(self, path: str) -> None:
        """Scan the personal link that the facilitator shows."""
        self.opens(path)
        self.page.wait_for_url("**/questions")

    @property
    def own_link(self) -> str:
        """The path of the personal link."""
        return "/me/" + self.page.locator("#link").inner_text().split("/me/")[1]

    @property
    def practices(self) -> list[str]:
        """The names of all practices, in the order of the page."""
        parts = self.page.locator(".practice").all()
        return [str(part.get_attribute("data-practice")) for part in parts]

    @property
    def answered(self) -> list[str]:
        """The practices that have an answer, as the page stands."""
        chosen = self.page.locator("[name^='current.']:checked").all()
        names = [str(radio.get_attribute("name")) for radio in chosen]
        return [name.removeprefix("current.") for name in names]

    def level_on(self, practice: str) -> int:
        """The level of today that stands on the page of questions."""
        chosen = self.page.locator(f"[name='current.{practice}']:checked")
        return int(chosen.get_attribute("value") or 0)

    def asks_of(self, practice: str) -> Locator:
        """Press "Next" or "Back" until a practice is there; return its part."""
        part = self.page.locator(f"#q-{practice}")
        place = self.practices.index(practice)
        while not part.is_visible():
            here = self.page.locator(".practice.here").get_attribute("data-practice")
            is_before = self.practices.index(str(here)) < place
            self.page.locator("#next" if is_before else "#back").click()
        return part

    def says(
        self,
        practice: str,
        level: int,
        *,
        rank: int = 0,
        goal: int = 0,
        share: bool = False,
        note: str = "",
    ) -> None:
        """Answer a practice, tap by tap."""
        part = self.asks_of(practice)
        self._taps(part, "current", str(level))
        if rank:
            self._taps(part, "rank", str(rank))
        if goal:
            self._taps(part, "target", str(goal))
        if share:
            self._taps(part, "share", "yes")
        if note:
            part.locator("summary").click()
            part.locator("textarea").fill(note)

    def is_told(self, state: str) -> None:
        """Wait for what the phone says about saving."""
        expect(self.page.locator("#state")).to_have_text(state)

    def has_sent_all(self) -> None:
        """Wait until nothing is kept on the phone to be sent later."""
        self.page.wait_for_function("() => localStorage.length === 0")

    def puts_up(
        self, kind: str, text: str, *, about: str = "", asked: str = ""
    ) -> None:
        """Put a card on the wall."""
        page = self.opens("/offers").page
        page.locator("label.dot", has=page.locator(f"[value={kind}]")).click()
        page.fill("[name=text]", text)
        if about:
            page.select_option("[name=practice]", about)
        if asked:
            page.select_option("[name=to]", asked)
        page.locator("main form").first.locator("button").last.click()
        expect(page.locator(".list")).to_contain_text(text)

    def wants_to_talk_to(self, city: str, *, about: str) -> None:
        """Tap a city while it presents."""
        self.opens("/talk").page.select_option("[name=practice]", about)
        self.presses(f"I want to talk to {city}")
        expect(self.page.locator(".talk-done")).to_contain_text(city)

    def hands_on(self, name: str) -> None:
        """Give the device to the next person."""
        self.opens("/welcome").presses("Next person on this device")
        expect(self.page.locator("#name")).to_have_value("")
        self.name = name

    def learns_from(self) -> list[str]:
        """The names of those from whom the phone says one can learn."""
        part = self.page.locator("section.card", has_text="What you can learn here")
        return part.locator(".soft bdi").all_inner_texts()

    def takes_the_report(self) -> None:
        """See who does what at the table, and begin to write its report."""
        self.opens("/mine").sees("Chair: ", "Reporter: ", "First case: ")
        self.sees_nothing_of("Nobody yet")
        if self.page.get_by_role("link", name="See the report").count():
            self.presses("I will report instead")
        else:
            self.follows("Write the report")
        self.page.wait_for_url("**/report")

    def _taps(self, part: Locator, field: str, value: str) -> None:
        radio = f"input[name^='{field}.'][value='{value}']"
        part.locator("label", has=self.page.locator(radio)).click()
        expect(part.locator(radio)).to_be_checked()
