"""Jobs for the solver's child process, found by name from there."""

from __future__ import annotations

import os
import time

from cityshare.errors import CityshareError, Problem
from cityshare.grouping import Plan
from cityshare.progress import Observer, SolverReport
from cityshare.web.job import Job
from cityshare.workshop import BoardState, Repaired


def prepare(observer: Observer) -> None:
    """Nothing to get ready."""


def get_ready_until_asked(observer: Observer) -> None:
    while not observer.should_stop():
        time.sleep(0.001)


def mend(job: Job, observer: Observer) -> Repaired:
    plan = Plan.model_construct(tables=())
    state = BoardState(job.number, None, "draft", 1, True, False, frozenset(), plan)
    return Repaired(state, moved=(), arrived=(), closed=("T2",), trade_off=())


def make_seven(job: Job, observer: Observer) -> int:
    observer.step("search")
    observer.report(SolverReport(0.1, 1, (0.0, 8.0), 8.0, 10.0))
    return 7


def tell_niceness(job: Job, observer: Observer) -> int:
    return os.nice(0)


def refuse(job: Job, observer: Observer) -> int:
    raise CityshareError([Problem("L208")])


def fail(job: Job, observer: Observer) -> int:
    raise ZeroDivisionError


def die(job: Job, observer: Observer) -> int:
    if job.session == "evening":
        return 2
    os._exit(3)


def prove_until_cancelled(job: Job, observer: Observer) -> int | Repaired:
    if job.kind == "late":
        return mend(job, observer)
    observer.step("search")
    observer.step("prove")
    while not observer.should_stop():
        time.sleep(0.001)
    return 1


def work_until_cancelled(job: Job, observer: Observer) -> int:
    observer.step("search")
    while not observer.should_stop():
        time.sleep(0.001)
    return 1
