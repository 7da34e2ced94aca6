"""``cityshare repair`` as a facilitator types it."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from cityshare.cli.main import app
from cityshare.cohort import write_cohort
from cityshare.errors import CityshareError
from cli.command import quickly
from factories import make_cohort


def run(*words):
    return CliRunner().invoke(app, quickly(words))


def failure(*words):
    """Return the codes of the problems a command ends with."""
    error = run(*words).exception
    assert isinstance(error, CityshareError)
    return [problem.code for problem in error.problems]


@pytest.fixture
def cohort(tmp_path):
    write_cohort(make_cohort(24, seed=1), tmp_path / "cohort")
    return tmp_path / "cohort"


@pytest.fixture
def folder(tmp_path, cohort):
    """Assign once and return the folder written."""
    made = run("assign", cohort, "--out", tmp_path / "plan", "--seconds", 0.2)
    assert made.exit_code == 0, made.output
    return tmp_path / "plan"


def read(folder, name="plan.json"):
    return json.loads((folder / "facilitator-only" / name).read_text("utf-8"))


def seats(folder):
    return {id_: t["id"] for t in read(folder)["tables"] for id_ in t["members"]}


def test_says_who_moves_and_writes_the_folder_anew(folder):
    first = read(folder)["tables"][0]
    gone = first["members"][:3]
    before = seats(folder)

    result = run("repair", folder, "--absent", ",".join(gone))

    after = seats(folder)
    moved = [id_ for id_, table in after.items() if before[id_] != table]
    assert result.exit_code == 0, result.output
    assert result.stdout.count(" moves from ") == len(moved) > 0
    assert "What more moves would give" in result.stdout
    assert "priorities answerable at their own table" in result.stdout
    assert set(after) == set(before) - set(gone)
    assert read(folder, "run.json")["rules"]["absent"] == gone


def test_can_be_repeated(folder):
    gone, *others = read(folder)["tables"][0]["members"][:3]
    run("repair", folder, "--absent", gone, "--absent", ",".join(others))
    plan = read(folder)

    again = run("repair", folder / "facilitator-only" / "plan.json")

    assert "Nobody moves." in again.stdout
    assert read(folder) == plan


def test_a_late_arrival_takes_a_seat(folder):
    late = read(folder)["tables"][0]["members"][0]
    run("repair", folder, "--absent", late)
    before = seats(folder)

    result = run("repair", folder, "--arrived", late)

    after = seats(folder)
    assert (
        f" takes a seat at Table {after.pop(late).removeprefix('T')}." in result.stdout
    )
    assert "Nobody else moves." in result.stdout
    assert after == before
    assert read(folder, "run.json")["rules"]["absent"] == []


def test_writes_elsewhere_and_prints_data(folder, tmp_path):
    tables = read(folder)["tables"]
    person, table = tables[0]["members"][0], tables[1]["id"]

    result = run(
        "repair", folder, "--move", f"{person}={table}", "--out", tmp_path / "other",
        "--json",
    )  # fmt: skip

    told = json.loads(result.stdout)
    assert {"person": person, "before": "T1", "after": table} in told["moved"]
    assert seats(tmp_path / "other")[person] == table
    assert seats(folder)[person] == "T1"


def test_a_closed_table_leaves_the_others_their_numbers(folder):
    tables = read(folder)["tables"]
    gone = [*tables[0]["members"][:-1]]

    result = run("repair", folder, "--absent", ",".join(gone))

    ids = [table["id"] for table in read(folder)["tables"]]
    assert result.exit_code == 0, result.output
    assert "R208" in result.stderr
    assert len(ids) == len(tables) - 1
    assert {(t["id"], t["theme"]) for t in read(folder)["tables"]} < {
        (t["id"], t["theme"]) for t in tables
    }


def test_locks_that_keep_a_rule_broken_end_with_1(folder):
    tables = read(folder)["tables"]
    gone = tables[0]["members"][:3]
    locked = [id_ for table in tables[1:] for id_ in table["members"]]

    result = run(
        "repair", folder, "--absent", ",".join(gone), "--lock", ",".join(locked)
    )

    assert result.exit_code == 1
    assert "R209" in result.stderr
    assert "Nothing was written" in result.stderr
    assert read(folder)["tables"] == tables


def test_at_most_so_many_moves(folder):
    before = seats(folder)

    assert run("repair", folder, "--moves", "2").exit_code == 0

    after = seats(folder)
    assert sum(before[id_] != table for id_, table in after.items()) <= 2


def test_names_the_cohort_where_it_is_not_known(folder, cohort):
    (folder / "facilitator-only" / "run.json").unlink()

    assert failure("repair", folder) == ["F108"]
    assert run("repair", folder, "--cohort", cohort).exit_code == 0


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--move", "city-01-1"), "F108"),
        (("--absent", "nobody"), "F108"),
        (("--move", "city-01-1=T77"), "F108"),
        (("--absent", "city-01-1", "--arrived", "city-01-1"), "R110"),
        (("--language", "fr"), "F108"),
    ],
)
def test_refuses_what_cannot_be(folder, words, code):
    before = read(folder)

    assert failure("repair", folder, *words) == [code]
    assert read(folder) == before


def test_people_and_tables_may_be_named_as_they_are_printed(folder, tmp_path):
    tables = read(folder)["tables"]
    person, table = tables[0]["members"][0], tables[1]["id"]
    name = f"Person {person.removeprefix('city-')}"

    result = run(
        "repair", folder, "--move", f"{name.upper()}=Table {table[1:]}",
        "--out", tmp_path / "other",
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    assert seats(tmp_path / "other")[person] == table
