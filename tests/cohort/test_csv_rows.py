import pytest

from cityshare.cohort.csv_rows import column_name, csv_rows
from cityshare.errors import CityshareError

COLUMNS = ("id", "name", "languages")


def rows(path, text):
    path.write_text(text, encoding="utf-8", newline="")
    problems = []
    found = csv_rows(path, COLUMNS, problems)
    assert problems == []
    return found


def test_rows_are_numbered_as_a_spreadsheet_shows_them(tmp_path):
    text = 'id,name\na,"Two\nlines"\n\n , \nb,One line\n'

    assert rows(tmp_path / "a.csv", text) == [
        (1, ["id", "name"]),
        (2, ["a", "Two\nlines"]),
        (5, ["b", "One line"]),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_is_read(tmp_path, end):
    text = end.join(["id,name", "a,A", "b,B"])

    assert [number for number, _ in rows(tmp_path / "a.csv", text)] == [1, 2, 3]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found_from_the_header(tmp_path, delimiter):
    text = f"id{delimiter}name{delimiter}languages\na{delimiter}A{delimiter}\n"

    assert rows(tmp_path / "a.csv", text)[1] == (2, ["a", "A", ""])


def test_the_delimiter_is_told_by_known_columns_not_by_counting(tmp_path):
    text = '"ID";"Name";"what, when, where, why"\na;A;b\n'

    assert rows(tmp_path / "a.csv", text)[1] == (2, ["a", "A", "b"])


def test_semicolons_in_cells_do_not_mislead(tmp_path):
    text = "id,languages\na,ko;en;ja;mn\n"

    assert rows(tmp_path / "a.csv", text)[1] == (2, ["a", "ko;en;ja;mn"])


@pytest.mark.parametrize("text", ["", "\n\n", " ,\n"])
def test_a_blank_file_has_no_rows(tmp_path, text):
    assert rows(tmp_path / "a.csv", text) == []


@pytest.mark.parametrize(
    ("text", "row"),
    [('id,name\na,A\nb,"B\nc,C\n', 3), ('id,name\na,"A" x\n', 2), ('"id,name\n', 1)],
)
def test_quotes_that_do_not_end_are_refused_with_their_row(tmp_path, text, row):
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(CityshareError) as caught:
        csv_rows(path, COLUMNS, [])

    assert [(p.code, str(p.place)) for p in caught.value.problems] == [
        ("C111", f"a.csv, row {row}")
    ]


@pytest.mark.parametrize(
    "header", ["name_local", "Name Local", " NAME_LOCAL ", "name  local"]
)
def test_headers_do_not_depend_on_case_and_blanks(header):
    assert column_name(header) == "name_local"
