"""The solver's child process: warm, at low priority, one piece of work at a time."""

from __future__ import annotations

import logging
import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from multiprocessing import get_context
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Condition, Lock, Thread
from typing import TYPE_CHECKING, Any

from cityshare.errors import CityshareError
from cityshare.progress import SILENT, Observer, SolverReport
from cityshare.web.job import (
    Job,
    Make,
    Prepare,
    Progress,
    warm_up,
    warm_up_proof,
    warm_up_repair,
    work,
)

if TYPE_CHECKING:
    from cityshare.workshop.board_state import Repaired

__all__ = ["Job", "Make", "Progress", "Solver"]

LOG = logging.getLogger(__name__)
NICENESS = 10
TELL_EVERY = 0.1  # seconds
PATIENCE = 0.5  # seconds that the child gets to end by itself
MOST_WAIT = 5.0  # seconds that mending waits for shorter work
PROVE = "prove"  # the step of a job that gives way to mending
CANCEL = "cancel"


class Solver:
    """Solves in a child process, so that phones never wait for the engine.

    Parameters
    ----------
    tell
        Called with the id of the workshop whenever its progress has changed.
    make
        What the child does for a job.
    prepare
        What it gets ready: the first before any job, the others while it has none.
        All are functions that can be found by name in another process.
    """

    def __init__(
        self,
        tell: Callable[[str], None] = lambda _: None,
        *,
        make: Make = work,
        prepare: tuple[Prepare, ...] = (warm_up, warm_up_repair, warm_up_proof),
    ) -> None:
        self._tell = tell
        self._make = make
        self._prepare = prepare
        self._lock = Lock()
        self._ended = Condition(self._lock)
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
            self._progress = Progress(
                "running", job.workshop, job.session, kind=job.kind
            )
            self._start().send(job)
        self._tell(job.workshop)
        return True

    def mend(self, job: Job) -> Repaired | None:
        """Do a piece of mending and wait for it; ``None`` if it could not begin.

        A proof is ended for it, which keeps the best plan; for the end of shorter work
        it waits some seconds.

        Raises
        ------
        CityshareError
            What was wrong with the job.
        """
        self._make_way()
        if not self.make(job):
            return None
        with self._ended:
            self._ended.wait_for(lambda: not self.is_busy or self._is_closed)
            now = self._progress
        if now.refusals:
            raise CityshareError(now.refusals)
        return now.repaired

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
            self._ended.notify_all()
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

    def _make_way(self) -> None:
        """Wait for shorter work, but not for long; end a proof."""
        self._wait_for_end(lambda: self._progress.step == PROVE)
        if self.is_busy and self._progress.step == PROVE:
            self.cancel()
            self._wait_for_end()

    def _wait_for_end(self, or_for: Callable[[], bool] = lambda: False) -> None:
        with self._ended:
            self._ended.wait_for(
                lambda: or_for() or not self.is_busy or self._is_closed, MOST_WAIT
            )

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
            self._ended.notify_all()
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
            self._pipe.send({"value": report.value, "bound": report.bound})

    def should_stop(self) -> bool:
        if not self._is_cancelled and self._pipe.poll():
            self.is_over = self._pipe.recv() is None
            self._is_cancelled = True
        return self._is_cancelled


class _Waiting(Observer):
    """Ends what the child gets ready as soon as it is asked for something."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def should_stop(self) -> bool:
        return self._pipe.poll()


def _work(pipe: Connection, make: Make, prepare: tuple[Prepare, ...]) -> None:
    """Do what the parent asks for, until it has no more to ask or is gone."""
    os.nice(NICENESS)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    first, *others = prepare
    first(SILENT)
    with suppress(EOFError, OSError):
        while True:
            _get_ready(others, pipe)
            job = pipe.recv()
            if job is None:
                return
            if job == CANCEL:  # it came when the work was done
                continue
            teller = _Teller(pipe)
            pipe.send(_answer(job, make, teller))
            if teller.is_over:
                return


def _get_ready(prepare: list[Prepare], pipe: Connection) -> None:
    """Use the time without work; what is interrupted stays to be done."""
    while prepare and not pipe.poll():
        prepare[0](_Waiting(pipe))
        if not pipe.poll():
            del prepare[0]


def _answer(job: Job, make: Make, teller: _Teller) -> dict[str, Any]:
    try:
        made = make(job, teller)
    except CityshareError as error:
        told = tuple(map(str, error.problems))
        return {"state": "failed", "problems": told, "refusals": error.problems}
    except (EOFError, OSError):
        raise
    except Exception as error:
        LOG.exception("The solver could not do its work")
        return {"state": "failed", "problems": (repr(error),)}
    if isinstance(made, int):
        return {"state": "done", "number": made}
    return {"state": "done", "number": made.state.number, "repaired": made}
