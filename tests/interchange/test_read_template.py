from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from cityshare.cohort import Card, CardKind, Consent, Response, Role
from cityshare.errors import CityshareError, Problem
from cityshare.interchange import FilledTemplate, read_template
from cityshare.interchange.words import WORDS
from interchange.conftest import Blank
from interchange.fill import ABOUT, ANSWERS, FIRST_ROW, fill, put, rows_by_mark, sheet

WHO = {"name": "Ana Silva", "delegation": "City 01"}
SOME = {"energy-1": {"current": 2}}


def problems_of(path: Path) -> tuple[Problem, ...]:
    with pytest.raises(CityshareError) as error:
        read_template(path)
    return error.value.problems


def codes(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("language", [*WORDS, "fr"])
def test_what_is_filled_in_is_read_back(blank: Blank, language: str) -> None:
    path = blank(language=language)
    known = WORDS.get(language, WORDS["en"])
    label = " (한국어)" if language == "ko" else ""
    fill(
        path,
        about={
            "name": 'Lee, "Ann" <b>',
            "name_local": "이안",
            "delegation": "City 02",
            "position": "Officer",
            "email": "ann@example.org",
            "role": known["role.resource"],
            "language_1": "한국어",
            "language_3": "中文（简体）",
            "theme_1": f"Waste{label}",
            "theme_2": f"Energy{label}",
            "practice_1": f"Waste 1{label}",
            "workshop": known["yes"],
            "contact": known["no"],
        },
        answers={
            "energy-1": {
                "current": 2,
                "target": 4,
                "priority": 1,
                "share": known["no"],
                "note": '"quoted", 王芳 <b>',
            },
            "waste-2": {"current": 5, "share": known["yes"]},
            "waste-1": {"note": "we do not know"},
        },
        cards=(
            {
                "kind": known["card.request"],
                "practice": f"Energy 1{label}",
                "to": "City 03",
                "text": "How do you\nstart?",
            },
            {},
            {"kind": known["card.challenge"], "text": "No budget"},
        ),
    )
    assert read_template(path) == FilledTemplate(
        file="answers.xlsx",
        questionnaire="small",
        version="1.0",
        language=language,
        n_levels=5,
        name='Lee, "Ann" <b>',
        delegation="city-02",
        name_local="이안",
        position="Officer",
        email="ann@example.org",
        role=Role.RESOURCE,
        languages=("ko", "zh-Hans"),
        themes=("waste", "energy"),
        practices=("waste-1",),
        consent={Consent.WORKSHOP: True, Consent.CONTACT: False},
        responses=(
            Response("", "energy-1", 2, 4, 1, False, '"quoted", 王芳 <b>'),
            Response("", "waste-1", note="we do not know"),
            Response("", "waste-2", 5, share=True),
        ),
        cards=(
            Card(
                "",
                CardKind.REQUEST,
                "energy-1",
                "city-03",
                "How do you\nstart?",
                language,
            ),
            Card("", CardKind.CHALLENGE, "", "", "No budget", language),
        ),
    )


def test_typed_values_are_understood(blank: Blank) -> None:
    path = fill(
        blank(delegations=()),
        about={**WHO, "workshop": "はい"},
        answers={
            "energy-1": {"current": "\uff13", "target": 4.0, "share": True},
            "energy-2": {"current": " 2 ", "priority": "1", "share": "NO"},
        },
    )
    filled = read_template(path)
    assert filled.delegation == "City 01"
    assert filled.consent == {Consent.WORKSHOP: True}
    assert filled.responses == (
        Response("", "energy-1", 3, 4, share=True),
        Response("", "energy-2", 2, priority=1, share=False),
    )


@pytest.mark.parametrize(
    ("key", "value", "code", "got"),
    [
        ("current", "high", "T201", "high"),
        ("current", 7, "T201", "7"),
        ("current", 0, "T201", "0"),
        ("current", 2.5, "T201", "2.5"),
        ("current", date(2026, 2, 1), "T201", "2026-02-01"),
        ("target", -1, "T201", "-1"),
        ("priority", 4, "T202", "4"),
        ("priority", "first", "T202", "first"),
        ("share", "maybe", "T204", "maybe"),
    ],
)
def test_a_wrong_answer_is_named_with_its_place(
    blank: Blank, key: str, value: object, code: str, got: str
) -> None:
    path = fill(blank(), about=WHO, answers={"energy-2": {key: value}})
    problem = problems_of(path)[0]
    header = {
        "current": "J: Level today",
        "target": "K: Level in 12 months",
        "priority": "L: Priority",
        "share": "M: May others ask me?",
    }[key]
    assert (problem.code, problem.got) == (code, got)
    assert str(problem.place) == f"answers.xlsx, sheet 'Answers', row 6, '{header}'"


def test_a_target_below_the_level_is_a_problem(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers={"energy-1": {"current": 4, "target": 2}})
    [problem] = problems_of(path)
    assert problem.code == "C210"
    assert "row 5, 'K: Level in 12 months'" in str(problem)
    assert "Got 2 with level today 4." in str(problem)


def test_a_priority_given_twice_names_both_rows(blank: Blank) -> None:
    answers = {"energy-1": {"priority": 1}, "waste-1": {"priority": 1}}
    [problem] = problems_of(fill(blank(), about=WHO, answers=answers))
    assert problem.code == "T203"
    assert problem.place.row == 11
    assert "row 5 has it too" in str(problem)


def test_all_problems_come_at_once(blank: Blank) -> None:
    path = fill(
        blank(),
        about={"role": "boss", "theme_1": "Energy", "theme_2": "energy"},
        answers={"energy-1": {"current": "x", "target": 9}},
        cards=({"text": "no kind"}, {"kind": "I can show"}, {"kind": "sell"}),
    )
    found = problems_of(path)
    assert codes(found) == [
        "T204",
        "T205",
        "T205",
        "T206",
        "T201",
        "T201",
        "T207",
        "T207",
        "T204",
        "T207",
    ]
    assert [str(problem.place).partition("sheet ")[2] for problem in found] == [
        "'About you', row 9, 'C: I come as'",
        "'About you', row 5, 'C: Name'",
        "'About you', row 7, 'C: City or organisation'",
        "'About you', row 17, 'C: Theme I would like, choice 2'",
        "'Answers', row 5, 'J: Level today'",
        "'Answers', row 5, 'K: Level in 12 months'",
        "'Offers and requests', row 5, 'B: Kind'",
        "'Offers and requests', row 6, 'E: In one or two sentences'",
        "'Offers and requests', row 7, 'B: Kind'",
        "'Offers and requests', row 7, 'E: In one or two sentences'",
    ]


def test_places_are_in_the_author_s_words(blank: Blank) -> None:
    answers = {"energy-1": {"current": "높음"}}
    path = fill(blank(language="ko"), about=WHO, answers=answers)
    [problem] = problems_of(path)
    assert str(problem.place) == "answers.xlsx, sheet '답변', row 5, 'J: 현재 수준'"


def test_a_renamed_sheet_is_still_read(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers={"energy-1": {"current": 9}})
    book = openpyxl.load_workbook(path)
    sheet(book, ANSWERS).title = "Mine"
    book.move_sheet("Mine", -1)
    book.save(path)
    [problem] = problems_of(path)
    assert str(problem.place) == "answers.xlsx, sheet 'Mine', row 5, 'J: Level today'"


def test_a_deleted_row_counts_as_not_answered(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers={**SOME, "waste-1": {"current": 3}})
    book = openpyxl.load_workbook(path)
    page = sheet(book, ANSWERS)
    page.delete_rows(rows_by_mark(page)["energy-2"])
    book.save(path)
    filled = read_template(path)
    assert [response.practice for response in filled.responses] == [
        "energy-1",
        "waste-1",
    ]
    [warning] = filled.problems
    assert warning.code == "T107"
    assert "'Energy 2' is missing" in str(warning)


def test_a_moved_column_is_still_read(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers=SOME)
    book = openpyxl.load_workbook(path)
    sheet(book, ANSWERS).insert_cols(2)
    book.save(path)
    assert read_template(path).responses == (Response("", "energy-1", 2),)


def test_answers_below_or_between_the_rows_are_a_problem(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers=SOME)
    book = openpyxl.load_workbook(path)
    page = sheet(book, ANSWERS)
    put(page, page.max_row + 2, "note", "one more")
    book.save(path)
    [problem] = problems_of(path)
    assert (problem.code, problem.got) == ("T105", "one more")


def test_a_practice_in_two_rows_is_a_problem(blank: Blank) -> None:
    path = fill(blank(), about=WHO, answers=SOME)
    book = openpyxl.load_workbook(path)
    page = sheet(book, ANSWERS)
    row = page.max_row + 1
    page.cell(row, 1).value = "energy-1"
    put(page, row, "current", 3)
    book.save(path)
    [problem] = problems_of(path)
    assert problem.code == "T106"
    assert "here row 5 and this one" in str(problem)


def test_a_deleted_sheet_or_column_is_a_problem(blank: Blank) -> None:
    path = fill(blank(), about=WHO)
    book = openpyxl.load_workbook(path)
    del book[book.sheetnames[2]]
    page = sheet(book, ANSWERS)
    page.delete_cols(11)
    book.save(path)
    found = problems_of(path)
    assert codes(found) == ["T104", "T103"]
    assert "(target)" in str(found[0])
    assert "(Offers and requests)" in str(found[1])


def test_a_copied_sheet_is_a_problem(blank: Blank) -> None:
    path = fill(blank(), about=WHO)
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(sheet(book, ABOUT)).title = "Again"
    book.save(path)
    [problem] = problems_of(path)
    assert problem.code == "T108"
    assert "About you and Again" in str(problem)


def test_a_deleted_field_counts_as_empty(blank: Blank) -> None:
    path = fill(blank(), about={**WHO, "workshop": "Yes"}, answers=SOME)
    book = openpyxl.load_workbook(path)
    page = sheet(book, ABOUT)
    for key in ("role", "network", "name"):
        page.delete_rows(rows_by_mark(page)[key])
    book.save(path)
    [problem] = problems_of(path)
    assert (problem.code, problem.place.column) == ("T205", "C: name")


def test_no_answers_is_a_warning(blank: Blank) -> None:
    filled = read_template(fill(blank(), about=WHO))
    assert codes(filled.problems) == ["T307"]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["A1"] = "city"  # type: ignore[index]
    book.save(tmp_path / "budget.xlsx")
    [problem] = problems_of(tmp_path / "budget.xlsx")
    assert problem.code == "F110"
    assert str(problem).startswith("F110 budget.xlsx: ")


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("A1", "cityshare/template/99", "another version"),
        ("A2", "question", "the hidden sheet has no 'questionnaire'"),
        ("B4", "five", "invalid literal"),
    ],
)
def test_a_changed_hidden_sheet_is_refused(
    blank: Blank, cell: str, value: str, reason: str
) -> None:
    path = blank()
    book = openpyxl.load_workbook(path)
    book["cityshare"][cell] = value
    book.save(path)
    [problem] = problems_of(path)
    assert problem.code == "F110"
    assert reason in str(problem)


@pytest.mark.parametrize("content", [b"", b"name,level\n", b"PK\x03\x04broken"])
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mail.xlsx"
    path.write_bytes(content)
    [problem] = problems_of(path)
    assert problem.code == "F110"


def test_a_missing_file_is_a_problem(tmp_path: Path) -> None:
    [problem] = problems_of(tmp_path / "none.xlsx")
    assert problem.code == "F101"
    assert codes(problems_of(tmp_path)) == ["F101"]


def test_a_file_that_cannot_be_opened_is_a_problem(
    blank: Blank, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Locked:
        @staticmethod
        def from_path(_path: Path) -> None:
            raise PermissionError(13, "Permission denied")

    path = blank()
    module = sys.modules["cityshare.interchange.read_template"]
    monkeypatch.setattr(module, "CalamineWorkbook", Locked)
    [problem] = problems_of(path)
    assert problem.code == "F103"
    assert "Permission denied" in str(problem)


def test_control_characters_are_left_out(blank: Blank) -> None:
    path = fill(blank(), about={**WHO, "position": "Head_x0007_ of office"})
    assert "\x07" not in read_template(path).position


def test_the_first_answer_stands_where_the_tests_expect_it(blank: Blank) -> None:
    page = sheet(openpyxl.load_workbook(blank()), ANSWERS)
    assert rows_by_mark(page)["energy-1"] == FIRST_ROW
