"""What a browser prints: whole cards, sheets and questions on as few pages."""

import re
import subprocess
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, expect

from cityshare.cohort import Card, CardKind, Cohort, Consent, ThemeLayout
from cityshare.documents import (
    Document,
    JoinPoster,
    Paper,
    Stamp,
    badges,
    door_list,
    html_page,
    paper_forms,
    report_sheets,
    write_hand_out,
)
from cityshare.documents.badge import PerSheet
from cityshare.grouping import assign
from cityshare.optimisation import Budget
from cityshare.questionnaire import load_questionnaire, shipped_questionnaires
from cityshare.scoring import score
from cityshare.web.address import qr_code
from cityshare.workshop import Phase
from documents.plans import make_plan, make_profiles
from e2e.conftest import Room
from factories import make_cohort
from plain_plans import seat_all

FLAGS = (
    "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-pdf-header-footer",
)  # fmt: skip
PAGE = re.compile(rb"/Type\s*/Page[^s]")


@pytest.fixture(scope="module")
def hand_out(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hand-out")
    profiles = score(make_cohort(24, seed=1))
    plan = assign(profiles, budget=Budget((200,)))
    write_hand_out(profiles.cohort, profiles, plan, folder)
    return folder, plan, profiles.cohort


def printed_pages(chromium, page, tmp_path):
    pdf = tmp_path / "page.pdf"
    command = [
        chromium, *FLAGS, f"--user-data-dir={tmp_path / 'profile'}",
        f"--print-to-pdf={pdf}", page.as_uri(),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return len(PAGE.findall(pdf.read_bytes()))


def test_each_table_card_is_one_page(chromium, hand_out, tmp_path):
    folder, plan, _ = hand_out
    pages = printed_pages(chromium, folder / "table-cards.html", tmp_path)
    assert pages == len(plan.tables)


def test_each_plan_sheet_is_one_page(chromium, hand_out, tmp_path):
    folder, _, cohort = hand_out
    delegations = {p.delegation for p in cohort.participants}
    pages = printed_pages(chromium, folder / "plan-sheets.html", tmp_path)
    assert pages == len(delegations)


def pages_of(browser: Browser, document: Document, paper: Paper | None = None) -> int:
    page = browser.new_page()
    page.set_content(html_page(document, paper=paper))
    pdf = page.pdf(prefer_css_page_size=True)
    page.close()
    return len(PAGE.findall(pdf))


@pytest.mark.slow
def test_badges_come_in_whole_sheets(browser: Browser) -> None:
    cohort = make_cohort(26)

    assert pages_of(browser, badges(cohort, per_sheet=10)) == 3
    for paper in ("A4", "letter"):
        assert pages_of(browser, badges(cohort, per_sheet=8), paper) == 4


@pytest.mark.slow
@pytest.mark.parametrize("per_sheet", [8, 10])
def test_nothing_on_a_badge_is_cut_off(browser: Browser, per_sheet: PerSheet) -> None:
    page = browser.new_page()
    page.emulate_media(media="print")
    page.set_content(html_page(badges(full_badges(), per_sheet=per_sheet)))
    spilled = page.locator(".badge").evaluate_all(
        "all => all.filter(b => b.scrollHeight > b.clientHeight).map(b => b.innerText)"
    )
    page.close()

    assert spilled == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans", "ja"])
def test_a_paper_questionnaire_is_two_leaves(browser: Browser, language: str) -> None:
    questionnaire = load_questionnaire(shipped_questionnaires()["low-carbon-city"])
    forms = paper_forms(
        questionnaire,
        ThemeLayout.of_questionnaire(questionnaire),
        title="A workshop",
        consents={language: ["May be shown.", "May be used.", "May be given."]},
        consent_version="1",
        tongues=("en", "ko", "zh-Hans"),
    )

    assert pages_of(browser, forms) <= 4
    page = browser.new_page()
    page.emulate_media(media="print")
    page.set_content(html_page(forms))
    kept = "all => all.map(one => getComputedStyle(one).breakInside)"
    assert set(page.locator(".practice").evaluate_all(kept)) == {"avoid"}
    page.close()


@pytest.mark.slow
@pytest.mark.parametrize("paper", ["A4", "letter"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_poster_is_one_page(browser: Browser, language: str, paper: Paper) -> None:
    title = "A long title of a workshop that goes over two lines on the wall, 2026"
    stamp = Stamp(title, "", "", "change 7", language, "printed 2026-05-05 10:10")
    picture = qr_code("http://192.168.100.100:8000/j/K01ZJ6")
    poster = JoinPoster(stamp, title, "192.168.100.100:8000", "K01ZJ6", picture)

    assert pages_of(browser, poster, paper) == 1


@pytest.mark.slow
def test_five_hundred_people_find_their_table(browser: Browser) -> None:
    cohort = make_cohort(500)
    plan = make_plan(cohort, make_profiles(cohort), n_tables=80)

    assert pages_of(browser, door_list(cohort, plan)) <= 20
    for paper in ("A4", "letter"):
        assert pages_of(browser, report_sheets(cohort, plan), paper) == 80


@pytest.mark.slow
def test_the_board_opens_a_page_with_its_style_and_button(
    room: Room, browser: Browser
) -> None:
    room.workshop.move_to(Phase.OPEN)
    room.workshop.record_plan(seat_all(room.workshop.cohort()))
    context = browser.new_context(locale="en")
    page = context.new_page()
    page.goto(f"{room.base}/facilitator")
    page.fill("input[name=passcode]", room.passcode)
    page.click("main button")
    page.goto(f"{room.base}/facilitator/print")

    with context.expect_page() as opened:
        page.get_by_role("button", name="Table cards: A5").click()
    said: list[str] = []
    opened.value.on("console", lambda message: said.append(message.text))
    opened.value.reload()

    expect(opened.value.get_by_role("button", name="Print this page")).to_be_visible()
    assert said == []
    pdf = opened.value.pdf(prefer_css_page_size=True)
    [version] = room.workshop.plans()
    assert len(PAGE.findall(pdf)) == len(version.plan.tables)
    context.close()


def full_badges() -> Cohort:
    """Give everybody two offers, two requests and a long name in two scripts."""
    cohort = make_cohort(6)
    practices = cohort.practices
    long = "Bartholomew-Christopher Featherstonehaugh "
    people = tuple(
        replace(
            person,
            name=(long * 3)[: 12 * (n + 1)].strip(),
            name_local="긴 이름을 가진 사람" * (n + 1),
            languages=("en", "ko", "zh-Hans", "ja", "mn"),
            consent=frozenset({Consent.WORKSHOP}),
        )
        for n, person in enumerate(cohort.participants)
    )
    cards = tuple(
        Card(person.id, kind, text=f"{practice}: {long * 2}")
        for person in people
        for kind in (CardKind.OFFER, CardKind.REQUEST)
        for practice in practices[:2]
    )
    cities = tuple(
        replace(city, name=f"The Metropolitan Government of {long}")
        for city in cohort.delegations
    )
    return replace(cohort, participants=people, cards=cards, delegations=cities)
