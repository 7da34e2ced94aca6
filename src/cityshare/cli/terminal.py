"""What the terminal shows: progress while work goes on, and problems in words."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cityshare.errors import CityshareError, Problem
from cityshare.progress import Observer, SolverReport

if TYPE_CHECKING:
    from rich.status import Status

STEPS = {
    "warm up": "Getting the engine ready (the first time here takes about 20 seconds)",
    "compile": "Setting up the tables",
    "search": "Looking for good tables",
    "look for rules that clash": "Looking for rules that clash",
    "search with the language rule eased": "Not everybody shares a language: easing",
    "prove": "Proving how good it can be (the first time, compiling takes a minute)",
    "compare with random plans": "Comparing with random plans",
    "write": "Writing rosters, cards and diagrams",
    "look for the fewest moves": "Looking for the fewest moves",
}


def say(text: str = "") -> None:
    """Print a line to standard output."""
    print(text)


def remark(text: str) -> None:
    """Print a line to standard error, so that output can be piped."""
    print(text, file=sys.stderr)


def counted(number: int, noun: str) -> str:
    """Write a number with its noun.

    >>> counted(1, "note"), counted(3, "note")
    ('1 note', '3 notes')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def report_problems(problems: Iterable[Problem]) -> None:
    """Print every problem, errors last."""
    for problem in sorted(problems, key=lambda p: not p.is_warning):
        remark(f"{'note' if problem.is_warning else 'error'}: {problem}")


def report_failure(error: Exception) -> int:
    """Say in words what went wrong and return the exit code."""
    if isinstance(error, CityshareError):
        report_problems(error.problems)
        wrong = sum(not p.is_warning for p in error.problems)
        remark(f"{counted(wrong, 'problem')}; nothing was changed.")
        return error.exit_code
    remark(f"error: something went wrong inside cityshare: {error!r}")
    remark("Please report it; 'cityshare --debug ...' shows where it happened.")
    return 1


class Terminal(Observer):
    """Shows steps and better plans on standard error."""

    def __init__(self, status: Status | None) -> None:
        self._status = status
        self._step = ""
        self.interrupted = False

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        """Show the step in words."""
        self._step = STEPS.get(name, name)
        self._show(self._step)

    def report(self, report: SolverReport) -> None:
        """Show the value of the best plan so far."""
        rules = "" if report.objective[0] == 0 else ", rules not yet kept"
        bound = "" if report.bound is None else f" of at most {report.bound:.1f}"
        self._show(f"{self._step}: value {report.value:.1f}{bound}{rules}")

    def should_stop(self) -> bool:
        """Tell whether the user has pressed Ctrl-C."""
        return self.interrupted

    def _show(self, text: str) -> None:
        if self._status is not None:
            self._status.update(f"{text} ...")


@contextmanager
def watching() -> Iterator[Terminal]:
    """Watch work on the terminal; Ctrl-C ends the search and keeps its best plan."""
    import signal

    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Reading ...") as status:
        terminal = Terminal(status if console.is_terminal else None)

        def interrupt(*_: object) -> None:
            terminal.interrupted = True

        before = signal.signal(signal.SIGINT, interrupt)
        try:
            yield terminal
        finally:
            signal.signal(signal.SIGINT, before)
