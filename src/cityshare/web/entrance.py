"""Who may see the board: the passcode opens it, the session remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request

from cityshare.web.pages import workshop_of
from cityshare.workshop import Workshop

if TYPE_CHECKING:
    from cityshare.web.attempts import Attempts

KEY = "facilitator"


def facilitated(request: Request) -> Workshop | None:
    """Return the workshop that this browser facilitates, if it does."""
    known = request.session.get(KEY)
    if not known:
        return None
    try:
        return Workshop.load(request.app.state.db, known)
    except KeyError:
        return None


def enter(request: Request, passcode: str) -> str | None:
    """Open the board if the passcode is right; return why not, as a key of words."""
    workshop = workshop_of(request)
    if workshop is None:
        return "no_workshop"
    attempts: Attempts = request.app.state.attempts
    address = request.client.host if request.client else ""
    keys = [f"passcode:{address}", f"passcode:{request.session['id']}"]
    most = request.app.state.settings.wrong_codes
    if any(attempts.count(key) >= most for key in keys):
        return "too_many"
    if not workshop.check_passcode(passcode.strip()):
        for key in keys:
            attempts.failed(key)
        return "wrong_passcode"
    for key in keys:
        attempts.forget(key)
    request.session[KEY] = workshop.id
    return None


def leave(request: Request) -> None:
    """Close the board in this browser."""
    request.session.pop(KEY, None)
