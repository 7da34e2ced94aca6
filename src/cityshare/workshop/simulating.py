"""Simulated participants: a workshop in full swing, to try things out."""

from __future__ import annotations

import random
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace

from cityshare.cohort import Cohort
from cityshare.errors import CityshareError
from cityshare.store import Answer, Database
from cityshare.workshop.phase import Phase
from cityshare.workshop.workshop import Workshop

SECONDS_BETWEEN = 0.4


@dataclass(frozen=True)
class Saying:
    """What one person is going to answer."""

    person: str
    answer: Answer


def create_simulated(db: Database, cohort: Cohort) -> tuple[Workshop, str]:
    """Make an open workshop whose people are there and have not answered yet.

    Returns
    -------
    Workshop, str
        The workshop and the facilitator's passcode.
    """
    waiting = replace(cohort, responses=())
    workshop, passcode = Workshop.create(db, waiting)
    workshop.move_to(Phase.OPEN)
    return workshop, passcode


def sayings(cohort: Cohort, *, seed: int = 0) -> Iterator[Saying]:
    """Give everybody's answers of a cohort as a room would: people at the same time.

    Everybody answers in the order of the questionnaire; who is next is drawn.
    """
    drawn = random.Random(seed)  # noqa: S311
    left = {person.id: list[Answer]() for person in cohort.participants}
    for given in cohort.responses:
        answer = Answer(
            given.practice,
            given.current,
            given.target,
            priority=given.priority is not None,
            rank=given.priority,
            share=given.share,
            note=given.note,
        )
        left[given.participant].append(answer)
    while waiting := [person for person, answers in left.items() if answers]:
        person = drawn.choice(waiting)
        yield Saying(person, left[person].pop(0))


class Simulation:
    """Lets the people of a cohort answer, one answer after the other.

    Parameters
    ----------
    workshop
        A workshop of :func:`create_simulated`.
    cohort
        What its people will answer.
    seconds
        From one answer to the next.
    """

    def __init__(
        self, workshop: Workshop, cohort: Cohort, *, seconds: float = SECONDS_BETWEEN
    ) -> None:
        self._workshop = workshop
        self._cohort = cohort
        self._seconds = seconds
        self._ends = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)

    def start(self) -> None:
        """Begin to answer."""
        self._thread.start()

    def end(self) -> None:
        """Fall silent."""
        self._ends.set()
        self._thread.join()

    def _run(self) -> None:
        for saying in sayings(self._cohort):
            if self._ends.wait(self._seconds):
                return
            try:
                self._workshop.save_answer(saying.person, saying.answer)
            except CityshareError:
                continue  # closed meanwhile, or the person was removed
