"""Jobs of the solver's child process: what is asked for, and how far it has come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cityshare import optimisation
from cityshare.errors import Problem
from cityshare.progress import Observer, gap_percent
from cityshare.store import open_database
from cityshare.workshop import Workshop

if TYPE_CHECKING:
    from cityshare.workshop.board_state import Repaired

JobKind = Literal["groups", "no show", "late"]


@dataclass(frozen=True)
class Job:
    """What is to be solved for a workshop.

    ``groups`` are made for a session; ``proof`` is how many seconds may then go into
    proving how good they are. ``no show`` and ``late`` mend the version ``number``
    without some people, or with them.
    """

    url: str
    workshop: str
    session: str | None = None
    seed: int = 0
    seconds: float | None = None
    proof: float | None = None
    kind: JobKind = "groups"
    number: int = 0
    people: tuple[str, ...] = ()


@dataclass(frozen=True)
class Progress:
    """How far the work has come; ``problems`` are in words.

    ``number`` is the version that was made, ``repaired`` what became of mending one;
    ``refusals`` are the problems of what was asked for, with their codes.
    """

    state: Literal["idle", "running", "done", "failed"] = "idle"
    workshop: str = ""
    session: str | None = None
    step: str = ""
    value: float | None = None
    bound: float | None = None
    number: int | None = None
    problems: tuple[str, ...] = ()
    is_ending: bool = False
    kind: JobKind = "groups"
    repaired: Repaired | None = None
    refusals: tuple[Problem, ...] = ()

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


Make = Callable[[Job, Observer], "int | Repaired"]
"""Makes or mends a plan in the database; gives its number, or what was mended."""

Prepare = Callable[[Observer], None]
"""Gets something ready; may be ended by the observer, and is then begun again."""


def work(job: Job, observer: Observer) -> int | Repaired:
    """Do a job in its database."""
    database = open_database(job.url)
    try:
        workshop = Workshop.load(database, job.workshop)
        if job.kind == "groups":
            return workshop.make_groups(
                session=job.session,
                seed=job.seed,
                seconds=job.seconds,
                proof=job.proof,
                observer=observer,
            ).number
        from cityshare.workshop.board import PlanBoard  # noqa: PLC0415  slow

        board = PlanBoard.of(workshop)
        mend = board.no_show if job.kind == "no show" else board.late
        return mend(job.number, job.people, observer=observer)
    finally:
        database.close()


def warm_up(_: Observer) -> None:
    """Compile the engine before anybody waits for it."""
    optimisation.warm_up()


def warm_up_repair(_: Observer) -> None:
    """Compile what mends a plan."""
    optimisation.warm_up_repair()


def warm_up_proof(observer: Observer) -> None:
    """Compile what proves how good a plan is."""
    optimisation.warm_up_proof(observer)
