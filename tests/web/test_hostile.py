"""Every page and every form, sent what no page of ours would send."""

from __future__ import annotations

import asyncio
import csv
import io
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode
from zipfile import ZipFile

import httpx
import openpyxl
import pytest
from fastapi import FastAPI

from cityshare.cohort import read_cohort
from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop import Phase, Workshop
from crawler import Form, fillings, kind_of, read_page
from phones import HOST, Phone
from plain_plans import seat_all
from samples import sample

NASTY = (
    "<script>alert(1)</script>{{ 7 * 7 }}",
    '=HYPERLINK("http://evil.test")\x00\x0b\x1b[31m',
    "-1",
    "99999999999999999999",
    "../../etc/passwd",
    "٣",
    "\ud7ff\u202e名前🙂" + "x" * 5_000,
)
NAMES = ('=HYPERLINK("http://evil.test")', "@SUM(A1)", "<script>alert(1)</script>")
MEGABYTE = 1_000_000
MOST_OF_A_KIND = 5  # pages that differ only in a number or an id
LEFT_OUT = (
    "/facilitator/leave",  # would end the visit
    "/facilitator/groups",  # would start the engine
    "/next",
    "/language",
)

LATE = ("/facilitator/phase", "/facilitator/new")  # would change what others show


@pytest.fixture
def published(db: Database) -> tuple[Workshop, str]:
    """A workshop whose tables everybody sees, and its passcode."""
    workshop, passcode = Workshop.create(db, sample("seoul-2016"))
    for phase in (Phase.OPEN, Phase.CLOSED):
        workshop.move_to(phase)
    version = workshop.record_plan(seat_all(workshop.cohort()))
    workshop.publish(version.number)
    workshop.move_to(Phase.PUBLISHED)
    return workshop, passcode


def crawl(browser: Phone, start: str) -> list[str]:
    """Visit every page and send every form; return what went wrong."""
    wrong: list[str] = []
    waiting, seen, sent, kinds = [start], {start}, set(), Counter[str]()
    late: list[Form] = []
    while waiting:
        address = waiting.pop(0)
        kinds[kind_of(address)] += 1
        if kinds[kind_of(address)] > MOST_OF_A_KIND:
            continue
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
            action = form.action.split("?")[0]
            if action in LEFT_OUT or form.shape in sent:
                continue
            sent.add(form.shape)
            if action in LATE:
                late.append(form)
            else:
                wrong += send_all(browser, form)
    return wrong + [told for form in late for told in send_all(browser, form)]


def send_all(browser: Phone, form: Form) -> list[str]:
    """Send a form filled in every way; return what went wrong."""
    wrong: list[str] = []
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


@pytest.mark.slow
def test_hostile_names_are_only_names_in_everything_exported(
    app: FastAPI, db: Database, tmp_path: Path
) -> None:
    cohort = read_cohort(shipped_cohort("seoul-2016"))
    people = tuple(
        replace(person, name=NAMES[n % 3], name_local="", position=NAMES[-1 - n % 3])
        for n, person in enumerate(cohort.participants)
    )
    cities = tuple(replace(city, name=NAMES[0]) for city in cohort.delegations)
    hostile = replace(cohort, participants=people, delegations=cities)
    workshop, passcode = Workshop.create(db, hostile)
    workshop.move_to(Phase.OPEN)
    workshop.move_to(Phase.CLOSED)
    workshop.publish(workshop.record_plan(seat_all(workshop.cohort())).number)
    browser = Phone(app)
    browser.get("/facilitator")
    browser.post("/facilitator/enter", {"passcode": passcode})

    exported = browser.post("/facilitator/keeping/export").content

    with ZipFile(io.BytesIO(exported)) as packed:
        packed.extractall(tmp_path)
    files = [*(tmp_path / cohort.id / "plans").rglob("*")]
    assert {".html", ".csv", ".xlsx"} <= {file.suffix for file in files}
    assert [file for file in files if is_harmful(file)] == []
    assert read_cohort(tmp_path / cohort.id).participants == people


def is_harmful(file: Path) -> bool:
    """Whether a name has become a formula, or part of a page."""
    if file.suffix == ".html":
        return NAMES[2] in file.read_text(encoding="utf-8")
    if file.suffix == ".csv":
        rows = csv.reader(file.read_text(encoding="utf-8-sig").splitlines())
        return any(cell.startswith(("=", "@")) for row in rows for cell in row)
    if file.suffix == ".xlsx":
        sheets = openpyxl.load_workbook(file).worksheets
        cells = (cell for sheet in sheets for row in sheet.rows for cell in row)
        return any(cell.data_type == "f" or cell.hyperlink for cell in cells)
    return False


def test_a_megabyte_of_unknown_length_is_refused(app: FastAPI) -> None:
    read = 0

    async def endless() -> AsyncIterator[bytes]:
        nonlocal read
        while read < 100 * MEGABYTE:
            read += 10_000
            yield b"note=" + b"x" * 9_995

    async def post() -> httpx.Response:
        transport = httpx.ASGITransport(app)
        async with httpx.AsyncClient(transport=transport, base_url=HOST) as client:
            kind = {"Content-Type": "application/x-www-form-urlencoded"}
            return await client.post("/", content=endless(), headers=kind)

    assert asyncio.run(post()).status_code == 413
    assert read <= MEGABYTE


def test_a_phone_with_a_wrong_clock_stays_joined(app: FastAPI) -> None:
    phone = Phone(app)

    cookie = phone.get("/").headers["set-cookie"].casefold()

    assert "max-age=" in cookie
    assert "expires=" not in cookie
