import pytest
import xlsxwriter


def test_a_column_may_be_written_in_any_case_and_order(folder):
    folder.write(
        "agreed.csv", "Target, PRACTICE ,Current,Delegation\n4,energy-1,2,suwon\n"
    )

    assert folder.found() == []


def test_a_missing_column(folder):
    folder.write("agreed.csv", "delegation,practice,target\nsuwon,energy-1,4\n")

    assert folder.refusals() == [("C103", "agreed.csv, row 1, 'current'", None)]


def test_a_missing_id_column_is_told_once_and_not_for_every_answer(folder):
    folder.change("participants.csv", "id,name,", "no,name,")

    assert folder.refusals() == [
        ("C103", "participants.csv, row 1, 'id'", None),
        ("C105", "participants.csv, row 1, 'no'", None),
    ]


def test_a_column_given_twice(folder):
    folder.write(
        "agreed.csv",
        "delegation,practice,current,target,Target\nsuwon,energy-1,2,4,4\n",
    )

    assert folder.refusals() == [("C104", "agreed.csv, row 1, 'target'", None)]


def test_an_unknown_column_is_a_warning_with_a_guess(folder):
    folder.change("responses.csv", "share,note", "shares,note")

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == (
        "C105",
        "responses.csv, row 1, 'shares'",
    )
    assert problem.is_warning
    assert "Did you mean 'share'?" in problem.text


def test_further_columns_of_delegations_are_read(folder):
    folder.change("delegations.csv", "climate", "Climate Zone")

    assert folder.found() == []


def test_a_further_column_close_to_an_own_one_is_told(folder):
    folder.change("delegations.csv", "subregion", "sub region")

    assert folder.found() == [("C306", "delegations.csv, row 1, 'sub_region'", None)]


def test_a_column_without_a_name_but_with_cells_is_told_by_its_letter(folder):
    folder.write(
        "agreed.csv", "delegation,,practice,current,target,\nsuwon,x,energy-1,2,4,\n"
    )

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == ("C112", "agreed.csv, row 1")
    assert problem.details == {"letter": "B"}


def test_empty_columns_at_the_end_are_no_problem(folder):
    folder.write(
        "agreed.csv", "delegation,practice,current,target,,\nsuwon,energy-1,2,4,,,,\n"
    )

    assert folder.found() == []


@pytest.mark.parametrize("cells", ["suwon,energy-1,2", "suwon,energy-1,2,4,5"])
def test_rows_with_too_few_or_too_many_cells(folder, cells):
    folder.write(
        "agreed.csv",
        f"delegation,practice,current,target\nsuwon,energy-2,1,2\n{cells}\n",
    )

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == ("C106", "agreed.csv, row 3")
    assert problem.details == {"cells": cells.count(",") + 1, "columns": 4}


def test_a_blank_file_is_a_warning(folder):
    folder.write("offers.csv", "\n")

    assert folder.found() == [("C107", "offers.csv", None)]


@pytest.mark.parametrize("name", ["delegations.csv", "participants.csv", "cohort.yaml"])
def test_a_file_that_is_needed(folder, name):
    folder.remove(name)

    assert folder.refusals() == [("C102", name, None)]


@pytest.mark.parametrize("name", ["agreed.csv", "offers.csv"])
def test_a_file_that_may_be_missing(folder, name):
    folder.remove(name)

    assert folder.found() == []


def test_missing_answers_are_a_warning(folder):
    folder.remove("responses.csv")

    assert folder.found() == [("C108", "responses.csv", None)]


def to_sheet(folder, name):
    csv = folder.path / f"{name}.csv"
    with xlsxwriter.Workbook(folder.path / f"{name}.xlsx") as book:
        sheet = book.add_worksheet()
        for number, line in enumerate(csv.read_text("utf-8").splitlines()):
            for index, cell in enumerate(line.split(",")):
                sheet.write(number, index, int(cell) if cell.isdigit() else cell)


@pytest.mark.parametrize("name", ["delegations", "participants", "responses", "agreed"])
def test_a_table_may_be_a_spreadsheet(folder, name):
    to_sheet(folder, name)
    folder.remove(f"{name}.csv")

    assert folder.found() == []


def test_problems_of_a_spreadsheet_name_it_and_its_row(folder):
    folder.change("responses.csv", "suwon-2,energy-1,3,3", "suwon-2,energy-1,3,2")
    to_sheet(folder, "responses")
    folder.remove("responses.csv")

    assert folder.refusals() == [("C210", "responses.xlsx, row 4, 'target'", 2)]


def test_a_table_is_either_of_the_two(folder):
    to_sheet(folder, "agreed")

    (problem,) = folder.problems()

    assert (problem.code, str(problem.place)) == ("C109", "agreed.csv")
    assert "there is also agreed.xlsx" in problem.text


def test_an_encoding_that_cannot_be_read_is_told_once(folder):
    (folder.path / "participants.csv").write_bytes(b"id,name\n\xff\xff\n")

    assert folder.refusals() == [("F102", "participants.csv", None)]
