from __future__ import annotations

from dataclasses import replace
from time import monotonic

import pytest

from cityshare.store import Database
from cityshare.web.screen.snapshots import LEAST_REST, Snapshots
from cityshare.workshop import Phase, Projecting, Workshop
from small_cohorts import small_cohort


@pytest.fixture
def workshop(db: Database) -> Workshop:
    """An open workshop of two people."""
    made, _ = Workshop.create(db, small_cohort({"a1": "2>4", "b1": "3"}))
    made.move_to(Phase.OPEN)
    return made


class Watch:
    """A stopwatch that is set by hand, ahead of the real one."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def __call__(self) -> float:
        return monotonic() + self.ahead


def answer_again(workshop: Workshop) -> None:
    known = workshop.answers_of("a1")["energy-1"]
    current = 3 if known.current == 2 else 2
    workshop.save_answer("a1", replace(known, current=current))


def test_many_answers_make_few_snapshots(workshop: Workshop) -> None:
    watch = Watch()
    snapshots = Snapshots(watch)
    first = snapshots.of(workshop)

    answer_again(workshop)
    soon = snapshots.of(workshop)
    again = first.again
    watch.ahead = LEAST_REST + 1 + 20 * first.seconds
    later = snapshots.of(workshop)

    assert soon is first
    assert 0 < again <= LEAST_REST + 20 * first.seconds
    assert later is not first
    assert later.again == 0
    assert later.profiles.own_current[0, 0] == 3


def test_a_drawing_is_made_once(workshop: Workshop) -> None:
    snapshot = Snapshots().of(workshop)
    made = []

    def draw() -> str:
        made.append("river")
        return "<svg/>"

    drawings = [snapshot.drawing(("river", "en"), draw) for _ in range(500)]

    assert set(drawings) == {"<svg/>"}
    assert made == ["river"]


def test_what_no_drawing_shows_changes_nothing(workshop: Workshop) -> None:
    snapshots = Snapshots()
    first = snapshots.of(workshop)

    Projecting.of(workshop).show("river")
    workshop.move_to(Phase.CLOSED)

    assert snapshots.of(workshop) is first
    assert first.again == 0


def test_who_is_erased_is_gone_at_once(workshop: Workshop) -> None:
    snapshots = Snapshots()
    snapshots.of(workshop)

    answer_again(workshop)
    workshop.erase("b1")

    people = snapshots.of(workshop).profiles.participants
    assert [person.id for person in people] == ["a1"]
