"""What the terminal shows, and Ctrl-C."""

from __future__ import annotations

import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import pytest

from cityshare.cli import terminal
from cityshare.cli.terminal import (
    COMPARE,
    ENDING,
    STEPS,
    WAITS,
    Terminal,
    report_failure,
    report_problems,
    watching,
)
from cityshare.errors import CityshareError, Place, Problem
from cityshare.progress import SolverReport
from cli.command import done
from cli.folders import FACILITATOR_ONLY, tree

if TYPE_CHECKING:
    from rich.status import Status

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


class Line:
    """A status line that keeps what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def update(self, text: str) -> None:
        self.told.append(text.removesuffix(" ..."))


def shown(line: Line, **settings: Any) -> Terminal:
    return Terminal(cast("Status", line), **settings)


def report(value: float, bound: float | None = None, *, broken: int = 0) -> Any:
    return SolverReport(0.0, 0, (broken, 0, -value), value, bound)


def test_value_bound_and_gap_close_in() -> None:
    line = Line()
    watcher = shown(line)

    watcher.step("search")
    watcher.report(report(700.0, broken=2))
    watcher.report(report(800.25))
    watcher.step("prove")
    watcher.report(report(800.25, 815.0))
    watcher.report(report(812.25, 815.0))
    watcher.report(report(816.0))

    assert line.told == [
        "Looking for good tables (Ctrl-C keeps the best plan so far)",
        "Looking for good tables: value 700.0, rules not yet kept",
        "Looking for good tables: value 800.2",
        "Proving how good it can be (Ctrl-C keeps the plan as it is)",
        "Proving how good it can be: value 800.2 of at most 815.0 (gap 1.9 %)",
        "Proving how good it can be: value 812.2 of at most 815.0 (gap 0.4 %)",
        "Proving how good it can be: value 816.0",
    ]


def test_what_one_waits_for_is_said() -> None:
    assert WAITS.keys() <= STEPS.keys()
    line = Line()

    shown(line).step("warm up the proof")

    assert line.told == [
        "Getting the proof ready (the first time on this machine takes up to a minute)"
    ]


def test_ctrl_c_is_acknowledged_and_stays_so() -> None:
    line = Line()
    watcher = shown(line)

    watcher.interrupt()
    watcher.report(report(7.0))

    assert line.told == [ENDING]
    assert watcher.should_stop()


def test_patience_ends_a_comparison_and_nothing_else() -> None:
    now = [0.0]
    watcher = Terminal(None, patience=2.0, clock=lambda: now[0])

    watcher.step("search")
    now[0] = 9.0
    assert not watcher.should_stop()
    watcher.step(COMPARE)
    assert not watcher.should_stop()
    now[0] = 11.0
    assert watcher.should_stop()
    watcher.step("write")
    assert not watcher.should_stop()


def test_ctrl_c_comes_back_from_a_solver_that_took_it() -> None:
    with watching() as watcher:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        assert not watcher.should_stop()
        signal.raise_signal(signal.SIGINT)
        assert watcher.should_stop()


def test_nothing_is_shown_where_there_is_no_terminal(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with watching() as watcher:
        watcher.step("search")
        watcher.report(report(7.0, 8.0))

    assert capfd.readouterr() == ("", "")


def test_ctrl_c_in_the_proof_keeps_the_plan(
    autumn: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def press(watcher: Terminal, name: str, **_: object) -> None:
        if name == "prove":
            watcher.interrupt()

    monkeypatch.setattr(terminal.Terminal, "step", press)
    ran = done("assign", autumn, "--out", tmp_path, "--proof", 60, "--json")

    assert ran.json["status"] == "feasible"
    assert ran.json["bound"] is None
    assert ran.json["tables"]
