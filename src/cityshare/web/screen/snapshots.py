"""The answers of a workshop at one moment, with what was drawn from them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from functools import cached_property
from threading import Lock, RLock
from time import monotonic
from typing import TYPE_CHECKING, Any, TypeVar

from fastapi import FastAPI
from markupsafe import Markup

from cityshare.diagrams.units import FEWEST, unit_levels
from cityshare.scoring import Profiles, score

if TYPE_CHECKING:
    from cityshare.workshop import Event, Workshop

Made = TypeVar("Made")

LEAST_REST = 2.0
SHARE_OF_TIME = 0.1
"""At most this share of the time is spent on drawing while answers come in."""

PATIENT = frozenset({"answer", "delegation", "person"})
"""Changes that come in bursts: the room sees them a few seconds later."""

UNSEEN = frozenset(
    {"action plan", "card", "claim", "exported", "facilitators", "join code", "locked"}
    | {"offer", "outcome", "phase", "plan", "projected", "published", "roles", "rules"}
    | {"step", "printed", "retention", "name chosen", "name given back"}
)
"""Changes that no drawing shows."""


class Snapshot:
    """The profiles of a workshop's people, and drawings made only once.

    Attributes
    ----------
    event
        The newest event that is in it for certain.
    profiles
        Needs and assets.
    made
        When it was made (seconds of a monotonic clock).
    seconds
        What making it and drawing from it have cost so far.
    again
        Seconds after which a newer one can be had, 0 if there is nothing newer.
    """

    def __init__(self, workshop: Workshop) -> None:
        self.made = monotonic()
        self.event = workshop.last_event
        self.profiles: Profiles = score(workshop.cohort())
        self.seconds = monotonic() - self.made
        self.again = 0.0
        self._made: dict[Hashable, Any] = {}
        self._lock = RLock()

    @cached_property
    def n_delegations(self) -> int:
        """How many delegations have answered anything."""
        return len(unit_levels(self.profiles).ids)

    @property
    def is_shown(self) -> bool:
        """Whether so many have answered that something may be drawn."""
        return self.n_delegations >= FEWEST

    def kept(self, key: Hashable, make: Callable[[], Made]) -> Made:
        """Return what belongs to a key; it is made when it is first asked for."""
        with self._lock:
            if key not in self._made:
                began = monotonic()
                self._made[key] = make()
                self.seconds += monotonic() - began
            made: Made = self._made[key]
            return made

    def drawing(self, key: Hashable, draw: Callable[[], str]) -> Markup:
        """Return the drawing of a key; drawings escape what they are given."""
        return self.kept(key, lambda: Markup(draw()))  # noqa: S704

    def rest(self, now: float) -> float:
        """Return the seconds until a burst of answers is worth a new snapshot."""
        pause = max(LEAST_REST, self.seconds / SHARE_OF_TIME)
        return max(0.0, self.made + pause - now)


class Snapshots:
    """The newest snapshot of each workshop; while many answer, one a few seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._kept: dict[str, Snapshot] = {}

    def of(self, workshop: Workshop) -> Snapshot:
        """Return a snapshot: a new one where that is due, else the one at hand."""
        with self._lock:
            kept = self._kept.get(workshop.id)
            if kept is not None and not self._is_due(kept, workshop):
                return kept
            fresh = self._kept[workshop.id] = Snapshot(workshop)
            return fresh

    def _is_due(self, kept: Snapshot, workshop: Workshop) -> bool:
        kinds = _seen(workshop.events_after(kept.event))
        rest = kept.rest(self._clock()) if kinds <= PATIENT else 0.0
        kept.again = rest if kinds else 0.0
        return bool(kinds) and not rest


def snapshots_of(app: FastAPI) -> Snapshots:
    """Return the application's snapshots, made when they are first asked for."""
    if not hasattr(app.state, "snapshots"):
        app.state.snapshots = Snapshots()
    snapshots: Snapshots = app.state.snapshots
    return snapshots


def _seen(events: Iterable[Event]) -> set[str]:
    return {event.kind for event in events} - UNSEEN
