"""Who listens to a workshop, and the one task that looks for news of it."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import (
    AsyncIterator,
    Callable,
    Collection,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import suppress
from threading import Lock

from starlette.concurrency import run_in_threadpool

from cityshare.web.circles import MOVING, Circles, Event, kinds_by_circle

BEAT = 0.25
PING = 15.0
LOG = logging.getLogger(__name__)

Read = Callable[[str, int], Sequence[Event]]
"""Gives the events of a workshop after a number."""

ReadCircles = Callable[[str], Circles]
"""Gives who belongs together in a workshop."""


class Listener:
    """One open page, and what has changed since it was last told.

    ``person`` is whose phone it is; none for the board, which hears of everything.
    Changes that come while the page is slow are merged, so that a page that does
    not read costs no memory and misses nothing.
    """

    def __init__(self, workshop: str, person: str | None, *, last: int) -> None:
        self.workshop = workshop
        self.person = person
        self._last = last
        self._kinds: set[str] = set()
        self._ready = asyncio.Event()

    def add(self, kinds: Iterable[str], *, last: int) -> None:
        """Note changes of which this page may hear."""
        self._last = max(self._last, last)
        heard = set(kinds)
        if heard:
            self._kinds |= heard
            self._ready.set()

    def wake(self) -> None:
        """End the waiting."""
        self._ready.set()

    async def next(self, seconds: float = PING) -> str:
        """Return the next message, or a ping after a while without one."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), seconds)
        self._ready.clear()
        kinds, self._kinds = sorted(self._kinds), set()
        if not kinds:
            return ": ping\n\n"
        data = json.dumps({"kinds": kinds})
        return f"id: {self._last}\nevent: changed\ndata: {data}\n\n"


class Hub:
    """Everybody who listens, and the one task that looks for news.

    Parameters
    ----------
    read
        Gives the events of a workshop after a number; it is called in a thread.
    read_circles
        Gives who belongs together; called in a thread, when that may have changed.
    beat
        Seconds from one look to the next.
    """

    def __init__(
        self,
        read: Read,
        read_circles: ReadCircles = lambda _: Circles(),
        *,
        beat: float = BEAT,
    ) -> None:
        self._read = read
        self._read_circles = read_circles
        self._circles: dict[str, Circles] = {}
        self._beat = beat
        self._listeners: dict[str, set[Listener]] = {}
        self._last: dict[str, int] = {}
        self._notices: dict[str, set[str]] = {}
        self._lock = Lock()
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.is_closing = False

    async def join(self, workshop: str, person: str | None, *, after: int) -> Listener:
        """Listen to a workshop, from the event after this number on."""
        listener = Listener(workshop, person, last=after)
        is_first = not self._listeners.get(workshop)
        if is_first:
            self._last[workshop] = after
            self._circles.pop(workshop, None)
        self._listeners.setdefault(workshop, set()).add(listener)
        self._loop = asyncio.get_running_loop()
        missed = await run_in_threadpool(self._read, workshop, after)
        if missed:
            await self._pass_on(workshop, missed, [listener])
        if missed and is_first:
            self._last[workshop] = max(self._last[workshop], missed[-1].id)
        if self._task is None or self._task.done():
            self._task = self._loop.create_task(self._look())
        return listener

    def leave(self, listener: Listener) -> None:
        """Stop listening."""
        self._listeners.get(listener.workshop, set()).discard(listener)

    @property
    def n_listeners(self) -> int:
        """How many pages listen."""
        return sum(map(len, self._listeners.values()))

    def notice(self, workshop: str, kind: str) -> None:
        """Pass on, with the next beat, a change that is in no database."""
        with self._lock:
            self._notices.setdefault(workshop, set()).add(kind)

    def close(self) -> None:
        """End every stream, from whichever thread."""
        self.is_closing = True
        if self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    async def stream(
        self, listener: Listener, *, ping: float = PING
    ) -> AsyncIterator[str]:
        """Give the messages of one page until it goes or the server ends."""
        try:
            yield "retry: 2000\n\n"
            while not self.is_closing:
                yield await listener.next(ping)
        finally:
            self.leave(listener)

    async def _look(self) -> None:
        while self.n_listeners and not self.is_closing:
            for workshop in [name for name, open_ in self._listeners.items() if open_]:
                try:
                    await self._tell(workshop)
                except Exception:  # the next look may find the database again
                    LOG.exception("no look at the events of workshop %s", workshop)
            await asyncio.sleep(self._beat)

    async def _tell(self, workshop: str) -> None:
        last = self._last[workshop]
        events = await run_in_threadpool(self._read, workshop, last)
        with self._lock:
            notices = self._notices.pop(workshop, set())
        if events:
            self._last[workshop] = events[-1].id
        if events or notices:
            everybody = tuple(self._listeners[workshop])
            await self._pass_on(workshop, events, everybody, notices)

    async def _pass_on(
        self,
        workshop: str,
        events: Sequence[Event],
        listeners: Sequence[Listener],
        notices: Collection[str] = (),
    ) -> None:
        """Tell boards of everything, and each phone what concerns its person."""
        last = events[-1].id if events else self._last[workshop]
        kinds = {event.kind for event in events} | set(notices)
        if kinds & MOVING:
            self._circles.pop(workshop, None)
        heard: Mapping[str, frozenset[str]] = {}
        circles = Circles()
        if events and any(each.person is not None for each in listeners):
            circles = await self._circles_of(workshop)
            heard = kinds_by_circle(events, circles)
        for listener in listeners:
            if listener.person is None:
                listener.add(kinds, last=last)
            elif heard:
                mine = circles.of_person(listener.person) & heard.keys()
                listener.add(frozenset().union(*(heard[c] for c in mine)), last=last)

    async def _circles_of(self, workshop: str) -> Circles:
        if workshop not in self._circles:
            found = await run_in_threadpool(self._read_circles, workshop)
            self._circles[workshop] = found
        return self._circles[workshop]

    def _wake(self) -> None:
        if self._task is not None:
            self._task.cancel()
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.wake()
