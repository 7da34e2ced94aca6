"""Removing names whose day has come: when the server starts, and once an hour."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from fastapi import APIRouter, FastAPI
from starlette.concurrency import run_in_threadpool

from cityshare.store import Database
from cityshare.workshop.retention import remove_due_names

EVERY = 3_600.0
LOG = logging.getLogger(__name__)


async def keep_removing(db: Database, *, every: float = EVERY) -> None:
    """Remove names that are due, again and again; a failure waits for the next time."""
    while True:
        try:
            removed = await run_in_threadpool(remove_due_names, db)
        except Exception:
            LOG.exception("names that are due could not be removed")
        else:
            for workshop in removed:
                LOG.warning("the names of workshop %s were removed: due", workshop)
        await asyncio.sleep(every)


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    task = asyncio.create_task(keep_removing(app.state.db))
    yield
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


router = APIRouter(lifespan=_lifespan)
