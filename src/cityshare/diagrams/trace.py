"""The trace: value and bound of a plan over the time it took to make it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from cityshare.grouping import Plan
from cityshare.progress import SILENT, Observer, SolverReport, gap_percent


class TracePoint(NamedTuple):
    """What was known at one moment, in weighted steps; ``None`` while unknown."""

    seconds: float
    value: float | None
    bound: float | None


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything a trace shows, ready to draw.

    Attributes
    ----------
    title
        Title of the cohort.
    points
        A point for each change, in the order of time; the last one is the end. Only
        plans that keep every ``must`` rule have a value here.
    proof_began
        Seconds after which the proof began; ``None`` where there was none.
    is_optimal
        Whether every stage of the objective is proven.
    language
        Language of the words.

    Examples
    --------
    >>> points = (TracePoint(0.1, 7.0, None), TracePoint(2.0, 8.0, 10.0))
    >>> trace = Trace("Spring", points, 1.0, is_optimal=False, language="en")
    >>> trace.first_plan.value, trace.gap
    (7.0, '20.0')
    """

    title: str
    points: tuple[TracePoint, ...]
    proof_began: float | None
    is_optimal: bool
    language: str

    @property
    def end(self) -> TracePoint:
        """What is known in the end."""
        return self.points[-1]

    @property
    def first_plan(self) -> TracePoint | None:
        """The first point with a plan."""
        return next((p for p in self.points if p.value is not None), None)

    @property
    def first_bound(self) -> TracePoint | None:
        """The first point with a bound."""
        return next((p for p in self.points if p.bound is not None), None)

    @property
    def gap(self) -> str | None:
        """The optimality gap in the end, in percent; ``None`` while unknown."""
        value, bound = self.end.value, self.end.bound
        return None if value is None or bound is None else gap_percent(value, bound)


class TraceRecorder(Observer):
    """Records what it sees on a clock of its own, and passes everything on.

    A search and a proof count their seconds from different moments; here all
    seconds count from the making of the recorder.

    Parameters
    ----------
    watched
        Who else watches; decides when to stop.
    clock
        Returns the time in seconds, such as ``time.perf_counter``.
    """

    def __init__(
        self, watched: Observer = SILENT, *, clock: Callable[[], float]
    ) -> None:
        self._watched = watched
        self._clock = clock
        self._began = clock()
        self._proof_began: float | None = None
        self._ended: float | None = None
        self._points: list[TracePoint] = []

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        """Note when the proof begins, and when plan and bound stand."""
        if name == "prove":
            self._proof_began = self._seconds
        elif name == "compare with random plans":
            self._ended = self._seconds
        self._watched.step(name, done=done, total=total)

    def report(self, report: SolverReport) -> None:
        """Record a better plan or a better bound."""
        if report.objective[0] == 0:
            self._note(self._seconds, report.value, report.bound)
        self._watched.report(report)

    def should_stop(self) -> bool:
        """Tell whether another watcher wants the work to end."""
        return self._watched.should_stop()

    def trace_of(self, plan: Plan, *, title: str, language: str = "en") -> Trace:
        """Return the trace of a plan, which is its last point."""
        ended = self._seconds if self._ended is None else self._ended
        end = TracePoint(ended, plan.value, plan.bound)
        before = () if plan.value is None else tuple(self._points)
        return Trace(
            title=title,
            points=(*before, end),
            proof_began=self._proof_began,
            is_optimal=plan.status == "optimal",
            language=language,
        )

    @property
    def _seconds(self) -> float:
        return self._clock() - self._began

    def _note(self, seconds: float, value: float, bound: float | None) -> None:
        """Keep a point that differs from the last one."""
        point = TracePoint(seconds, value, bound)
        if not self._points or self._points[-1][1:] != point[1:]:
            self._points.append(point)
