"""The server: one process, the addresses it can be found at, and a quick end."""

from __future__ import annotations

import secrets
import signal
import socket
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

import uvicorn
from anyio.to_thread import current_default_thread_limiter

from cityshare.errors import CityshareError, Place, Problem
from cityshare.web.live import hub_of, solver_of

if TYPE_CHECKING:
    from fastapi import FastAPI

HERE = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # noqa: S104
SECONDS_TO_END = 2
SECONDS_KEPT = 75  # a phone is asked the next question on the connection it has
# One writer at a time: more threads only take turns at waiting for it, and for Python.
THREADS = 4
# Never sent to: it only asks the system which of its addresses would be used.
ELSEWHERE = ("10.255.255.255", 1)


class Server(uvicorn.Server):
    """A server that ends its open streams first, so that it ends at once."""

    def __init__(self, config: uvicorn.Config, app: FastAPI) -> None:
        super().__init__(config)
        self._app = app

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Limit the threads that answer, then listen."""
        current_default_thread_limiter().total_tokens = THREADS
        await super().startup(sockets)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """End the streams, then the server."""
        hub_of(self._app).close()
        super().handle_exit(sig, frame)


def serve(app: FastAPI, sockets: list[socket.socket]) -> None:
    """Serve until somebody ends it with Ctrl-C or a signal."""
    config = uvicorn.Config(
        app,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=SECONDS_TO_END,
        timeout_keep_alive=SECONDS_KEPT,
    )
    before = signal.signal(signal.SIGTERM, _interrupt)
    try:
        with suppress(KeyboardInterrupt):
            solver_of(app).start()
            Server(config, app).run(sockets)
    finally:
        signal.signal(signal.SIGTERM, before)
        solver_of(app).close()


def listen(port: int, *, lan: bool) -> socket.socket:
    """Take a port, before anything is written or promised.

    Raises
    ------
    CityshareError
        F108 if the port is taken, or may not be used.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((EVERYWHERE if lan else HERE, port))
        listener.listen()
    except OSError as error:
        listener.close()
        details = {"reason": error.strerror or str(error)}
        problem = Problem("F108", Place(column="--port"), port, details)
        raise CityshareError([problem]) from None
    return listener


def lan_address() -> str:
    """Return this machine's address in the room's network, as phones should use it.

    It is the one of this machine alone where there is no network.
    """
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
        except OSError:
            return HERE
        address: str = asking.getsockname()[0]
        return address


def kept_secret(path: Path) -> str:
    """Return the secret of a file, made when there is none.

    With the same secret everybody stays joined when the server starts again.

    Raises
    ------
    CityshareError
        F104 if it cannot be written.
    """
    with suppress(OSError):
        known = path.read_text(encoding="utf-8").strip()
        if known:
            return known
    made = secrets.token_urlsafe(32)
    try:
        path.touch(mode=0o600)
        path.write_text(made, encoding="utf-8")
    except OSError as error:
        details = {"reason": error.strerror or str(error)}
        problem = Problem("F104", Place(str(path)), None, details)
        raise CityshareError([problem]) from None
    return made


def _interrupt(number: int, frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
