"""A real server in a thread, and a real browser."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, expect, sync_playwright

from cityshare.store import Database, open_database
from cityshare.web.app import create_app
from cityshare.web.live import hub_of
from cityshare.web.server import Server
from cityshare.web.settings import WebSettings
from cityshare.workshop import Workshop
from conftest import require
from samples import sample

pytest.register_assert_rewrite("e2e.afternoon", "e2e.morning", "e2e.seating")

PATIENCE = 15_000  # milliseconds until something is seen, on a loaded machine
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Room:
    """A workshop that is being served."""

    base: str
    workshop: Workshop
    passcode: str
    db: Database


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    """The workshop of Seoul 2016 on a free port, in its draft."""
    db = open_database(tmp_path / "workshop.sqlite")
    workshop, passcode = Workshop.create(db, sample("seoul-2016"))
    try:
        with serving(db) as base:
            yield Room(base, workshop, passcode, db)
    finally:
        db.close()


@contextmanager
def serving(db: Database, *, shown_as: str = "") -> Iterator[str]:
    """Serve a database from a thread of this process; gives the address.

    ``shown_as`` is the address that people are told instead.
    """
    with socket.create_server(("127.0.0.1", 0)) as listener:
        base = f"http://127.0.0.1:{listener.getsockname()[1]}"
        app = create_app(db, WebSettings("of these tests", base_url=shown_as or base))
        server = Server(uvicorn.Config(app, log_level="warning"), app)
        thread = threading.Thread(target=server.run, args=([listener],))
        thread.start()
        try:
            yield base
        finally:
            hub_of(app).close()
            server.should_exit = True
            thread.join(10)


@pytest.fixture(scope="module")
def browser(chromium: Path) -> Iterator[Browser]:
    """Debian's Chromium, without a window.

    Not for the whole session: its event loop runs in the thread of the tests, and
    other modules start their own.
    """
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium, args=[*FLAGS])
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, or a loud skip."""
    file = os.environ.get("CITYSHARE_AXE", "")
    if not file or not Path(file).is_file():
        require("axe", "CITYSHARE_AXE does not name axe.min.js")
    return Path(file).read_text(encoding="utf-8")
