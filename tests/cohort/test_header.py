from datetime import date, datetime

import pytest

from cityshare.cohort import Provenance, read_cohort
from cityshare.questionnaire import Text

FULL = """\
id: spring
title: {en: A spring workshop, ko: 봄 워크숍}
start: 2026-05-04
end: 2026-05-05
place: {en: A hall}
languages: [en, zh-hans]
questionnaire: questionnaire.yaml
theme_layout:
  - {name: power, label: {en: Power}, practices: [energy-1, buildings-2]}
  - {name: rest, label: {en: The rest}, practices: [energy-2]}
source:
  documents: ["A report, a publisher, 2026"]
  made_up: [Everything]
rules:
  tables: 2
  pins: {suwon-1: power}
sessions:
  - id: first
    title: {en: First}
    kind: tables
    start: 2026-05-04T09:30
    minutes: 40
    themes: [power]
    rooms: [Hall A]
    table_size: [2, 3]
    interpreters: 1
  - {id: visit, title: {en: Visit}, kind: visit}
"""


def test_everything_in_it_is_read(folder):
    folder.write("cohort.yaml", FULL)
    folder.change("participants.csv", "energy;buildings", "power;rest")
    folder.change("participants.csv", "ko,buildings", "ko,rest")

    cohort = read_cohort(folder.path)

    assert (cohort.id, cohort.title.read("ko")) == ("spring", "봄 워크숍")
    assert (cohort.start, cohort.end) == (date(2026, 5, 4), date(2026, 5, 5))
    assert cohort.place == Text({"en": "A hall"})
    assert cohort.languages == ("en", "zh-Hans")
    assert cohort.layout.names == ("power", "rest")
    assert cohort.layout.theme("power").practices == ("energy-1", "buildings-2")
    assert cohort.source == Provenance(
        documents=("A report, a publisher, 2026",), made_up=("Everything",)
    )
    assert cohort.rules == {"tables": 2, "pins": {"suwon-1": "power"}}
    first, visit = cohort.sessions
    assert first.start == datetime.fromisoformat("2026-05-04T09:30")
    assert (first.themes, first.table_size) == (("power",), (2, 3))
    assert cohort.table_sessions == (first,)
    assert visit.minutes is None


def test_little_is_needed(folder):
    folder.write(
        "cohort.yaml",
        "id: spring\ntitle: {en: Spring}\nquestionnaire: questionnaire.yaml\n",
    )

    cohort = read_cohort(folder.path)

    assert cohort.layout.names == ("energy", "buildings")
    assert (cohort.start, cohort.sessions, cohort.rules) == (None, (), {})


@pytest.mark.parametrize(
    ("old", "new", "column", "got", "reason"),
    [
        ("id: spring", "id: Spring 26", "id", "Spring 26", "not allowed here"),
        ("id: spring\n", "", "id", None, "it is missing"),
        ("title: {en: A spring", "name: {en: A spring", "name", None, "is not known"),
        ("2026-05-04\n", "2026-02-30\n", "start", "2026-02-30", "day value"),
        ("2026-05-04\n", "May 4\n", "start", "May 4", "valid date"),
        ("2026-05-04\n", "2026\n", "start", 2026, "year-month-day"),
        ("en, ko", "en, korean", "languages[1]", "korean", "not allowed here"),
        ("kind: tables", "kind: table", "sessions[0].kind", "table", "'tables'"),
        ("minutes: 40", "minutes: -4", "sessions[0].minutes", -4, "greater than"),
        ("2026-05-05T10:10", "10:10", "sessions[0].start", 610, "day and time"),
        (
            "minutes: 40",
            "table_size: [7, 5]",
            "sessions[0].table_size",
            None,
            "smallest size comes first",
        ),
        ("sessions:", "rules: []\nsessions:", "rules", None, "keys with values"),
        ("sessions:", "theme_layout: []\nsessions:", "theme_layout", None, "too few"),
    ],
)
def test_a_wrong_field_is_told(folder, old, new, column, got, reason):
    folder.change("cohort.yaml", old, new)

    problem = next(p for p in folder.problems() if p.place.column == column)

    assert (problem.code, problem.place.file, problem.got) == (
        "C101",
        "cohort.yaml",
        got,
    )
    assert reason in str(problem.details["reason"])
    assert {p.code for p in folder.problems()} == {"C101"}


def test_a_header_without_anything_lacks_what_is_needed(folder):
    folder.write("cohort.yaml", "{}\n")

    assert [(code, place) for code, place, _ in folder.refusals()] == [
        ("C101", "cohort.yaml, 'id'"),
        ("C101", "cohort.yaml, 'title'"),
        ("C101", "cohort.yaml, 'questionnaire'"),
    ]


def test_warnings_of_the_questionnaire_are_kept(folder):
    folder.change("questionnaire.yaml", "small", "sm\x07all")

    assert folder.found() == [("F111", "questionnaire.yaml", None)]


def test_a_key_given_twice_is_refused(folder):
    folder.change("cohort.yaml", "sessions:", "id: autumn\nsessions:")

    assert folder.refusals() == [("F105", "cohort.yaml", None)]


def test_answers_are_checked_even_if_the_header_is_wrong(folder):
    folder.change("cohort.yaml", "kind: tables", "kind: table")
    folder.change("responses.csv", "suwon-2,energy-1", "suwon-2,energy-9")

    assert [code for code, _, _ in folder.refusals()] == ["C101", "C204"]


@pytest.mark.parametrize(
    ("name", "code"), [("grey-growth", "Q207"), ("other.yaml", "F101")]
)
def test_a_questionnaire_that_is_not_there(folder, name, code):
    folder.change("cohort.yaml", "questionnaire.yaml", name)

    ((found, place, _),) = folder.refusals()

    assert (found, place) == (code, "cohort.yaml, 'questionnaire'")


def test_a_questionnaire_with_problems_names_its_own_file(folder):
    folder.change("questionnaire.yaml", "sharing_level: 3", "sharing_level: 6")

    assert folder.refusals() == [
        ("Q206", "questionnaire.yaml, 'scale.sharing_level'", 6)
    ]
