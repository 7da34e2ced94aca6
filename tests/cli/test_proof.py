"""How good a plan is: proof, words, and the drawing of both."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cityshare.cli.making import Wish
from cityshare.cli.quality import quality
from cityshare.grouping import Plan
from cli.command import cityshare, done, refused

ABOUT: dict[str, Any] = {
    "cohort": "spring",
    "questionnaire": "green 1.0",
    "session": "groups",
    "seed": 0,
    "fairness": "floor",
}


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        (("optimal", 8.0, 8.0), "how good: value 8.0, proven best possible"),
        (
            ("feasible", 8.0, 10.0),
            "how good: value 8.0, at most 20.0 % below the best possible "
            "(10.0 at most)",
        ),
        (
            ("feasible", 8.0, None),
            "how good: value 8.0, not known how far from the best possible",
        ),
        (
            ("feasible", 8.0, 8.0),
            "how good: value 8.0, and no plan is worth more; that none is fairer or "
            "keeps more preferred rules is not proven",
        ),
        (
            ("infeasible", None, None),
            "No plan keeps all these rules; this is proven.",
        ),
        (("unknown", None, None), "No plan was found that keeps all these rules."),
    ],
)
def test_how_good_a_plan_is(facts: tuple[Any, ...], words: str) -> None:
    status, value, bound = facts
    plan = Plan.model_validate(
        {**ABOUT, "status": status, "value": value, "bound": bound}
    )

    assert quality(plan) == words


def test_a_plan_is_proven_and_says_so(autumn: Path, tmp_path: Path) -> None:
    ran = done("assign", autumn, "--out", tmp_path, "--proof", 60)

    plan = json.loads((tmp_path / "facilitator-only" / "plan.json").read_bytes())
    assert plan["status"] == "optimal"
    assert plan["bound"] == plan["value"]
    told = f"how good: value {plan['value']:.1f}, proven best possible"
    assert ran.out.splitlines()[1] == told


def test_json_has_bound_gap_and_status(autumn: Path, tmp_path: Path) -> None:
    plan = done("assign", autumn, "--out", tmp_path, "--proof", 60, "--json").json

    assert plan["status"] == "optimal"
    assert plan["bound"] == plan["value"] > 0
    assert plan["optimality_gap"] == 0


def test_no_proof_leaves_the_bound_open(autumn: Path, tmp_path: Path) -> None:
    plan = done("assign", autumn, "--out", tmp_path, "--proof", 0, "--json").json

    assert plan["status"] == "feasible"
    assert plan["bound"] is plan["optimality_gap"] is None


def test_commands_that_make_plans_beside_assign_prove_nothing() -> None:
    assert Wish(Path()).proof == 0


@pytest.mark.parametrize("seconds", [-1, "long"])
def test_a_proof_of_no_length(autumn: Path, tmp_path: Path, seconds: object) -> None:
    ran = cityshare("assign", autumn, "--out", tmp_path / "x", "--proof", seconds)

    assert ran.code == 2
    assert "Invalid value for '--proof'" in ran.err


@pytest.mark.parametrize("suffix", [".svg", ".png"])
def test_the_trace_is_drawn(autumn: Path, tmp_path: Path, suffix: str) -> None:
    trace = tmp_path / "pictures" / f"trace{suffix}"

    ran = done(
        *("assign", autumn, "--out", tmp_path / "out"),
        *("--proof", 60, "--trace", trace, "--language", "ko"),
    )

    assert ran.err.endswith(f"Value and bound over time: {trace}\n")
    assert trace.exists()
    if suffix == ".svg":
        svg = trace.read_text(encoding="utf-8")
        assert 'lang="ko"' in svg
        assert "최선임이 증명됨" in svg
        assert not any(f"Person 0{k}" in svg for k in range(10))


def test_the_trace_of_no_plan_says_so(autumn: Path, tmp_path: Path) -> None:
    pair = "[[city-01-1, city-02-1]]"
    ran = cityshare(
        *("assign", autumn, "--out", tmp_path / "out", "--trace", tmp_path / "t.svg"),
        *("--set", f"together={pair}", "--set", f"apart={pair}"),
    )

    assert ran.code == 1
    assert "No plan was found" in (tmp_path / "t.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("trace", "code", "told"),
    [("trace.gif", 2, "F106"), ("trace", 2, "F106"), ("{}/t.svg", 1, "F104")],
)
def test_a_trace_that_cannot_be_written_is_told_before_any_work(
    autumn: Path, tmp_path: Path, trace: str, code: int, told: str
) -> None:
    (tmp_path / "taken").touch()
    path = tmp_path / trace.format("taken")

    [error] = refused(
        *("assign", autumn, "--out", tmp_path / "out", "--trace", path), code=code
    )

    assert error.startswith(f"{told} ")
    assert not (tmp_path / "out").exists()


def test_a_number_of_tables_is_said_to_come_before_the_size(
    autumn: Path, tmp_path: Path
) -> None:
    options = ["--table-size", "4-5", "--tables", 2]
    ran = done("assign", autumn, "--out", tmp_path, *options)

    lines = ran.out.splitlines()
    told = next(n for n, line in enumerate(lines) if "R201" in line)
    assert lines[told - 1] == (
        "note: the number of tables asked for, 2, comes before the table size"
    )
