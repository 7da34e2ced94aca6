from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from cityshare.store import Database
from cityshare.workshop import Projecting, Screen, Setup, Shown, Timer, Workshop
from cityshare.workshop.projecting import MOST_LABEL, MOST_MINUTES, MOST_ROUNDS
from factories import make_questionnaire
from live_workshops import refused


@pytest.fixture
def workshop(sqlite: Database, clock: Any) -> Workshop:
    """A workshop of four practices, without people."""
    made, _ = Workshop.create(sqlite, make_questionnaire(2, 2), clock=clock)
    return made


@pytest.fixture
def projecting(workshop: Workshop) -> Projecting:
    """The projector, before anything was chosen."""
    return Projecting.of(workshop)


def test_at_first_the_phase_decides(projecting: Projecting) -> None:
    assert projecting.shown == Shown(Screen.BY_PHASE)
    assert projecting.timer is None


def test_everybody_sees_the_same_choice(opened: Workshop) -> None:
    projecting = Projecting.of(opened)

    projecting.show("stairs", practice="energy-1", theme="energy", part=2)

    again = Projecting.load(opened.db, opened.id)
    assert again.shown == Shown(Screen.STAIRS, "energy-1", "energy", part=2)


def test_each_change_is_one_event(projecting: Projecting) -> None:
    before = projecting.last_event

    projecting.show("river")
    projecting.show("river")
    projecting.start_timer(5)
    projecting.pause_timer()
    projecting.pause_timer()

    events = projecting.events_after(before)
    assert [(e.kind, e.subject) for e in events] == [
        ("projected", {"screen": "river"}),
        ("projected", {"screen": "timer"}),
        ("projected", {"screen": "timer"}),
    ]


def test_what_is_not_there_cannot_be_shown(projecting: Projecting) -> None:
    with refused("L380"):
        projecting.show("levels")
    with refused("L380"):
        projecting.show("tables", part=-1)
    with refused("L301", "L310", "L381"):
        projecting.show("learning", practice="x", theme="y", session="z")

    assert projecting.shown == Shown()


def test_what_is_gone_since_is_not_narrowed_to(projecting: Projecting) -> None:
    projecting.show("heat", practice="energy-1", theme="energy", part=1)
    setup = Setup.of(projecting)
    setup.drop_theme("energy")

    assert projecting.shown == Shown(Screen.HEAT, "energy-1", part=1)


def test_a_timer_outlives_a_restart_and_can_stand_still(
    projecting: Projecting, clock: Any
) -> None:
    projecting.start_timer(10, "Cases", rounds=3)
    clock.wait(minutes=12)

    again = Projecting.load(projecting.db, projecting.id, clock=clock)
    timer = again.timer
    assert timer == Timer("Cases", 600, 3, clock.now + timedelta(minutes=18))
    assert again.shown.screen is Screen.TIMER

    again.pause_timer()
    clock.wait(hours=1)
    again.resume_timer()
    again.resume_timer()
    clock.wait(minutes=5)

    assert again.timer is not None
    assert again.timer.seconds_left(clock.now) == 13 * 60
    assert again.timer.seconds_left(clock.now + timedelta(hours=1)) == 0


def test_a_stopped_timer_takes_its_screen_with_it(projecting: Projecting) -> None:
    projecting.start_timer(1)
    projecting.stop_timer()

    assert (projecting.timer, projecting.shown) == (None, Shown())

    projecting.start_timer(1)
    projecting.show("river")
    projecting.stop_timer()
    projecting.pause_timer()
    projecting.resume_timer()

    assert (projecting.timer, projecting.shown) == (None, Shown(Screen.RIVER))


def test_a_timer_has_limits(projecting: Projecting) -> None:
    for minutes, rounds in (
        (0, 1),
        (MOST_MINUTES + 1, 1),
        (float("nan"), 1),
        (5, 0),
        (5, MOST_ROUNDS + 1),
    ):
        with refused("L382"):
            projecting.start_timer(minutes, rounds=rounds)
    with refused("L382", "L305"):
        projecting.start_timer(0, "x" * (MOST_LABEL + 1))

    assert projecting.timer is None
