from __future__ import annotations

from pathlib import Path

import pytest

from cityshare.cohort import read_cohort
from cityshare.grouping.plan_file import read_plan
from cli.command import done, process, refused
from cli.folders import FACILITATOR_ONLY, HAND_OUT, SAMPLE_FOLDERS, tree

SAMPLE = "jeju-2012"


def test_the_demo_seats_a_sample_cohort(tmp_path: Path) -> None:
    ran = done("demo", "--out", tmp_path / "demo")

    plan = read_plan(tmp_path / "demo" / "facilitator-only" / "plan.json")
    assert plan.cohort == SAMPLE
    stairs = read_cohort(SAMPLE_FOLDERS[SAMPLE]).practices
    assert set(tree(tmp_path / "demo")) == {
        *(f"hand-out/{name}" for name in HAND_OUT),
        *(f"facilitator-only/{name}" for name in FACILITATOR_ONLY),
        *(f"facilitator-only/stairs/{name}.svg" for name in stairs),
    }
    assert ran.out.startswith("priorities answerable at their own table: ")
    assert str(tmp_path / "demo" / "hand-out" / "roster-by-table.html") in ran.err


def test_a_file_in_the_way_is_told_before_any_work(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("mine", encoding="utf-8")

    [error] = refused("demo", "--out", tmp_path / "taken", code=1)

    assert error.startswith(f"F104 {tmp_path / 'taken'}: ")
    assert (tmp_path / "taken").read_text(encoding="utf-8") == "mine"


@pytest.mark.slow
def test_the_demo_in_a_process_of_its_own(tmp_path: Path) -> None:
    first, second = (
        process("demo", "--out", tmp_path / name) for name in ("one", "two")
    )

    assert (first.returncode, second.returncode) == (0, 0)
    assert first.stdout == second.stdout
    one, two = tree(tmp_path / "one"), tree(tmp_path / "two")
    assert one.pop("facilitator-only/run.json")
    assert two.pop("facilitator-only/run.json")
    assert one == two
