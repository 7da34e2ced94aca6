from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from cityshare.cohort import Cohort
from cityshare.documents import (
    door_list,
    html_page,
    plan_sheets,
    roster_by_person,
    roster_by_table,
    table_cards,
)
from cityshare.documents.html import Document, css_string
from cityshare.documents.words import WORDS
from cityshare.grouping.plan import Plan
from cityshare.questionnaire import Text
from cityshare.scoring.profiles import Profiles
from documents.pages import Element, read_page

Builder = Callable[[Cohort, Profiles, Plan, str], Document]

BUILDERS: dict[str, Builder] = {
    "by_table": lambda c, _, p, lang: roster_by_table(c, p, language=lang),
    "by_person": lambda c, _, p, lang: roster_by_person(c, p, language=lang),
    "cards": lambda c, s, p, lang: table_cards(c, s, p, language=lang),
    "door": lambda c, _, p, lang: door_list(c, p, language=lang),
    "sheets": lambda c, s, p, lang: plan_sheets(c, s, p, language=lang),
}


@pytest.fixture(params=BUILDERS)
def build(request: pytest.FixtureRequest) -> Builder:
    return BUILDERS[request.param]


@pytest.mark.parametrize("language", [*WORDS, "fr"])
def test_a_page_is_well_formed_and_says_its_language(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan, language: str
) -> None:
    page = html_page(build(cohort, profiles, plan, language))
    assert page.startswith("<!doctype html>")
    root = read_page(page)
    assert root.attributes["lang"] == language
    assert root.one("h1").text
    assert root.one("title").text
    assert not root.all("script")
    assert len(root.all("main")) == 1


def test_names_are_shown_as_they_are(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    root = read_page(html_page(build(cohort, profiles, plan, "en")))
    text = root.one("main").text
    for person in cohort.participants:
        if person.role != "observer" and person.delegation != "partners":
            assert person.name in text


def test_texts_cannot_break_out_of_the_page(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    evil = Text({"en": '"; } </style><script>alert(1)</script> \\ "'})
    page = html_page(build(replace(cohort, title=evil), profiles, plan, "en"))
    root = read_page(page)
    assert not root.all("script")
    assert root.one("style").text.count("@bottom-left { content:") == 1
    assert "alert(1)" in root.one("h1").text + root.one("p", "event").text


def test_every_page_carries_the_stamp(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    document = build(cohort, profiles, plan, "en")
    root = read_page(html_page(document))
    assert document.stamp.version in root.text
    assert str(css_string(document.stamp)) in root.one("style").text


def test_equal_documents_give_equal_pages(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    pages = {html_page(build(cohort, profiles, plan, "en")) for _ in range(2)}
    assert len(pages) == 1


def page_of(name: str, cohort: Cohort, profiles: Profiles, plan: Plan) -> Element:
    return read_page(html_page(BUILDERS[name](cohort, profiles, plan, "en")))


def test_local_names_have_their_language(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    spans = page_of("by_person", cohort, profiles, plan).all("span", "other")
    assert ("이안", "ko") in [(s.text, s.attributes.get("lang")) for s in spans]


def test_the_roster_by_table_has_a_section_per_table(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    root = page_of("by_table", cohort, profiles, plan)
    sections = root.all("section", "table")
    assert [s.one("h2").text for s in sections] == [
        "Table 1 Energy Hall A",
        "Table 2 Buildings Hall A",
        "Table 3 Transport Hall A",
    ]
    assert len(sections[0].all("li")) == len(plan.tables[0].seated) + 1
    assert "Common language: English, Korean" in sections[2].text
    assert root.one("section", "unseated").all("li")


def test_the_list_by_person_has_headers(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    table = page_of("by_person", cohort, profiles, plan).one("table")
    assert [th.attributes["scope"] for th in table.one("thead").all("th")] == [
        "col"
    ] * 4
    rows = table.one("tbody").all("tr")
    assert len(rows) == len(cohort.participants)
    assert all(row.one("th").attributes["scope"] == "row" for row in rows)
    [host] = [row for row in rows if row.one("th").text == "Host 1 host"]
    assert [td.text for td in host.all("td")] == ["Host city", "1", "Energy Hall A"]
    [out] = [row for row in rows if "Observer 1" in row.text]
    assert out.all("td")[1].text == "–"
    assert out.all("td")[2].text == "second row, at any table"


def test_a_card_says_so_where_nobody_is_named(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    for card in page_of("cards", cohort, profiles, plan).all("article", "card"):
        assert len(card.all("dt")) == len(card.all("dd")) == 4
        for answer in card.all("dd", "around"):
            assert answer.text == "ask around the table"


def test_a_sheet_leaves_lines_to_write_on(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    nobody = plan.model_copy(update={"ties": ()})
    root = page_of("sheets", cohort, profiles, nobody)
    for sheet in root.all("article", "sheet"):
        asks, helps = sheet.all("table")
        assert len(asks.all("tr", "empty")) == 4
        assert len(helps.all("tr", "empty")) == 3
        assert [field.text for field in sheet.all("div", "field")] == [
            "Our goal",
            "Our first step, within 30 days",
            "Who leads it",
            "Who approves it",
        ]
