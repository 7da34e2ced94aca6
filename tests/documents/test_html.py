from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

import pytest
from markupsafe import Markup

from cityshare.cohort import Cohort
from cityshare.documents import (
    ActionPlan,
    ActionPlans,
    JoinPoster,
    PlanGoal,
    PlenarySheet,
    PlenaryTable,
    Stamp,
    badges,
    door_list,
    html_page,
    paper_forms,
    plan_sheets,
    report_sheets,
    roster_by_person,
    roster_by_table,
    table_cards,
)
from cityshare.documents.html import Document
from cityshare.documents.layout import LAYOUTS, Kind, page_style
from cityshare.documents.paper_form import PaperForms
from cityshare.documents.templating import css_string
from cityshare.documents.words import WORDS
from cityshare.grouping.plan import Plan
from cityshare.questionnaire import Text
from cityshare.scoring.profiles import Profiles
from documents.pages import Element, read_page

Builder = Callable[[Cohort, Profiles, Plan, str], Document]


def stamp_in(cohort: Cohort, language: str) -> Stamp:
    title = cohort.title.read(language)
    return Stamp(title, "", "", "change 7", language, "printed 2026-05-05 10:10")


def poster(cohort: Cohort, language: str) -> JoinPoster:
    picture = Markup("<svg></svg>")
    stamp = stamp_in(cohort, language)
    return JoinPoster(stamp, stamp.cohort, "10.0.0.1:8000", "K01ZJ6", picture)


def forms(cohort: Cohort, language: str) -> PaperForms:
    return paper_forms(
        cohort.questionnaire,
        cohort.layout,
        title=cohort.title.read(language),
        consents={language: [EVIL]},
        consent_version="1",
    )


EVIL = '<img src="x"> </style>'
BUILDERS: dict[str, Builder] = {
    "by_table": lambda c, _, p, lang: roster_by_table(c, p, language=lang),
    "by_person": lambda c, _, p, lang: roster_by_person(c, p, language=lang),
    "cards": lambda c, s, p, lang: table_cards(c, s, p, language=lang),
    "door": lambda c, _, p, lang: door_list(c, p, language=lang),
    "sheets": lambda c, s, p, lang: plan_sheets(c, s, p, language=lang),
    "badges": lambda c, _, p, lang: badges(c, plan=p, language=lang),
    "reports": lambda c, _, p, lang: report_sheets(c, p, language=lang),
    "forms": lambda c, _s, _p, lang: forms(c, lang),
    "poster": lambda c, _s, _p, lang: poster(c, lang),
    "plenary": lambda c, _s, _p, lang: PlenarySheet(
        stamp_in(c, lang), (PlenaryTable("1", EVIL, EVIL, EVIL), PlenaryTable("2", ""))
    ),
    "actions": lambda c, _s, _p, lang: ActionPlans(
        stamp_in(c, lang),
        (ActionPlan(EVIL, (EVIL,), (PlanGoal(EVIL, EVIL, EVIL),)), ActionPlan("B")),
    ),
}
NAMING = ("by_table", "by_person", "cards", "door", "sheets", "badges")


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


@pytest.mark.parametrize("name", NAMING)
def test_names_are_shown_as_they_are(
    name: str, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    root = read_page(html_page(BUILDERS[name](cohort, profiles, plan, "en")))
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


def test_a_page_with_a_style_elsewhere_has_none_of_its_own(
    build: Builder, cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    document = build(cohort, profiles, plan, "en")
    page = html_page(document, style="/style.css?a=1&b=2", script="/print.js")
    root = read_page(page)

    assert not root.all("style")
    assert " style=" not in page
    _icon, link = root.all("link")
    assert link.attributes["href"] == "/style.css?a=1&b=2"
    assert [s.attributes["src"] for s in root.all("script")] == ["/print.js"]
    assert root.one("button").attributes["data-print"] is None


@pytest.mark.parametrize("kind", LAYOUTS)
def test_every_paper_of_every_document_has_its_page(kind: Kind) -> None:
    for paper, page in LAYOUTS[kind].papers.items():
        style = page_style(kind, foot='a"; } </style>', language="ko", paper=paper)
        assert f"size: {page.size};" in style
        assert f'@bottom-left {{ content: "{css_string(chr(97))}\\22 ' in style
        assert "</style>" not in style


def test_reports_plenary_and_plans_leave_room_to_write(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    reports = page_of("reports", cohort, profiles, plan).all("article", "sheet")
    assert len(reports) == len(plan.tables)
    for sheet in reports:
        assert len(sheet.all("tr", "empty")) == 5
        assert len(sheet.all("div", "field")) == 3
    said, silent = page_of("plenary", cohort, profiles, plan).all("section", "report")
    assert [dd.text for dd in said.all("dd")][:2] == [EVIL, EVIL]
    assert [len(table.all("dd", "open")) for table in (said, silent)] == [1, 3]
    written, empty = page_of("actions", cohort, profiles, plan).all("article", "sheet")
    assert "For this delegation only" in written.text
    assert [len(sheet.all("section", "goal")) for sheet in (written, empty)] == [1, 2]


def test_a_poster_says_what_to_do_in_every_language(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> None:
    page = read_page(html_page(poster(cohort, "ko")))
    steps = [part for part in page.all("section") if part.attributes.get("lang")]
    assert [part.attributes["lang"] for part in steps] == ["ko", "en", "zh-Hans", "ja"]
    for part in steps:
        assert {"Wi-Fi", "WeChat", "KakaoTalk"} <= set(
            re.findall(r"[\w-]+", part.text, re.ASCII)
        )
