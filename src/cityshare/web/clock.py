"""The face of the timer: what a page shows, and what its script counts on from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Literal

from cityshare.workshop import Timer

LAST_SECONDS = 120
LAST_SHARE = 3
"""A round ends soon in its last two minutes, a short one in its last third."""

State = Literal["running", "last", "over", "paused"]


@dataclass(frozen=True, slots=True)
class Face:
    """A timer at one moment.

    A page counts on from ``now`` and ``ends`` by its own stopwatch, so that a wrong
    clock of the projector's laptop does no harm.

    Attributes
    ----------
    label
        What the time is for.
    digits
        Minutes and seconds left of this round.
    minutes
        Minutes left of this round, rounded up.
    state
        Whether it runs, ends soon, is over, or stands still.
    round, rounds
        Number of this round, and how many there are.
    seconds, last
        Length of a round, and from how many seconds on it ends soon.
    now, ends
        This moment and the end of the last round (milliseconds since 1970).
    """

    label: str
    digits: str
    minutes: int
    state: State
    round: int
    rounds: int
    seconds: int
    last: int
    now: int
    ends: int


def face_of(timer: Timer, now: datetime) -> Face:
    """Return what a timer shows at a moment.

    Examples
    --------
    >>> from datetime import UTC, timedelta
    >>> noon = datetime(2026, 5, 4, 12, tzinfo=UTC)
    >>> timer = Timer("", 600, 3, noon + timedelta(minutes=14, seconds=5))
    >>> face = face_of(timer, noon)
    >>> face.digits, face.round, face.state
    ('04:05', 2, 'running')
    """
    left = ceil(timer.seconds_left(now))
    rounds_after = max(0, ceil(left / timer.seconds) - 1)
    of_round = left - rounds_after * timer.seconds
    last = min(LAST_SECONDS, timer.seconds // LAST_SHARE)
    moment = round(now.timestamp() * 1_000)
    return Face(
        label=timer.label,
        digits=f"{of_round // 60:02}:{of_round % 60:02}",
        minutes=ceil(of_round / 60),
        state=_state(timer, of_round, last),
        round=timer.rounds - rounds_after,
        rounds=timer.rounds,
        seconds=timer.seconds,
        last=last,
        now=moment,
        ends=moment + round(timer.seconds_left(now) * 1_000),
    )


def _state(timer: Timer, left: int, last: int) -> State:
    if not left:
        return "over"
    if timer.is_paused:
        return "paused"
    return "last" if left <= last else "running"
