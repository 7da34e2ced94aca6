"""What the terminal shows, and Ctrl-C."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from cityshare.cli import terminal
from cityshare.cli.terminal import Terminal, report_failure, report_problems, watching
from cityshare.errors import CityshareError, Place, Problem
from cityshare.progress import SolverReport
from cli.command import done
from cli.folders import FACILITATOR_ONLY, tree

NOTE = Problem("C107", Place("offers.csv"))
WRONG = Problem("C103", Place("responses.csv", 1, "target"), None, {"needed": "target"})
CANNOT = Problem("F104", Place("out"), None, {"reason": "No space left on device"})


def test_errors_come_last(capsys: pytest.CaptureFixture[str]) -> None:
    report_problems([WRONG, NOTE, CANNOT])

    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == ["note", "error", "error"]
    assert [line.split()[1] for line in lines] == ["C107", "C103", "F104"]


@pytest.mark.parametrize(
    ("problems", "code"),
    [([CANNOT], 1), ([CANNOT, WRONG], 2), ([NOTE, CANNOT], 1), ([WRONG], 2)],
)
def test_what_the_user_gave_comes_before_what_failed(
    problems: list[Problem], code: int
) -> None:
    assert report_failure(CityshareError(problems)) == code


def test_ctrl_c_is_given_back_after_watching() -> None:
    before = signal.getsignal(signal.SIGINT)

    with watching() as watcher:
        assert not watcher.should_stop()
        signal.raise_signal(signal.SIGINT)
        assert watcher.should_stop()

    assert signal.getsignal(signal.SIGINT) is before


def test_ctrl_c_keeps_the_best_plan(
    autumn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = done("assign", autumn, "--out", tmp_path / "whole", "--json").json
    reports = []

    def press(_: Terminal, report: SolverReport) -> None:
        reports.append(report)
        signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(terminal.Terminal, "report", press)
    ran = done("assign", autumn, "--out", tmp_path / "cut", "--json")

    assert len(reports) == 1
    assert ran.json["status"] == "feasible"
    assert ran.json["value"] <= whole["value"]
    assert {f"facilitator-only/{name}" for name in FACILITATOR_ONLY} <= {
        *tree(tmp_path / "cut")
    }
