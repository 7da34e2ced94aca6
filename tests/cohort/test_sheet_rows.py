from datetime import date

import pytest
import xlsxwriter

from cityshare.cohort.sheet_rows import column_letter, sheet_rows
from cityshare.errors import CityshareError


def write(path, *sheets):
    with xlsxwriter.Workbook(path) as book:
        for rows in sheets:
            sheet = book.add_worksheet()
            day = book.add_format({"num_format": "yyyy-mm-dd"})
            for number, cells in rows.items():
                for index, cell in enumerate(cells):
                    if isinstance(cell, date):
                        sheet.write_datetime(number - 1, index, cell, day)
                    else:
                        sheet.write(number - 1, index, cell)


def test_cells_are_texts_as_they_are_seen(tmp_path):
    path = tmp_path / "a.xlsx"
    cells = ["a", 4, 4.5, True, False, None, date(2026, 5, 4), "two\nlines"]
    write(path, {1: cells})

    assert sheet_rows(path, []) == [
        (1, ["a", "4", "4.5", "yes", "no", "", "2026-05-04", "two\nlines"])
    ]


def test_rows_keep_their_numbers(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, {3: ["id"], 6: ["a"]})

    assert sheet_rows(path, []) == [(3, ["id"]), (6, ["a"])]


def test_rows_keep_their_columns(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, {1: [None, "id"], 2: [None, "a"]})

    assert sheet_rows(path, []) == [(1, ["", "id"]), (2, ["", "a"])]


def test_further_sheets_with_content_are_told(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, {1: ["id"]}, {1: ["more"]})
    problems = []

    assert sheet_rows(path, problems) == [(1, ["id"])]
    assert [(p.code, str(p.place)) for p in problems] == [("C113", "a.xlsx")]


def test_empty_sheets_are_not_told(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, {1: ["id"]}, {})
    problems = []

    sheet_rows(path, problems)

    assert problems == []


def test_control_characters_are_removed_and_told(tmp_path):
    path = tmp_path / "a.xlsx"
    write(path, {1: ["id", "name"], 2: ["a", "A\x0bB"]})
    problems = []

    assert sheet_rows(path, problems)[1] == (2, ["a", "AB"])
    assert [(p.code, str(p.place)) for p in problems] == [
        ("F111", "a.xlsx, row 2, 'B'")
    ]


def test_what_is_no_workbook_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_text("id,name\n", encoding="utf-8")

    with pytest.raises(CityshareError) as caught:
        sheet_rows(path, [])

    assert [(p.code, str(p.place)) for p in caught.value.problems] == [
        ("F103", "a.xlsx")
    ]


def test_a_missing_file(tmp_path):
    with pytest.raises(CityshareError) as caught:
        sheet_rows(tmp_path / "a.xlsx", [])

    assert [p.code for p in caught.value.problems] == ["F101"]


@pytest.mark.parametrize(
    ("index", "letter"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(index, letter):
    assert column_letter(index) == letter
