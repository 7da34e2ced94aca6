from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from queue import Queue

import pytest

from cityshare.errors import Problem
from cityshare.web.job import Job, Make, Prepare, Progress
from cityshare.web.solving import Solver
from live_workshops import refused
from solver_jobs import (
    die,
    fail,
    get_ready_until_asked,
    make_seven,
    mend,
    prepare,
    prove_until_cancelled,
    refuse,
    tell_niceness,
    work_until_cancelled,
)

DAY = Job("sqlite:///day.db", "day", "morning")
PATIENCE = 20


@contextmanager
def solving(
    make: Make, *prepared: Prepare
) -> Iterator[tuple[Solver, Callable[[str], Progress]]]:
    """Give a solver, and a wait for its progress to come to a state or step."""
    told: Queue[str] = Queue()
    solver = Solver(told.put, make=make, prepare=prepared or (prepare,))

    def wait_for(wanted: str) -> Progress:
        while True:
            now = solver.progress_of("day")
            if wanted in {now.state, now.step}:
                return now
            told.get(timeout=PATIENCE)

    try:
        yield solver, wait_for
    finally:
        solver.close()


def test_a_job_is_done_in_another_process_and_told() -> None:
    with solving(make_seven) as (solver, wait_for):
        assert solver.make(DAY)

        done = wait_for("done")

    assert done == Progress(
        "done", "day", "morning", step="search", value=8.0, bound=10.0, number=7
    )
    assert done.gap == "20.0"


@pytest.mark.slow
def test_the_child_lets_others_go_first() -> None:
    with solving(tell_niceness) as (solver, wait_for):
        solver.make(DAY)

        assert wait_for("done").number == min(19, os.nice(0) + 10)


@pytest.mark.slow
def test_another_workshop_sees_no_progress() -> None:
    with solving(make_seven) as (solver, wait_for):
        solver.make(DAY)
        wait_for("done")

        assert solver.progress_of("other") == Progress(workshop="other")


def test_one_job_at_a_time_and_cancelling_ends_it() -> None:
    with solving(work_until_cancelled) as (solver, wait_for):
        assert solver.make(DAY)
        wait_for("search")
        assert not solver.make(DAY)

        solver.cancel()

        assert wait_for("done").number == 1
        assert solver.make(DAY)


@pytest.mark.slow
def test_what_was_wrong_is_told_in_words() -> None:
    with solving(refuse) as (solver, wait_for):
        solver.make(DAY)

        assert wait_for("failed").problems == (str(Problem("L208")),)


@pytest.mark.slow
def test_a_fault_of_ours_is_told_and_the_child_lives_on() -> None:
    with solving(fail) as (solver, wait_for):
        solver.make(DAY)

        assert wait_for("failed").problems == ("ZeroDivisionError()",)
        assert solver.make(DAY)


@pytest.mark.slow
def test_a_child_that_dies_is_replaced() -> None:
    with solving(die) as (solver, wait_for):
        solver.make(DAY)
        assert wait_for("failed").problems == ()

        solver.make(Job(DAY.url, "day", "evening"))

        assert wait_for("done").number == 2


@pytest.mark.slow
def test_closing_ends_the_work_and_takes_no_more() -> None:
    with solving(work_until_cancelled) as (solver, wait_for):
        solver.make(DAY)
        wait_for("search")

        solver.close()

        assert not solver.make(DAY)


@pytest.mark.slow
def test_what_was_mended_is_waited_for() -> None:
    with solving(mend) as (solver, _):
        repaired = solver.mend(replace(DAY, kind="late", number=3))

        now = solver.progress_of("day")

    assert repaired is not None
    assert (repaired.closed, now.number, now.kind) == (("T2",), 3, "late")


@pytest.mark.slow
def test_a_refusal_comes_back_with_its_codes() -> None:
    with solving(refuse) as (solver, _), refused("L208"):
        solver.mend(DAY)


def test_a_proof_gives_way_to_mending() -> None:
    with solving(prove_until_cancelled) as (solver, wait_for):
        solver.make(DAY)
        wait_for("prove")

        repaired = solver.mend(replace(DAY, kind="late"))

    assert repaired is not None
    assert repaired.closed == ("T2",)


@pytest.mark.slow
def test_mending_does_not_wait_long_for_other_work(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("cityshare.web.solving.MOST_WAIT", 0.1)
    with solving(work_until_cancelled) as (solver, wait_for):
        solver.make(DAY)
        wait_for("search")

        assert solver.mend(DAY) is None


@pytest.mark.slow
def test_getting_ready_gives_way_to_work() -> None:
    with solving(make_seven, prepare, get_ready_until_asked) as (solver, wait_for):
        for _ in range(2):
            assert solver.make(DAY)

            assert wait_for("done").number == 7


@pytest.mark.parametrize(("value", "bound"), [(None, 3.0), (3.0, None)])
def test_there_is_no_gap_without_value_and_bound(
    value: float | None, bound: float | None
) -> None:
    assert Progress("running", value=value, bound=bound).gap is None
