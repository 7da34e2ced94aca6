"""The solver's child process: warm, at low priority, one piece of work at a time."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Lock, Thread
from typing import Any, Literal

from cityshare import optimisation
from cityshare.errors import CityshareError
from cityshare.progress import Observer, SolverReport, gap_percent
from cityshare.store import open_database
from cityshare.workshop import Workshop

NICENESS = 10
TELL_EVERY = 0.1  # seconds
PATIENCE = 0.5  # seconds that the child gets to end by itself
CANCEL = "cancel"


@dataclass(frozen=True)
class Job:
    """What is to be solved: one session of a workshop."""

    url: str
    workshop: str
    session: str | None = None
    seed: int = 0
    seconds: float | None = None


@dataclass(frozen=True)
class Progress:
    """How far the work has come; ``problems`` are in words."""

    state: Literal["idle", "running", "done", "failed"] = "idle"
    workshop: str = ""
    session: str | None = None
    step: str = ""
    value: float | None = None
    bound: float | None = None
    number: int | None = None
    problems: tuple[str, ...] = ()
    is_ending: bool = False

    @property
    def is_running(self) -> bool:
        """Whether there is work going on."""
        return self.state == "running"

    @property
    def gap(self) -> str | None:
        """The optimality gap in percent, as people read it."""
        if self.value is None or self.bound is None:
            return None
        return gap_percent(self.value, self.bound)


Make = Callable[[Job, Observer], int]
"""Makes a plan, keeps it in the database, and gives its number."""


def make_groups(job: Job, observer: Observer) -> int:
    """Make the plan of a job in its database; return its number."""
    database = open_database(job.url)
    try:
        made = Workshop.load(database, job.workshop).make_groups(
            session=job.session,
            seed=job.seed,
            seconds=job.seconds,
            observer=observer,
        )
    finally:
        database.close()
    return made.number


def warm_up() -> None:
    """Compile the engine before anybody waits for it."""
    optimisation.warm_up()


class Solver:
    """Solves in a child process, so that phones never wait for the engine.

    Parameters
    ----------
    tell
        Called with the id of the workshop whenever its progress has changed.
    make, prepare
        What the child does for a job, and once before its first; functions that can
        be found by name in another process.
    """

    def __init__(
        self,
        tell: Callable[[str], None] = lambda _: None,
        *,
        make: Make = make_groups,
        prepare: Callable[[], None] = warm_up,
    ) -> None:
        self._tell = tell
        self._make = make
        self._prepare = prepare
        self._lock = Lock()
        self._progress = Progress()
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None
        self._is_closed = False

    def progress_of(self, workshop: str) -> Progress:
        """Return how far the work for a workshop has come."""
        now = self._progress
        return now if now.workshop == workshop else Progress(workshop=workshop)

    @property
    def is_busy(self) -> bool:
        """Whether work is going on, for whichever workshop."""
        return self._progress.is_running

    def start(self) -> None:
        """Start the child, unless it is there, and let it get ready."""
        with self._lock:
            self._start()

    def make(self, job: Job) -> bool:
        """Begin a piece of work; return whether it could begin."""
        with self._lock:
            if self._is_closed or self.is_busy:
                return False
            self._progress = Progress("running", job.workshop, job.session)
            self._start().send(job)
        self._tell(job.workshop)
        return True

    def cancel(self) -> None:
        """End the work soon; its best plan so far is kept."""
        with self._lock:
            if not self.is_busy or self._pipe is None:
                return
            self._progress = replace(self._progress, is_ending=True)
            with suppress(OSError):
                self._pipe.send(CANCEL)
        self._tell(self._progress.workshop)

    def close(self) -> None:
        """End the child."""
        with self._lock:
            self._is_closed = True
            process, pipe = self._process, self._pipe
            self._process = self._pipe = None
        if process is None or pipe is None:
            return
        if self.is_busy:  # its best plan so far is worth a moment
            with suppress(OSError):
                pipe.send(None)
            process.join(PATIENCE)
        process.kill()
        process.join()

    def _start(self) -> Connection:
        if self._pipe and self._process and self._process.is_alive():
            return self._pipe
        context = get_context("spawn")
        pipe, theirs = context.Pipe()
        process = context.Process(
            target=_work, args=(theirs, self._make, self._prepare), daemon=True
        )
        process.start()
        theirs.close()
        self._pipe, self._process = pipe, process
        Thread(target=self._listen, args=(pipe, process), daemon=True).start()
        return pipe

    def _listen(self, pipe: Connection, process: BaseProcess) -> None:
        """Take over what the child tells, until it is gone."""
        with suppress(EOFError, OSError):
            while True:
                self._change(pipe.recv())
        process.join(PATIENCE)
        if self.is_busy and not self._is_closed:
            self._change({"state": "failed", "problems": ()})

    def _change(self, changes: dict[str, Any]) -> None:
        with self._lock:
            self._progress = replace(self._progress, **changes)
        self._tell(self._progress.workshop)


class _Teller(Observer):
    """Tells the parent what is going on, and listens for its wish to end."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._told = 0.0
        self._is_cancelled = False
        self.is_over = False

    def step(self, name: str, *, done: int = 0, total: int = 0) -> None:
        self._pipe.send({"step": name})

    def report(self, report: SolverReport) -> None:
        now = time.monotonic()
        if now - self._told >= TELL_EVERY:
            self._told = now
            bound = {} if report.bound is None else {"bound": report.bound}
            self._pipe.send({"value": report.value, **bound})

    def should_stop(self) -> bool:
        if not self._is_cancelled and self._pipe.poll():
            self.is_over = self._pipe.recv() is None
            self._is_cancelled = True
        return self._is_cancelled


def _work(pipe: Connection, make: Make, prepare: Callable[[], None]) -> None:
    """Do what the parent asks for, until it has no more to ask or is gone."""
    os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    prepare()
    with suppress(EOFError, OSError):
        while (job := pipe.recv()) is not None:
            if job == CANCEL:  # it came when the work was done
                continue
            teller = _Teller(pipe)
            pipe.send(_answer(job, make, teller))
            if teller.is_over:
                return


def _answer(job: Job, make: Make, teller: _Teller) -> dict[str, Any]:
    try:
        return {"state": "done", "number": make(job, teller)}
    except CityshareError as error:
        return {"state": "failed", "problems": tuple(map(str, error.problems))}
    except (EOFError, OSError):
        raise
    except Exception as error:
        return {"state": "failed", "problems": (repr(error),)}
