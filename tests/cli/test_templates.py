"""``cityshare template``, ``read-template`` and ``schema``."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pydantic import ValidationError

from cityshare.cohort import read_cohort
from cityshare.questionnaire import Questionnaire, shipped_questionnaires
from cityshare.questionnaire.yaml_file import read_yaml
from cli.command import done, process, refused
from cli.folders import SAMPLE_FOLDERS, edit, edit_yaml, small, tree, write
from cli.json_schema import faults
from interchange.fill import ANSWERS, fill, rows_by_mark, sheet

SHIPPED = ("ghg-inventory", "green-growth", "low-carbon-city")
KNOWN = {"name": "Person 01-1", "delegation": "City 01"}
ANSWER = {"current": 2, "target": 4, "priority": 1, "share": None}


@pytest.fixture
def form(spring: Path, tmp_path: Path) -> Path:
    done("template", spring, "--out", tmp_path / "form.xlsx")
    return tmp_path / "form.xlsx"


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans", "ja"])
@pytest.mark.parametrize("name", SHIPPED)
def test_forms_of_shipped_questionnaires(
    name: str, language: str, tmp_path: Path
) -> None:
    out = tmp_path / "form.xlsx"

    ran = done("template", name, "--out", out, "--language", language)

    assert ran.out == f"{out}\n"
    rows = rows_by_mark(sheet(openpyxl.load_workbook(out), ANSWERS))
    questionnaire = Questionnaire.model_validate(read_yaml(_shipped(name)))
    assert {practice.name for practice in questionnaire.practices} <= set(rows)


def _shipped(name: str) -> Path:
    return shipped_questionnaires()[name]


def test_two_runs_write_equal_bytes(spring: Path, tmp_path: Path) -> None:
    for out in ("one.xlsx", "two.xlsx"):
        done("template", spring, "--out", tmp_path / out)

    one, two = (tmp_path / f"{name}.xlsx" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_file_is_a_questionnaire_too(tmp_path: Path) -> None:
    done("template", _shipped("green-growth"), "--out", tmp_path / "a.xlsx")
    done("template", "green-growth", "--out", tmp_path / "b.xlsx")

    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_filled_form_comes_back(spring: Path, form: Path) -> None:
    answers = {
        "energy-1": ANSWER,
        "buildings-2": {"current": 5, "share": "yes", "note": "=2*3, see us"},
    }
    filled = fill(form, about=KNOWN, answers=answers)

    ran = done("read-template", filled, "--into", spring)

    assert ran.out.startswith(f"{spring}: 12 people, ")
    own = [r for r in read_cohort(spring).responses if r.participant == "city-01-1"]
    assert [(r.practice, r.current, r.target, r.priority, r.share) for r in own] == [
        ("energy-1", 2, 4, 1, None),
        ("buildings-2", 5, None, None, True),
    ]


def test_somebody_new_is_added_and_told(spring: Path, form: Path) -> None:
    about = {"name": "Newly Come", "delegation": "City 02", "language_1": "en"}
    filled = fill(form, about=about, answers={"energy-1": ANSWER})

    ran = done("read-template", filled, "--into", spring)

    assert ran.notes == ["T303"]
    [person] = [p for p in read_cohort(spring).participants if p.name == "Newly Come"]
    assert person.delegation == "city-02"


def test_a_second_form_replaces_the_first(spring: Path, form: Path) -> None:
    first = fill(form, about=KNOWN, answers={"energy-1": ANSWER})
    done("read-template", first, "--into", spring)
    before = tree(spring)

    ran = done("read-template", first, first, "--into", spring)

    assert ran.notes == ["T304", "T304"]
    assert tree(spring) == before


def test_files_that_did_not_change_stay_as_they_were(spring: Path, form: Path) -> None:
    edit(spring, "cohort.yaml", "id:", "# our notes\nid:")
    before = tree(spring)
    filled = fill(form, about=KNOWN, answers={"energy-1": ANSWER})

    done("read-template", filled, "--into", spring)

    after = tree(spring)
    assert {n for n in after if after[n] != before[n]} == {"responses.csv"}


def test_into_a_cohort_named_by_its_file(spring: Path, form: Path) -> None:
    filled = fill(form, about=KNOWN, answers={"energy-1": ANSWER})

    done("read-template", filled, "--into", spring / "cohort.yaml")

    assert (spring / "responses.csv").read_text(encoding="utf-8").count("\n") > 1


def test_one_wrong_form_stops_all(spring: Path, form: Path, tmp_path: Path) -> None:
    before = tree(spring)
    answers = {
        "energy-1": {"current": 9, "target": "x", "priority": 7},
        "energy-2": {"current": 4, "target": 2},
    }
    right = fill(form, about=KNOWN, answers={"energy-1": ANSWER})
    wrong = fill(form, about=KNOWN, answers=answers, out=tmp_path / "wrong.xlsx")
    other = tmp_path / "other.xlsx"
    openpyxl.Workbook().save(other)

    errors = refused("read-template", right, wrong, other, "--into", spring)

    places = [error.partition(":")[0] for error in errors]
    assert places == [
        "T201 wrong.xlsx, sheet 'Answers', row 5, 'J",
        "T201 wrong.xlsx, sheet 'Answers', row 5, 'K",
        "T202 wrong.xlsx, sheet 'Answers', row 5, 'L",
        "C210 wrong.xlsx, sheet 'Answers', row 6, 'K",
        "F110 other.xlsx",
    ]
    assert tree(spring) == before


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "F110"),
        (b"hello", "F110"),
        (bytes(range(256)) * 9, "F110"),
        (None, "F101"),
    ],
    ids=["empty", "text", "binary", "missing"],
)
def test_files_that_are_no_forms(
    spring: Path, tmp_path: Path, content: bytes | None, code: str
) -> None:
    path = tmp_path / "form.xlsx"
    if content is not None:
        path.write_bytes(content)

    [error] = refused("read-template", path, "--into", spring)

    assert error.startswith(code)
    assert "form.xlsx" in error


def test_a_form_of_another_questionnaire_is_refused(
    spring: Path, tmp_path: Path
) -> None:
    done("template", "green-growth", "--out", tmp_path / "form.xlsx")
    filled = fill(tmp_path / "form.xlsx", about=KNOWN)

    [error] = refused("read-template", filled, "--into", spring)

    assert error.startswith("T101 form.xlsx: ")


def test_a_workbook_in_the_folder_is_not_written_over(spring: Path, form: Path) -> None:
    rows = (spring / "responses.csv").read_text(encoding="utf-8").splitlines()
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row.split(","))
    book.save(spring / "responses.xlsx")
    (spring / "responses.csv").unlink()
    before = tree(spring)
    filled = fill(form, about=KNOWN, answers={"energy-1": ANSWER})

    [error] = refused("read-template", filled, "--into", spring, code=1)

    assert error.startswith("F104 responses.xlsx: ")
    assert tree(spring) == before


def test_a_form_offers_what_the_cohort_has(form: Path, spring: Path) -> None:
    book = openpyxl.load_workbook(form)
    texts = {
        str(cell.value)
        for page in book.worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value is not None
    }

    cohort = read_cohort(spring)
    assert {delegation.name for delegation in cohort.delegations} <= texts


@pytest.mark.parametrize(
    ("questionnaire", "code"),
    [
        ("nosuch", "Q207"),
        ("nosuch.yaml", "F101"),
        (f".{os.sep}", "F103"),
        (__file__, "F105"),
    ],
)
def test_what_is_no_questionnaire(
    questionnaire: str, code: str, tmp_path: Path
) -> None:
    errors = refused("template", questionnaire, "--out", tmp_path / "form.xlsx")

    assert errors[0].startswith(code)


@pytest.mark.parametrize("name", ["form", "form.xls", "form.csv"])
def test_a_form_is_a_workbook(name: str, tmp_path: Path) -> None:
    [error] = refused("template", "green-growth", "--out", tmp_path / name)

    assert error.startswith(f"F106 {tmp_path / name}: ")


def test_a_cohort_that_is_wrong_has_no_form(spring: Path, tmp_path: Path) -> None:
    edit_yaml(spring, "cohort.yaml", lambda header: header.pop("title"))

    [error] = refused("template", spring, "--out", tmp_path / "form.xlsx")

    assert error.startswith("C101 cohort.yaml, 'title': ")


def test_forms_of_sample_cohorts_are_read_back(tmp_path: Path) -> None:
    cohort = read_cohort(SAMPLE_FOLDERS["metropolis-2015"])
    folder = write(cohort, tmp_path / "cohort")
    done("template", folder, "--out", tmp_path / "form.xlsx")
    person = cohort.participants[0]
    delegation = cohort.delegation(person.delegation).name
    about = {"name": person.name, "delegation": delegation}
    answers = {name: {"current": 3} for name in cohort.practices}
    filled = fill(tmp_path / "form.xlsx", about=about, answers=answers)

    done("read-template", filled, "--into", folder)

    own = [r for r in read_cohort(folder).responses if r.participant == person.id]
    assert [(r.practice, r.current) for r in own] == [(n, 3) for n in cohort.practices]


def test_the_schema_is_a_json_schema(tmp_path: Path) -> None:
    path = tmp_path / "new" / "schema.json"

    shown = done("schema")
    done("schema", "--out", path)

    written = json.loads(path.read_text(encoding="utf-8"))
    assert written == shown.json
    assert written["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert written["type"] == "object"
    assert _references(written) <= {f"#/$defs/{name}" for name in written["$defs"]}


def _references(part: object) -> set[str]:
    if isinstance(part, list):
        return set().union(*map(_references, part))
    if not isinstance(part, dict):
        return set()
    own = {part["$ref"]} if isinstance(part.get("$ref"), str) else set()
    return own.union(*map(_references, part.values()))


@pytest.mark.parametrize("name", SHIPPED)
def test_shipped_questionnaires_are_in_the_schema(name: str) -> None:
    assert faults(read_yaml(_shipped(name)), done("schema").json) == []


def _spoil(content: dict[str, Any], path: str, value: object) -> None:
    *way, last = [int(p) if p.isdigit() else p for p in path.split(".")]
    part: Any = content
    for step in way:
        part = part[step]
    if value is None:
        del part[last]
    else:
        part[last] = value


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("id", None),
        ("id", "Green Growth"),
        ("more", "of it"),
        ("title", {}),
        ("title", {"English": "Green growth"}),
        ("title.en", ""),
        ("title.en", 3),
        ("themes", []),
        ("themes.0.practices", []),
        ("themes.0.practices.0.levels", None),
        ("themes.0.practices.0.levels.3", "a text"),
        ("scale.levels", [{"en": "low"}, {"en": "high"}]),
        ("scale.sharing_level", 1),
        ("scale.sharing_level", "three"),
        ("scale.direction", "descending"),
    ],
)
def test_the_schema_refuses_what_is_refused(path: str, value: object) -> None:
    content = read_yaml(_shipped("green-growth"))
    _spoil(content, path, value)

    assert faults(content, done("schema").json)
    with pytest.raises(ValidationError):
        Questionnaire.model_validate(content)


@pytest.mark.slow
def test_a_form_in_a_process_of_its_own(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "cohort")
    ran = process("template", folder, "--out", tmp_path / "form.xlsx")
    assert (ran.returncode, ran.stderr) == (0, "")
    filled = fill(tmp_path / "form.xlsx", about=KNOWN, answers={"energy-1": ANSWER})

    ran = process("read-template", filled, "--into", folder)

    assert ran.returncode == 0
    assert ran.stdout.startswith(f"{folder}: 12 people, ")
