"""What the terminal shows: progress while work goes on, and problems in words."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from cityshare.errors import CityshareError, Problem
from cityshare.progress import Observer, SolverReport, gap_percent

if TYPE_CHECKING:
    from rich.status import Status

COMPARE = "compare with random plans"
STEPS = {
    "warm up": "Getting the engine ready",
    "warm up the proof": "Getting the proof ready",
    "compile": "Setting up the tables",
    "search": "Looking for good tables",
    "look for rules that clash": "Looking for rules that clash",
    "ease the language rule": "Not everybody shares a language: easing this rule",
    "prove": "Proving how good it can be",
    COMPARE: "Comparing with random plans",
    "write": "Writing rosters, cards and diagrams",
    "look for the fewest moves": "Looking for the fewest moves",
}
WAITS = {
    "warm up": "the first time on this machine takes about 20 seconds",
    "warm up the proof": "the first time on this machine takes up to a minute",
    "search": "Ctrl-C keeps the best plan so far",
    "prove": "Ctrl-C keeps the plan as it is",
}
ENDING = "Ending, and keeping the best plan so far"


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
    """Shows steps, better plans and bounds on standard error.

    Parameters
    ----------
    status
        The line to keep up to date; none where nobody looks at a terminal.
    patience
        How long the comparison with random plans may take (seconds); it may take
        as long as it needs by default.
    clock
        Returns the time in seconds.
    listen
        Called again and again, so that Ctrl-C comes here: a solver may have taken
        the signal for itself and not given it back.
    """

    def __init__(
        self,
        status: Status | None,
        *,
        patience: float | None = None,
        clock: Callable[[], float] = time.perf_counter,
        listen: Callable[[Terminal], None] | None = None,
    ) -> None:
        self._status = status
        self._patience = patience
        self._clock = clock
        self._listen = listen or (lambda _: None)
        self._step = ""
        self._deadline: float | None = None
        self._is_interrupted = False

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        """Show the step in words, and what one waits for."""
        self._listen(self)
        self._step = STEPS.get(name, name)
        self._deadline = None
        if name == COMPARE and self._patience is not None:
            self._deadline = self._clock() + self._patience
        waits = f" ({WAITS[name]})" if name in WAITS else ""
        self._show(f"{self._step}{waits}")

    def report(self, report: SolverReport) -> None:
        """Show value, bound and gap of the best plan so far."""
        if self._is_interrupted:
            return
        state = state_of_plan(report.value, report.bound)
        rules = "" if report.objective[0] == 0 else ", rules not yet kept"
        self._show(f"{self._step}: {state}{rules}")

    def should_stop(self) -> bool:
        """Tell whether Ctrl-C was pressed, or patience is at an end."""
        self._listen(self)
        return self._is_interrupted or (
            self._deadline is not None and self._clock() >= self._deadline
        )

    def interrupt(self) -> None:
        """End the work and keep its best plan."""
        self._is_interrupted = True
        self._show(ENDING)

    def _show(self, text: str) -> None:
        if self._status is not None:
            self._status.update(f"{text} ...")


def state_of_plan(value: float, bound: float | None) -> str:
    """Say value, bound and optimality gap in a few words.

    >>> state_of_plan(812.25, 815.0), state_of_plan(812.25, None)
    ('value 812.2 of at most 815.0 (gap 0.4 %)', 'value 812.2')
    """
    if bound is None:
        return f"value {value:.1f}"
    gap = gap_percent(value, bound)
    return f"value {value:.1f} of at most {bound:.1f} (gap {gap} %)"


@contextmanager
def watching(*, patience: float | None = None) -> Iterator[Terminal]:
    """Watch work on the terminal; Ctrl-C ends the search and keeps its best plan.

    Nothing is shown where standard error is no terminal.
    """
    from rich.console import Console

    console = Console(stderr=True)
    with ExitStack() as stack:
        status = None
        if console.is_terminal:
            status = stack.enter_context(console.status("Reading ..."))
        terminal = Terminal(status, patience=patience, listen=_listen)
        stack.callback(signal.signal, signal.SIGINT, signal.getsignal(signal.SIGINT))
        _listen(terminal)
        yield terminal


def _listen(terminal: Terminal) -> None:
    signal.signal(signal.SIGINT, lambda *_: terminal.interrupt())
