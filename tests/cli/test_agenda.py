"""``cityshare assign --session all``: every table session at once."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cityshare.cohort import read_cohort
from cityshare.grouping import Plan
from cityshare.grouping.agenda import meetings
from cli.command import cityshare, done, refused
from cli.folders import FACILITATOR_ONLY, HAND_OUT, edit_yaml, small, tree, write


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cohort with two table sessions."""
    folder = write(small(), tmp_path_factory.mktemp("agenda") / "twice")

    def change(header: dict[str, Any]) -> None:
        [first] = header["sessions"]
        header["sessions"].append({**first, "id": "again"})

    edit_yaml(folder, "cohort.yaml", change)
    return folder


@pytest.fixture(scope="module")
def made(twice: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Any]:
    """What one call writes and prints as JSON."""
    out = tmp_path_factory.mktemp("made") / "out"
    ran = done(
        "assign", twice, "--out", out, "--session", "all", "--tables", 3, "--json"
    )
    return out, ran.json


def test_each_session_has_a_folder_of_its_own(twice: Path, made: Any) -> None:
    out, _ = made
    stairs = read_cohort(twice).practices

    expected = {"facilitator-only/agenda.txt"}
    for session in ("groups", "again"):
        names = {f"hand-out/{name}" for name in HAND_OUT}
        names |= {f"facilitator-only/{name}" for name in FACILITATOR_ONLY}
        names |= {f"facilitator-only/stairs/{name}.svg" for name in stairs}
        expected |= {f"{session}/{name}" for name in names}
    assert set(tree(out)) == expected


def test_json_has_the_plans_and_what_they_come_to(made: Any) -> None:
    out, told = made
    plans = [Plan.model_validate(plan) for plan in told["plans"]]

    assert [plan.session for plan in plans] == ["groups", "again"]
    for plan in plans:
        path = out / plan.session / "facilitator-only" / "plan.json"
        assert Plan.model_validate_json(path.read_bytes()) == plan
    assert told["value"] == sum(plan.value or 0 for plan in plans)
    assert told["bound"] is told["optimality_gap"] is None
    twice_met = [pair for pair, times in meetings(plans).items() if times > 1]
    assert told["n_repeated_pairs"] == len(twice_met)


def test_a_later_session_names_the_earlier_ones(made: Any) -> None:
    out, _ = made
    first, second = (
        json.loads((out / name / "facilitator-only" / "run.json").read_bytes())
        for name in ("groups", "again")
    )

    plan = (out / "groups" / "facilitator-only" / "plan.json").resolve()
    assert first["earlier"] == []
    assert second["earlier"] == [str(plan)]
    assert second["rules"]["tables"] == 3


def test_the_screen_has_numbers_and_the_file_has_names(
    twice: Path, tmp_path: Path
) -> None:
    ran = done("assign", twice, "--out", tmp_path, "--session", "all", "--tables", 3)

    names = [person.name for person in read_cohort(twice).participants]
    lines = ran.out.splitlines()
    assert not any(name in f"{ran.out}{ran.err}" for name in names)
    assert lines[0].startswith("groups: ")
    for start in (
        "2 sessions together: value ",
        "pairs of delegates who meet twice: ",
        "pairs of a delegate and a host or expert who meet twice: ",
        "people who never sit in the theme of their first wish: ",
    ):
        assert sum(line.startswith(start) for line in lines) == 1
    told = (tmp_path / "facilitator-only" / "agenda.txt").read_text(encoding="utf-8")
    assert told.startswith(ran.out.rstrip())
    assert any(name in told for name in names)


def test_a_proven_agenda_has_a_bound(twice: Path, tmp_path: Path) -> None:
    told = done(
        *("assign", twice, "--out", tmp_path, "--session", "all", "--json"),
        *("--proof", 60, "--tables", 2),
    ).json

    assert told["bound"] >= told["value"]
    assert 0 <= told["optimality_gap"] < 1


def test_its_sessions_can_be_explained_and_repaired(made: Any, tmp_path: Path) -> None:
    out, _ = made

    [error] = refused("explain", out)
    assert error.startswith(f"F109 {out}: ")
    assert "name one of" in error
    assert "Table 1 talks about" in done("explain", out / "again", "--table", "1").out
    ran = done("repair", out / "again", "--out", tmp_path / "mended")
    assert "What more moves would give" in ran.out


def test_all_its_plans_may_be_earlier_ones(
    made: Any, autumn: Path, tmp_path: Path
) -> None:
    out, _ = made

    plan = done("assign", autumn, "--out", tmp_path, "--earlier", out, "--json").json

    [rule] = [rule for rule in plan["rules"] if rule["name"] == "not_again"]
    assert rule["setting"] > 0


def test_an_impossible_session_ends_with_1(twice: Path, tmp_path: Path) -> None:
    pair = "[[city-01-1, city-02-1]]"
    ran = cityshare(
        *("assign", twice, "--out", tmp_path, "--session", "all"),
        *("--set", f"together={pair}", "--set", f"apart={pair}"),
    )

    assert ran.code == 1
    assert "'cityshare assign --session again' looks for changes" in ran.out


def test_a_folder_with_one_plan_is_not_written_over(
    twice: Path, tmp_path: Path
) -> None:
    done("assign", twice, "--out", tmp_path)

    [error] = refused("assign", twice, "--out", tmp_path, "--session", "all")

    assert error.startswith("F108 '--out': ")


def test_a_folder_with_all_plans_is_not_written_over(made: Any, twice: Path) -> None:
    out, _ = made

    [error] = refused("assign", twice, "--out", out, "--session", "again")

    assert error.startswith("F108 '--out': ")


def test_a_trace_is_of_one_session(twice: Path, tmp_path: Path) -> None:
    options = ["--session", "all", "--trace", tmp_path / "trace.svg"]

    [error] = refused("assign", twice, "--out", tmp_path / "out", *options)

    assert error.startswith("F108 '--trace': ")
