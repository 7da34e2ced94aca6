from __future__ import annotations

from pathlib import Path

import pytest

from cli.command import cityshare, done, refused
from cli.folders import ROOT, SAMPLE_FOLDERS, SAMPLES, edit, edit_yaml

QUESTIONNAIRES = sorted((ROOT / "questionnaires").glob("*.yaml"))


@pytest.mark.parametrize("name", SAMPLES)
def test_sample_cohorts_are_right(name: str) -> None:
    ran = done("check", SAMPLE_FOLDERS[name])

    assert ran.out.startswith(f"{SAMPLE_FOLDERS[name]}: ")
    assert ran.out.count("\n") == 1


@pytest.mark.parametrize("path", QUESTIONNAIRES, ids=lambda path: path.stem)
def test_shipped_questionnaires_are_right(path: Path) -> None:
    ran = done("check", path)

    assert ran.out.endswith("en, ko, zh-Hans, ja\n")
    assert ran.err == ""


def test_several_at_once() -> None:
    paths = [*QUESTIONNAIRES, SAMPLE_FOLDERS["seoul-2016"] / "cohort.yaml"]

    lines = done("check", *paths).out.splitlines()

    assert [line.split(":")[0] for line in lines] == [str(path) for path in paths]


def test_what_is_right_is_told_beside_what_is_wrong(autumn: Path) -> None:
    ran = cityshare("check", autumn, autumn / "nosuch")

    assert ran.code == 2
    assert ran.out.startswith(f"{autumn}: 12 people of 7 delegations, ")
    assert ran.codes == ["F101"]


def test_notes_are_counted_and_told_once(autumn: Path) -> None:
    ran = done("check", autumn)

    assert ran.out.endswith(f", {len(ran.notes)} notes\n")
    lines = ran.err.splitlines()
    assert len(lines) == len(set(lines)) == len(ran.notes)


def test_every_problem_of_every_file_at_once(spring: Path) -> None:
    edit(spring, "responses.csv", "city-01-1,energy-2,3,", "city-01-1,energy-2,high,")
    edit(spring, "responses.csv", "city-01-1,buildings-1,", "city-01-1,energy-9,")
    edit(spring, "participants.csv", ",city-01,delegate", ",city-1,boss")
    edit(spring, "delegations.csv", "City 02", "")
    edit_yaml(spring, "cohort.yaml", lambda header: header.update(end="2026-05-01"))

    errors = refused("check", spring)

    assert [error.partition(":")[0] for error in errors] == [
        "C220 cohort.yaml, 'end'",
        "C221 cohort.yaml, 'sessions[0].start'",
        "C203 delegations.csv, row 3, 'name'",
        "C208 participants.csv, row 2, 'role'",
        "C207 participants.csv, row 2, 'delegation'",
        "C209 responses.csv, row 3, 'current'",
        "C204 responses.csv, row 4, 'practice'",
    ]


def test_the_rules_of_every_session_are_checked(spring: Path) -> None:
    def change(header: dict) -> None:
        [session] = header["sessions"]
        header["sessions"] = [
            {**session, "themes": ["energy"]},
            {**session, "id": "again", "themes": ["buildings"]},
        ]
        header["rules"] = {"pins": {"city-01-1": "energy", "city-02-1": "buildings"}}

    edit_yaml(spring, "cohort.yaml", change)

    errors = refused("check", spring)

    assert ["Got 'buildings'" in e for e in errors] == [True, False]
    assert all(error.startswith("R105 rules, 'pins'") for error in errors)
