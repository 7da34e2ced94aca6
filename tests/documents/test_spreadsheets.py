from __future__ import annotations

import csv
import io

import openpyxl
import pytest
from python_calamine import CalamineWorkbook

from cityshare.documents import Sheet, Stamp, csv_bytes, xlsx_bytes
from cityshare.documents.letters import plain
from cityshare.documents.spreadsheets import sheet_name

STAMP = Stamp("Workshop & more", "Groups", "", "plan abc123, seed 7")


def sheet(*rows: tuple[str | float | None, ...], grouped: bool = False) -> Sheet:
    return Sheet("Who sits where?", STAMP, ("table", "name"), rows, grouped)


def read_csv(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_csv_opens_in_excel_as_utf_8() -> None:
    content = csv_bytes(sheet(("1", "김민수")))
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in content


def test_csv_keeps_commas_quotes_and_scripts() -> None:
    rows = read_csv(csv_bytes(sheet(("1", 'Lee, "Ann"'), ("2", "王 <b> & 'x'"))))
    assert rows == [
        ["table", "name", "plan"],
        ["1", 'Lee, "Ann"', "plan abc123, seed 7"],
        ["2", "王 <b> & 'x'", "plan abc123, seed 7"],
    ]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("  =1", "'=1"),
        ("\t=1", "'=1"),
        ("\rx", "'x"),
        ("\nx", "'x"),
        ("＝1", "'＝1"),  # noqa: RUF001
        ("a=b", "a=b"),
        ("", ""),
        (None, ""),
        (-2.5, "-2.5"),
        (3, "3"),
    ],
)
def test_texts_that_excel_takes_for_formulas_are_guarded(
    cell: str | float | None, written: str
) -> None:
    assert read_csv(csv_bytes(sheet(("1", cell))))[1][1] == written


def test_xlsx_is_read_by_openpyxl_and_calamine_as_texts() -> None:
    names = ("=1+1", "http://example.org", 'Lee, "Ann"', "王芳 <script>", "007")
    content = xlsx_bytes(sheet(*(("1", name) for name in names)))
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    cells = [page.cell(row, 2) for row in range(2, 7)]
    assert [cell.value for cell in cells] == list(names)
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(cell.hyperlink for cell in cells)
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Who sits where"]
    rows = book.get_sheet_by_index(0).to_python()
    assert rows == [["table", "name"], *(["1", name] for name in names)]


def test_xlsx_is_ready_to_print() -> None:
    content = xlsx_bytes(sheet(("1", "Ana"), ("2", "Bo"), grouped=True))
    book = openpyxl.load_workbook(io.BytesIO(content))
    page = book.active
    assert page is not None
    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (9, "landscape")
    assert page.page_setup.fitToHeight == 0
    assert page.auto_filter.ref == "A1:B3"
    assert page.oddFooter is not None
    assert page.oddFooter.left.text == "Workshop && more · Groups · plan abc123, seed 7"
    assert page.cell(2, 1).border.bottom.style == "medium"


def test_numbers_stay_numbers_and_wide_columns_are_capped() -> None:
    content = xlsx_bytes(sheet((1.5, "x" * 300), (None, "")))
    page = openpyxl.load_workbook(io.BytesIO(content)).active
    assert page is not None
    assert page.cell(2, 1).value == 1.5
    assert page.cell(3, 1).value is None
    assert page.column_dimensions["B"].width < 46


def test_a_sheet_without_rows_is_still_a_sheet() -> None:
    assert read_csv(csv_bytes(sheet())) == [["table", "name", "plan"]]
    page = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(sheet()))).active
    assert page is not None
    assert page.max_row == 1


def test_equal_sheets_give_equal_bytes() -> None:
    assert xlsx_bytes(sheet(("1", "Ana"))) == xlsx_bytes(sheet(("1", "Ana")))


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("제 자리는 어디인가요?", "제 자리는 어디인가요"),
        ("a/b:c[d]", "abcd"),
        ("'x'", "x"),
        ("?" * 5, "Sheet1"),
        ("n" * 40, "n" * 31),
    ],
)
def test_names_of_sheets_are_what_excel_allows(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_control_characters_are_left_out() -> None:
    assert plain("a\x00b\x1b\nc\u200dd") == "ab c\u200dd"
