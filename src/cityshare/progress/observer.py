"""The observer of long work: a base class whose methods do nothing."""

from __future__ import annotations

from typing import NamedTuple


class SolverReport(NamedTuple):
    """The state of a solver: its best plan so far and what is known of it.

    ``objective`` is compared in order, fewest first but for the last entry, the
    value in weighted steps; ``bound`` is ``None`` while none is known that speaks of
    this plan.
    """

    seconds: float
    work: int
    objective: tuple[float, ...]
    value: float
    bound: float | None


class Observer:
    """Watches long work; every method does nothing unless overridden."""

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        """Note that a named step of the work has begun or come this far."""

    def report(self, report: SolverReport) -> None:
        """Note a better plan or a better bound."""

    def should_stop(self) -> bool:
        """Tell whether the work is to end now and keep its best result."""
        return False


SILENT = Observer()


class Unheard(Observer):
    """Passes on steps and when to end; the reports are of work nobody asked about."""

    def __init__(self, observer: Observer) -> None:
        self._observer = observer

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        """Pass a step on."""
        self._observer.step(name, done=done, total=total)

    def should_stop(self) -> bool:
        """Ask whether to end."""
        return self._observer.should_stop()
