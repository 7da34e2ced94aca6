from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

from cityshare.cohort import Cohort
from cityshare.errors import CityshareError
from cityshare.interchange import write_template
from cityshare.interchange.paper import row_height
from cityshare.interchange.words import WORDS
from interchange.conftest import Blank
from interchange.fill import ABOUT, ANSWERS, CARDS, columns_by_mark, rows_by_mark, sheet


@pytest.mark.parametrize("language", [*WORDS, "fr"])
def test_three_sheets_are_seen_and_one_is_hidden(blank: Blank, language: str) -> None:
    book = openpyxl.load_workbook(blank(language=language))
    states = [page.sheet_state for page in book.worksheets]
    assert states == ["visible", "visible", "visible", "veryHidden"]
    known = WORDS.get(language, WORDS["en"])
    assert book.sheetnames[:3] == [
        known["sheet.about"],
        known["sheet.answers"],
        known["sheet.cards"],
    ]
    again = CalamineWorkbook.from_path(blank(language=language))
    assert again.sheet_names == book.sheetnames


def test_each_practice_has_a_row_with_all_its_steps(
    blank: Blank, cohort: Cohort
) -> None:
    page = sheet(openpyxl.load_workbook(blank(language="ko")), ANSWERS)
    columns = columns_by_mark(page)
    rows = rows_by_mark(page)
    for theme in cohort.questionnaire.themes:
        for practice in theme.practices:
            texts = [page.cell(rows[practice.name], n + 2).value for n in range(8)]
            assert practice.hint is not None
            assert texts == [
                theme.label.read("ko"),
                practice.label.read("ko"),
                practice.hint.read("ko"),
                *(level.read("ko") for level in practice.levels),
            ]
    header = rows["header"]
    assert page.cell(header, columns["current"]).value == "현재 수준"
    assert page.cell(header, columns["level_2"]).value == "2단계: Level 2 (한국어)"


def test_only_cells_to_fill_in_are_unlocked(blank: Blank, cohort: Cohort) -> None:
    book = openpyxl.load_workbook(blank())
    for protected in book.worksheets:
        assert protected.protection.sheet
        assert not protected.protection.password
    page = sheet(book, ANSWERS)
    columns, rows = columns_by_mark(page), rows_by_mark(page)
    free = {
        (row, column)
        for row in range(1, page.max_row + 1)
        for column in range(1, page.max_column + 1)
        if not page.cell(row, column).protection.locked
    }
    inputs = ("current", "target", "priority", "share", "note")
    assert free == {
        (rows[practice], columns[key])
        for practice in cohort.practices
        for key in inputs
    }


def test_cells_offer_what_can_be_chosen(blank: Blank, cohort: Cohort) -> None:
    book = openpyxl.load_workbook(blank())
    page = sheet(book, ANSWERS)
    rules = {
        str(rule.sqref): rule.formula1 for rule in page.data_validations.dataValidation
    }
    columns = columns_by_mark(page)
    letter = get_column_letter
    first, last = 5, 4 + len(cohort.practices)
    now, then = letter(columns["current"]), letter(columns["target"])
    assert rules[f"{now}{first}:{then}{last}"] == '"1,2,3,4,5"'
    rank = letter(columns["priority"])
    assert rules[f"{rank}{first}:{rank}{last}"] == '"1,2,3"'
    lists = book["cityshare"]

    def offered(number: int, row: int, key: str) -> list[object]:
        sheet_ = sheet(book, number)
        cell = sheet_.cell(row, columns_by_mark(sheet_)[key]).coordinate
        [formula] = [
            str(rule.formula1)
            for rule in sheet_.data_validations.dataValidation
            if cell in rule.sqref
        ]
        area = formula.partition("!")[2].replace("$", "")
        return [cells[0].value for cells in lists[area]]

    about = rows_by_mark(sheet(book, ABOUT))
    cities = [delegation.name for delegation in cohort.delegations]
    assert offered(ABOUT, about["delegation"], "value") == cities
    assert offered(ABOUT, about["theme_2"], "value") == [
        theme.label.read() for theme in cohort.layout.themes
    ]
    assert offered(ABOUT, about["workshop"], "value") == ["Yes", "No"]
    assert offered(ANSWERS, first, "share") == ["Yes", "No"]
    assert offered(CARDS, first, "kind")[0] == "I can show"
    assert offered(CARDS, first, "to") == cities


def test_without_delegations_the_name_is_typed(blank: Blank) -> None:
    page = sheet(openpyxl.load_workbook(blank(delegations=())), ABOUT)
    row = rows_by_mark(page)["delegation"]
    rules = page.data_validations.dataValidation
    assert not any(f"C{row}" in rule.sqref for rule in rules)


def test_the_sheets_print_on_a4_across(blank: Blank) -> None:
    book = openpyxl.load_workbook(blank())
    for page in book.worksheets[:3]:
        assert (page.page_setup.paperSize, page.page_setup.orientation) == (
            9,
            "landscape",
        )
        assert page.page_setup.fitToWidth in (1, None)
        assert page.sheet_properties.pageSetUpPr is not None
        assert page.sheet_properties.pageSetUpPr.fitToPage
        assert page.column_dimensions["A"].hidden
        assert page.row_dimensions[1].hidden
        assert page.oddFooter is not None
        assert "CC-BY-4.0" in str(page.oddFooter.left.text)
    answers = sheet(book, ANSWERS)
    assert answers.page_setup.fitToHeight == 0
    assert answers.print_title_rows == "$4:$4"


def test_two_runs_write_equal_bytes(blank: Blank) -> None:
    one, other = blank("one.xlsx", language="ja"), blank("two.xlsx", language="ja")
    assert one.read_bytes() == other.read_bytes()


def test_rows_are_as_high_as_their_longest_text() -> None:
    widths = {1: 20.0, 2: 10.0}
    one = row_height({1: "short"}, widths, 10)
    assert row_height({1: "short", 2: "short"}, widths, 10) == one
    assert row_height({1: "several words of one text"}, widths, 10) == 2 * (one - 6) + 6
    assert row_height({1: "a\nb"}, widths, 10) == 2 * (one - 6) + 6
    wide = row_height({1: "에너지"}, widths, 10)
    assert wide > one
    assert row_height({1: "清洁能源供应公共建筑屋顶光伏"}, widths, 10) == 2 * wide - 6
    assert row_height({2: "word " * 900}, widths, 10) == 400


def test_a_path_that_cannot_be_written_is_a_problem(
    cohort: Cohort, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    with pytest.raises(CityshareError) as error:
        write_template(cohort.questionnaire, tmp_path / "taken" / "answers.xlsx")
    assert [problem.code for problem in error.value.problems] == ["F104"]
