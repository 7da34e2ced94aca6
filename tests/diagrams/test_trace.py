"""The recorder of a trace, on a clock of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from cityshare.diagrams import Trace, TracePoint, TraceRecorder
from cityshare.grouping import Plan
from cityshare.progress import Observer, SolverReport


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Watcher(Observer):
    """Notes what it sees."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        self.seen.append((name, done, total))

    def report(self, report: SolverReport) -> None:
        self.seen.append(report)

    def should_stop(self) -> bool:
        return len(self.seen) > 1


def report(
    value: float, bound: float | None = None, *, broken: int = 0
) -> SolverReport:
    return SolverReport(0.0, 0, (broken, 0, -value), value, bound)


def plan(
    value: float | None, bound: float | None = None, status: str = "feasible"
) -> Plan:
    return Plan.model_validate(
        {
            "cohort": "spring",
            "questionnaire": "green 1.0",
            "session": "groups",
            "seed": 0,
            "fairness": "floor",
            "status": status,
            "value": value,
            "bound": bound,
        }
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def recorder(clock: Clock) -> TraceRecorder:
    return TraceRecorder(clock=clock)


@pytest.fixture
def at(clock: Clock, recorder: TraceRecorder) -> Callable[[float, object], None]:
    """Let the recorder see something at a moment."""

    def see(seconds: float, what: object) -> None:
        clock.now = 100.0 + seconds
        if isinstance(what, SolverReport):
            recorder.report(what)
        else:
            recorder.step(str(what))

    return see


def test_seconds_of_search_and_proof_are_on_one_clock(
    recorder: TraceRecorder, at: Callable[[float, object], None]
) -> None:
    at(0.5, "search")
    at(1.0, report(7.0))
    at(2.0, "prove")
    at(3.0, report(7.0, 10.0))
    at(4.0, report(8.0, 10.0))
    at(5.0, "compare with random plans")
    at(9.0, "write")

    trace = recorder.trace_of(plan(8.0, 8.0, "optimal"), title="Spring")

    assert trace.points == (
        (1.0, 7.0, None),
        (3.0, 7.0, 10.0),
        (4.0, 8.0, 10.0),
        (5.0, 8.0, 8.0),
    )
    assert (trace.proof_began, trace.is_optimal) == (2.0, True)


def test_what_breaks_a_rule_is_no_plan(
    recorder: TraceRecorder, at: Callable[[float, object], None]
) -> None:
    at(1.0, report(99.0, broken=2))
    at(2.0, report(7.0))

    trace = recorder.trace_of(plan(7.0), title="Spring")

    assert trace.first_plan == TracePoint(2.0, 7.0, None)
    assert trace.first_bound is None
    assert trace.gap is None


def test_a_bound_counts_until_it_speaks_of_another_plan(
    recorder: TraceRecorder, at: Callable[[float, object], None]
) -> None:
    for seconds, bound in enumerate((12.0, 10.0, 10.0, None)):
        at(seconds, report(7.0, bound))

    trace = recorder.trace_of(plan(7.0, 10.0), title="Spring")

    assert [point.bound for point in trace.points] == [12.0, 10.0, None, 10.0]
    assert trace.gap == "30.0"


def test_without_a_plan_there_is_one_empty_point(
    recorder: TraceRecorder, at: Callable[[float, object], None]
) -> None:
    at(1.0, report(5.0, broken=1))

    trace = recorder.trace_of(plan(None, status="infeasible"), title="Spring")

    assert trace.points == ((1.0, None, None),)
    assert trace.first_plan is None


def test_everything_is_passed_on(clock: Clock) -> None:
    watcher = Watcher()
    recorder = TraceRecorder(watcher, clock=clock)

    assert not recorder.should_stop()
    recorder.step("search", done=1, total=2)
    recorder.report(report(7.0))

    assert watcher.seen == [("search", 1, 2), report(7.0)]
    assert recorder.should_stop()


def test_the_end_is_the_last_point() -> None:
    points = (TracePoint(1.0, 7.0, None), TracePoint(2.0, 8.0, 10.0))

    trace = Trace("Spring", points, None, is_optimal=False, language="en")

    assert trace.end == points[1]
    assert trace.first_bound == points[1]
