"""Who may see the board: the passcode opens it, the session remembers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.requests import Request

from cityshare.web.pages import workshop_of
from cityshare.workshop import Facilitators, Workshop

if TYPE_CHECKING:
    from cityshare.web.attempts import Attempts

KEY = "facilitator"
PROOF = "proof"
UNKNOWN = "-"


def facilitated(request: Request) -> Workshop | None:
    """Return the workshop that this browser facilitates, if it does."""
    known = request.session.get(KEY)
    if not known:
        return None
    try:
        workshop = Workshop.load(request.app.state.db, known)
    except KeyError:
        return None
    return workshop if workshop.takes_key(request.session.get(PROOF, "")) else None


def facilitator_of(request: Request, workshop: Workshop) -> str:
    """Return the id of the facilitator whose passcode this browser knew."""
    who = Facilitators.of(workshop).of_key(request.session.get(PROOF, ""))
    return who.id if who else UNKNOWN


def enter(request: Request, passcode: str) -> str | None:
    """Open the board if the passcode is right; return why not, as a key of words.

    The passcode says which workshop of the database it is for; the one this browser
    has joined comes first.
    """
    workshop = workshop_of(request)
    if workshop is None:
        return "no_workshop"
    attempts: Attempts = request.app.state.attempts
    address = request.client.host if request.client else ""
    keys = [f"passcode:{address}", f"passcode:{request.session['id']}"]
    most = request.app.state.settings.wrong_codes
    if any(attempts.count(key) >= most for key in keys):
        return "too_many"
    known = passcode.strip()
    key = workshop.key_of_passcode(known)
    if key is None and (other := Workshop.of_passcode(workshop.db, known)):
        workshop, key = other, other.key_of_passcode(known)
    if key is None:
        for counted in keys:
            attempts.failed(counted)
        return "wrong_passcode"
    for counted in keys:
        attempts.forget(counted)
    let_in(request, workshop, key)
    return None


def let_in(request: Request, workshop: Workshop, key: str) -> None:
    """Remember that this browser knew a passcode of the workshop."""
    request.session[KEY] = workshop.id
    request.session[PROOF] = key


def leave(request: Request) -> None:
    """Close the board in this browser."""
    request.session.pop(KEY, None)
    request.session.pop(PROOF, None)
