"""The web application: one database, its pages, its guards."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles

from cityshare.errors import CityshareError
from cityshare.web import board, live, phone, retaining, screen
from cityshare.web.attempts import Attempts
from cityshare.web.guards import BodyLimit, SafeHeaders
from cityshare.web.once import Once
from cityshare.web.pages import language_of, render, said, wants_json
from cityshare.web.session import SessionCookie
from cityshare.web.settings import WebSettings
from cityshare.web.words import words

if TYPE_CHECKING:
    from cityshare.store import Database

ROUTERS = (phone.router, board.router, screen.router, live.router, retaining.router)


def create_app(db: Database, settings: WebSettings | None = None) -> FastAPI:
    """Build the application over an open database.

    Parameters
    ----------
    db
        The database; the caller closes it.
    settings
        How to run; the default signs cookies with a new secret.

    Returns
    -------
    FastAPI
        With ``state.db``, ``state.settings`` and ``state.attempts``. A router brings
        its own ``lifespan`` for what starts and stops with the server.
    """
    settings = settings or WebSettings()
    app = FastAPI(
        title="cityshare",
        openapi_url=None,
        middleware=[
            Middleware(SafeHeaders),
            Middleware(
                SessionCookie, secret=settings.secret, days=settings.session_days
            ),
            Middleware(BodyLimit, most=settings.most_body),
        ],
    )
    app.state.db = db
    app.state.settings = settings
    app.state.once = Once()
    app.state.attempts = Attempts(settings.attempt_seconds)
    app.add_exception_handler(HTTPException, _refusal)
    app.add_exception_handler(CityshareError, _problems)
    app.add_exception_handler(RequestValidationError, _unreadable)
    for router in ROUTERS:
        app.include_router(router)
    static = resources.files("cityshare.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)))
    return app


def _refusal(request: Request, error: Exception) -> Response:
    """Say in words why a request was refused: a page, or JSON for a script."""
    if not isinstance(error, HTTPException):
        raise error
    known = words(language_of(request))
    keys = (f"error_{error.detail}", f"error_{error.status_code}", "error_other")
    key = next(key for key in keys if key in known)
    if 300 <= error.status_code < 400 and error.headers:
        return RedirectResponse(error.headers["Location"], error.status_code)
    if wants_json(request):
        return JSONResponse({"message": known[key]}, error.status_code)
    return render(request, "error.html", status=error.status_code, message=known[key])


def _problems(request: Request, error: Exception) -> Response:
    """Show what was wrong with what somebody sent."""
    if not isinstance(error, CityshareError):
        raise error
    message = said(error, language_of(request))
    if wants_json(request):
        return JSONResponse({"message": message}, 422)
    return render(request, "error.html", status=422, message=message)


def _unreadable(request: Request, error: Exception) -> Response:
    """Refuse an address or a field that no page of ours makes."""
    del error
    return _refusal(request, HTTPException(422, "422"))
