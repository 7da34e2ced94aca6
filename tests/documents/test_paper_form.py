from __future__ import annotations

from functools import cache

from cityshare.cohort import ThemeLayout
from cityshare.documents import PaperForms, foot_of, html_page, paper_forms
from cityshare.questionnaire import (
    Questionnaire,
    load_questionnaire,
    shipped_questionnaires,
)
from documents.pages import read_page

CONSENTS = {
    "ko": ["보여도 됩니다.", "연락해도 됩니다."],
    "en": ["May show.", "May write."],
}


@cache
def low_carbon() -> Questionnaire:
    return load_questionnaire(shipped_questionnaires()["low-carbon-city"])


def forms() -> PaperForms:
    questionnaire = low_carbon()
    return paper_forms(
        questionnaire,
        ThemeLayout.of_questionnaire(questionnaire),
        title="A workshop",
        consents=CONSENTS,
        consent_version="2026-11",
        tongues=("ko", "en"),
    )


def test_every_practice_stands_there_with_its_levels_in_full() -> None:
    questionnaire = low_carbon()

    page = read_page(html_page(forms()))
    sheets = page.all("article", "form")
    assert [sheet.attributes["lang"] for sheet in sheets] == ["ko", "en"]
    for language, sheet in zip(("ko", "en"), sheets, strict=True):
        shown = [
            (asked.all("b", "code")[0].text, [li.text for li in asked.all("li")])
            for asked in sheet.all("section", "practice")
        ]
        assert shown == [
            (
                str(number),
                [f"{n} {text.read(language)}" for n, text in enumerate(each.levels, 1)],
            )
            for number, each in enumerate(questionnaire.practices, start=1)
        ]


def test_a_practice_asks_what_a_phone_asks_in_the_order_of_the_clerk() -> None:
    page = read_page(html_page(forms()))

    first = page.all("article", "form")[1].all("section", "practice")[0]
    rows = [row.text for line in first.all("div", "marks") for row in line.all("p")]
    assert rows == [
        "Today 1 2 3 4 5 ?",
        "In 12 months 1 2 3 4 5",
        "My priority 1 2 3",
        "May others ask us? yes no",
        "Note",
    ]


def test_consent_has_its_words_and_their_version() -> None:
    page = read_page(html_page(forms()))

    for language, sheet in zip(CONSENTS, page.all("article", "form"), strict=True):
        consent = sheet.one("div", "consent")
        assert [p.text for p in consent.all("p", "choice")] == CONSENTS[language]
        assert "2026-11" in consent.text


def test_the_foot_of_every_page_has_licence_and_source() -> None:
    questionnaire = low_carbon()
    foot = foot_of(forms())

    assert questionnaire.licence in foot
    assert questionnaire.version in foot
    assert questionnaire.source.read("ko") in foot
