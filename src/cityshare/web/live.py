"""Server-sent events: what changed, told to every open page four times a second."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import APIRouter, FastAPI, Request
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.responses import StreamingResponse

from cityshare.web import entrance
from cityshare.web.circles import Circles
from cityshare.web.hub import Hub
from cityshare.web.pages import joined_workshop
from cityshare.web.solving import Solver
from cityshare.workshop import Workshop
from cityshare.workshop.belonging import belonging

SOLVING = "solving"


def hub_of(app: FastAPI) -> Hub:
    """Return the application's hub, made when it is first asked for."""
    if not hasattr(app.state, "hub"):
        app.state.hub = Hub(
            lambda workshop, after: _workshop(app, workshop).events_after(after),
            lambda workshop: Circles(*belonging(_workshop(app, workshop))),
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
async def events(
    request: Request, after: int | None = None, on: str = ""
) -> StreamingResponse:
    """Tell a page what has changed since the event it knows, and go on telling.

    ``on=phone`` is for the pages of a participant, also in a facilitator's browser.
    """
    is_phone = on == "phone"
    workshop, person = await run_in_threadpool(_who, request, is_phone=is_phone)
    hub = hub_of(request.app)
    resumed = request.headers.get("last-event-id", "")
    known = int(resumed) if resumed.isdigit() else after
    if known is None:
        known = await run_in_threadpool(lambda: workshop.last_event)
    listener = await hub.join(workshop.id, person, after=known)
    return StreamingResponse(
        hub.stream(listener),
        media_type="text/event-stream",
        headers={"X-Accel-Buffering": "no"},
    )


def _who(request: Request, *, is_phone: bool) -> tuple[Workshop, str | None]:
    """Return the workshop a browser may hear of, and whose phone it is if it is one."""
    facilitated = None if is_phone else entrance.facilitated(request)
    if facilitated is not None:
        return facilitated, None
    joined = joined_workshop(request)
    if joined is None:
        raise HTTPException(403)
    person = joined.person_of(str(request.session.get("token", "")))
    return joined, person.id if person else ""


def _workshop(app: FastAPI, workshop: str) -> Workshop:
    return Workshop(app.state.db, workshop)
