"""Server-sent events: what changed, told to every open page four times a second."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import asynccontextmanager, suppress
from threading import Lock
from typing import Literal, Protocol

from fastapi import APIRouter, FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from cityshare.web.solving import Solver
from cityshare.workshop import Workshop

Audience = Literal["board", "phone"]
BEAT = 0.25
PING = 15.0
SOLVING = "solving"
LOG = logging.getLogger(__name__)
PHONE_KINDS = frozenset({"phase", "published"})


class Change(Protocol):
    """What the hub needs of an event of the workshop: its number and its kind."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102


Read = Callable[[str, int], Sequence[Change]]
"""Gives the events of a workshop after a number."""


class Listener:
    """One open page, and what has changed since it was last told.

    Changes that come while the page is slow are merged, so that a page that does
    not read costs no memory and misses nothing.
    """

    def __init__(self, workshop: str, audience: Audience, *, last: int) -> None:
        self.workshop = workshop
        self.audience = audience
        self._last = last
        self._kinds: set[str] = set()
        self._ready = asyncio.Event()

    def add(self, kinds: Iterable[str], *, last: int) -> None:
        """Note changes; a phone hears only of those that concern everybody."""
        self._last = max(self._last, last)
        heard = {kind for kind in kinds if self._hears(kind)}
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

    def _hears(self, kind: str) -> bool:
        return self.audience == "board" or kind in PHONE_KINDS


class Hub:
    """Everybody who listens, and the one task that looks for news.

    Parameters
    ----------
    read
        Gives the events of a workshop after a number; it is called in a thread.
    beat
        Seconds from one look to the next.
    """

    def __init__(self, read: Read, *, beat: float = BEAT) -> None:
        self._read = read
        self._beat = beat
        self._listeners: dict[str, set[Listener]] = {}
        self._last: dict[str, int] = {}
        self._notices: dict[str, set[str]] = {}
        self._lock = Lock()
        self._task: asyncio.Task[None] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self.is_closing = False

    async def join(self, workshop: str, audience: Audience, *, after: int) -> Listener:
        """Listen to a workshop, from the event after this number on."""
        listener = Listener(workshop, audience, last=after)
        is_first = not self._listeners.get(workshop)
        if is_first:
            self._last[workshop] = after
        self._listeners.setdefault(workshop, set()).add(listener)
        self._loop = asyncio.get_running_loop()
        missed = await run_in_threadpool(self._read, workshop, after)
        if missed:
            listener.add({event.kind for event in missed}, last=missed[-1].id)
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
        kinds = {event.kind for event in events} | notices
        if events:
            last = self._last[workshop] = events[-1].id
        for listener in tuple(self._listeners[workshop]) if kinds else ():
            listener.add(kinds, last=last)

    def _wake(self) -> None:
        if self._task is not None:
            self._task.cancel()
        for listeners in self._listeners.values():
            for listener in listeners:
                listener.wake()


def hub_of(app: FastAPI) -> Hub:
    """Return the application's hub, made when it is first asked for."""
    if not hasattr(app.state, "hub"):
        app.state.hub = Hub(
            lambda workshop, after: _workshop(app, workshop).events_after(after)
        )
    hub: Hub = app.state.hub
    return hub


def solver_of(app: FastAPI) -> Solver:
    """Return the application's solver, made when it is first asked for."""
    if not hasattr(app.state, "solver"):
        hub = hub_of(app)
        app.state.solver = Solver(lambda workshop: hub.notice(workshop, SOLVING))
    solver: Solver = app.state.solver
    return solver


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    hub_of(app).close()
    await run_in_threadpool(solver_of(app).close)


router = APIRouter(lifespan=_lifespan)


@router.get("/events")
async def events(request: Request, after: int | None = None) -> StreamingResponse:
    """Tell a page what has changed since the event it knows, and go on telling."""
    workshop, audience = _who(request)
    hub = hub_of(request.app)
    resumed = request.headers.get("last-event-id", "")
    known = int(resumed) if resumed.isdigit() else after
    if known is None:
        known = await run_in_threadpool(_newest, request.app, workshop)
    listener = await hub.join(workshop, audience, after=known)
    return StreamingResponse(
        hub.stream(listener),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


def _who(request: Request) -> tuple[str, Audience]:
    """Return the workshop a browser may hear of, and how much."""
    facilitated, joined = map(request.session.get, ("facilitator", "workshop"))
    if facilitated:
        return str(facilitated), "board"
    if joined:
        return str(joined), "phone"
    raise HTTPException(403)


def _workshop(app: FastAPI, workshop: str) -> Workshop:
    return Workshop(app.state.db, workshop)


def _newest(app: FastAPI, workshop: str) -> int:
    return _workshop(app, workshop).last_event
