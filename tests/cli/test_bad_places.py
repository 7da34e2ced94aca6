"""Plans that are none, and places that cannot be written."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import done, refused
from cli.folders import small, tree, write


@pytest.fixture(scope="module")
def planned(autumn: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("planned") / "out"
    done("assign", autumn, "--out", out)
    return out


@pytest.mark.parametrize("command", ["earlier", "plan"])
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "line 1"),
        (b"[]", "keys with values"),
        (b"{}", "it is missing"),
        (bytes(range(256)), "UTF-8"),
        ("{}".encode("utf-16"), "UTF-8"),
        (b'{"schema": "cityshare/plan/1", "cohort": "sma', "line 1"),
        (b'{"schema": "another/plan/9"}', "cityshare/plan/1"),
    ],
    ids=["empty", "list", "nothing", "binary", "utf-16", "cut off", "another"],
)
def test_a_file_that_is_no_plan(
    autumn: Path, tmp_path: Path, command: str, content: bytes, reason: str
) -> None:
    path = tmp_path / "plan.json"
    path.write_bytes(content)
    words = {
        "earlier": ["assign", autumn, "--out", tmp_path / "out", "--earlier", path],
        "plan": ["graph", autumn, "--out", tmp_path / "out.svg", "--plan", path],
    }

    errors = refused(*words[command])

    assert all(error.startswith("F109 ") for error in errors)
    assert any(reason in error for error in errors)
    assert all(len(error) < 500 for error in errors)


def test_a_plan_saved_with_a_mark_is_read(autumn: Path, tmp_path: Path) -> None:
    done("assign", autumn, "--out", tmp_path / "out")
    path = tmp_path / "out" / "facilitator-only" / "plan.json"
    path.write_text(path.read_text("utf-8"), encoding="utf-8-sig")

    done("graph", autumn, "--plan", path, "--out", tmp_path / "graph.json")


def test_an_earlier_plan_of_strangers_is_refused(
    autumn: Path, assigned: Callable[[str], Path], tmp_path: Path
) -> None:
    path = assigned("seoul-2016") / "facilitator-only" / "plan.json"

    [error] = refused("assign", autumn, "--out", tmp_path / "x", "--earlier", path)

    assert error.startswith(f"F109 {path}: ")
    assert "seats nobody of this cohort" in error


WRITERS = {
    "assign": lambda cohort, out: ["assign", cohort, "--out", out],
    "demo": lambda _, out: ["demo", "--out", out],
    "score": lambda cohort, out: ["score", cohort, "--out", out],
    "graph": lambda cohort, out: ["graph", cohort, "--out", out / "g.json"],
    "river": lambda cohort, out: ["river", cohort, "--out", out / "r.svg"],
    "stairs": lambda cohort, out: [
        *("stairs", cohort, "--practice", "energy-1", "--out", out / "s.png"),
    ],
    "template": lambda cohort, out: ["template", cohort, "--out", out / "t.xlsx"],
    "schema": lambda _, out: ["schema", "--out", out / "s.json"],
}


@pytest.mark.parametrize("command", WRITERS)
@pytest.mark.parametrize("place", ["a file", "under a file", "a long name"])
def test_places_that_cannot_be_written(
    autumn: Path, tmp_path: Path, command: str, place: str
) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    out = {
        "a file": tmp_path / "taken",
        "under a file": tmp_path / "taken" / "out",
        "a long name": tmp_path / ("n" * 300),
    }[place]

    [error] = refused(*WRITERS[command](autumn, out), code=1)

    assert error.startswith("F104 ")
    assert tree(tmp_path) == {"taken": b"mine"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("command", WRITERS)
def test_a_folder_that_is_read_only(autumn: Path, tmp_path: Path, command: str) -> None:
    tmp_path.chmod(0o500)

    [error] = refused(*WRITERS[command](autumn, tmp_path / "out"), code=1)

    assert "Permission denied" in error


def test_writing_over_an_earlier_plan(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "cohort")
    done("assign", folder, "--out", tmp_path / "out", "--seed", 1)
    done("assign", folder, "--out", tmp_path / "out", "--seed", 2)
    done("assign", folder, "--out", tmp_path / "fresh", "--seed", 2)

    again, fresh = tree(tmp_path / "out"), tree(tmp_path / "fresh")
    assert again.keys() == fresh.keys()
    assert {n for n in again if again[n] != fresh[n]} <= {"facilitator-only/run.json"}


@pytest.mark.parametrize("command", [["explain"], ["repair", "--absent", "city-01-1"]])
@pytest.mark.parametrize(
    "run",
    ["", "[]", "{", '{"rules": [1]}', '{"earlier": 3}', '{"cohort_folder": 3}'],
)
def test_a_run_that_was_spoilt_is_as_if_it_were_not_there(
    autumn: Path, planned: Path, tmp_path: Path, command: list[str], run: str
) -> None:
    out = shutil.copytree(planned, tmp_path / "out")
    (out / "facilitator-only" / "run.json").write_text(run, encoding="utf-8")

    [error] = refused(command[0], out, *command[1:])
    done(command[0], out, *command[1:], "--cohort", autumn)

    assert error.startswith("F108 '--cohort': ")
