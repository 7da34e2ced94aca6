"""What the projector shows, and its timer; the board's remote control changes both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, Self

from cityshare.cohort import Session
from cityshare.errors import CityshareError, Problem
from cityshare.workshop.change import Change, View
from cityshare.workshop.entity import Entity

MOST_MINUTES = 600
MOST_ROUNDS = 20
MOST_LABEL = 60


class Screen(StrEnum):
    """What a projector can show; ``BY_PHASE`` is what suits the phase."""

    BY_PHASE = ""
    JOIN = "join"
    COUNT = "count"
    RIVER = "river"
    STAIRS = "stairs"
    HEAT = "heat"
    LEARNING = "learning"
    TABLES = "tables"
    PEOPLE = "people"
    TIMER = "timer"
    PLENARY = "plenary"
    UNMATCHED = "unmatched"


@dataclass(frozen=True, slots=True)
class Shown:
    """A choice of what is shown; what is "" is not narrowed down.

    ``part`` holds one part of the screen, counted from 0; ``None`` lets the parts
    turn by themselves.
    """

    screen: Screen = Screen.BY_PHASE
    practice: str = ""
    theme: str = ""
    session: str = ""
    part: int | None = None


@dataclass(frozen=True, slots=True)
class Timer:
    """Rounds of one length that follow each other without a break.

    Attributes
    ----------
    label
        What the time is for, "" if nothing was said.
    seconds
        Length of one round.
    rounds
        How many there are.
    ends
        When the last round ends; ``None`` while the timer is paused.
    left
        Seconds left of all rounds when it was paused.
    """

    label: str
    seconds: int
    rounds: int
    ends: datetime | None
    left: float = 0.0

    @property
    def is_paused(self) -> bool:
        """Whether the time stands still."""
        return self.ends is None

    def seconds_left(self, now: datetime) -> float:
        """Return the seconds until the last round ends, at least 0."""
        left = self.left if self.ends is None else (self.ends - now).total_seconds()
        return max(0.0, left)

    def paused(self, now: datetime) -> Timer:
        """Return the timer standing still."""
        return replace(self, ends=None, left=self.seconds_left(now))

    def resumed(self, now: datetime) -> Timer:
        """Return the timer running on from where it stands."""
        ends = now + timedelta(seconds=self.seconds_left(now))
        return replace(self, ends=ends, left=0.0)

    @classmethod
    def read(cls, kept: Mapping[str, Any]) -> Self:
        """Read a timer back from what the database keeps."""
        ends = kept["ends"] and datetime.fromisoformat(kept["ends"])
        return cls(**{**kept, "ends": ends})


@dataclass(frozen=True)
class Projecting(Entity):
    """The projector of a workshop: one screen and one timer for the whole room.

    Examples
    --------
    >>> import tempfile
    >>> from cityshare.store import open_database
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     db = open_database(f"{folder}/workshop.sqlite")
    ...     projecting, _ = Projecting.create(db, "green-growth")
    ...     projecting.show("river")
    ...     print(projecting.shown.screen)
    ...     db.close()
    river
    """

    @property
    def shown(self) -> Shown:
        """What is to be shown."""
        with self._view() as view:
            return _shown(view)

    @property
    def timer(self) -> Timer | None:
        """The timer, if one was started and not stopped."""
        with self._view() as view:
            return _timer(view)

    @property
    def sessions(self) -> tuple[Session, ...]:
        """The sessions of the agenda."""
        with self._view() as view:
            return view.header.sessions

    def show(
        self,
        screen: str,
        *,
        practice: str = "",
        theme: str = "",
        session: str = "",
        part: int | None = None,
    ) -> None:
        """Show a screen, or with "" the one of the phase, from now on.

        Raises
        ------
        CityshareError
            L380 if there is no such screen or part, L301, L310 or L381 if the
            workshop has no such practice, theme or session.
        """
        if screen not in list(Screen) or (part is not None and part < 0):
            raise CityshareError([Problem("L380", got=screen)])
        with self._change() as change:
            shown = Shown(Screen(screen), practice, theme, session, part)
            _check(change, shown)
            _keep(change, shown=shown, timer=_timer(change))

    def start_timer(self, minutes: float, label: str = "", *, rounds: int = 1) -> None:
        """Start a timer of one or several rounds, in place of any other, and show it.

        Raises
        ------
        CityshareError
            L382 if the minutes or rounds are too few or too many, L305 if the label
            is too long.
        """
        problems = []
        if not (0 < minutes <= MOST_MINUTES and 1 <= rounds <= MOST_ROUNDS):
            details = {"minutes": str(MOST_MINUTES), "rounds": str(MOST_ROUNDS)}
            got = f"{rounds} x {minutes:g}"
            problems.append(Problem("L382", got=got, details=details))
        if len(label) > MOST_LABEL:
            problems.append(Problem("L305", details={"most": str(MOST_LABEL)}))
        if problems:
            raise CityshareError(problems)
        seconds = max(1, round(minutes * 60))
        with self._change() as change:
            ends = change.now + timedelta(seconds=seconds * rounds)
            timer = Timer(label, seconds, rounds, ends)
            _keep(change, shown=Shown(Screen.TIMER), timer=timer)

    def pause_timer(self) -> None:
        """Let the time stand still; nothing happens where none runs."""
        with self._change() as change:
            timer = _timer(change)
            if timer is not None and not timer.is_paused:
                _keep(change, shown=_shown(change), timer=timer.paused(change.now))

    def resume_timer(self) -> None:
        """Let the time run on; nothing happens where none stands still."""
        with self._change() as change:
            timer = _timer(change)
            if timer is not None and timer.is_paused:
                _keep(change, shown=_shown(change), timer=timer.resumed(change.now))

    def stop_timer(self) -> None:
        """Take the timer away, and its screen with it."""
        with self._change() as change:
            shown = _shown(change)
            if shown.screen is Screen.TIMER:
                shown = Shown()
            _keep(change, shown=shown, timer=None)


def _shown(view: View) -> Shown:
    kept: Mapping[str, Any] = (view.row.projected or {}).get("shown") or {}  # type: ignore[assignment]
    shown = Shown(**{**kept, "screen": Screen(kept.get("screen", ""))})
    gone = {name: "" for _, name, is_known in _named(view, shown) if not is_known}
    return replace(shown, **gone)  # type: ignore[arg-type]


def _timer(view: View) -> Timer | None:
    kept: Mapping[str, Any] | None = (view.row.projected or {}).get("timer")  # type: ignore[assignment]
    return Timer.read(kept) if kept else None


def _check(change: Change, shown: Shown) -> None:
    problems = [
        Problem(code, got=getattr(shown, name))
        for code, name, is_known in _named(change, shown)
        if not is_known
    ]
    if problems:
        raise CityshareError(problems)


def _named(view: View, shown: Shown) -> Iterator[tuple[str, str, bool]]:
    """Yield what a choice names: its problem's code, its field, whether it is there."""
    practices = (practice.name for practice in view.questionnaire.practices)
    yield "L301", "practice", not shown.practice or shown.practice in practices
    yield "L310", "theme", not shown.theme or shown.theme in view.layout.names
    sessions = (session.id for session in view.header.sessions)
    yield "L381", "session", not shown.session or shown.session in sessions


def _keep(change: Change, *, shown: Shown, timer: Timer | None) -> None:
    kept: dict[str, object] = {"shown": asdict(shown), "timer": None}
    if timer is not None:
        ends = timer.ends and timer.ends.isoformat()
        kept["timer"] = {**asdict(timer), "ends": ends}
    if kept != change.row.projected:
        change.set(projected=kept)
        change.note("projected", screen=shown.screen.value)
