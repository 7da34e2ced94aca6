from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from cityshare.web.clock import Face, face_of
from cityshare.workshop import Timer

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


def face(left: float, *, minutes: float = 10, rounds: int = 3) -> Face:
    ends = NOON + timedelta(seconds=left)
    return face_of(Timer("Cases", round(minutes * 60), rounds, ends), NOON)


@pytest.mark.parametrize(
    ("left", "digits", "number", "state"),
    [
        (1_800, "10:00", 1, "running"),
        (1_799.2, "10:00", 1, "running"),
        (1_201, "00:01", 1, "last"),
        (1_200, "10:00", 2, "running"),
        (721, "02:01", 2, "running"),
        (720, "02:00", 2, "last"),
        (600, "10:00", 3, "running"),
        (0.4, "00:01", 3, "last"),
        (0, "00:00", 3, "over"),
        (-90, "00:00", 3, "over"),
    ],
)
def test_each_round_counts_down_and_ends_soon(
    left: float, digits: str, number: int, state: str
) -> None:
    shown = face(left)

    assert (shown.digits, shown.round, shown.state) == (digits, number, state)


def test_a_short_round_ends_soon_in_its_last_third() -> None:
    assert [face(left, minutes=3, rounds=1).state for left in (61, 60)] == [
        "running",
        "last",
    ]


def test_a_paused_timer_stands_still() -> None:
    timer = Timer("", 600, 1, NOON + timedelta(minutes=4)).paused(NOON)

    later = face_of(timer, NOON + timedelta(hours=1))

    assert (later.digits, later.state, later.minutes) == ("04:00", "paused", 4)
    assert later.ends - later.now == 4 * 60 * 1_000
