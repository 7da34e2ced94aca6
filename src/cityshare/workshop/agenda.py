"""The agenda of a workshop: sessions added, changed and removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from cityshare.cohort import Session
from cityshare.cohort.header_checks import check_header, check_names
from cityshare.cohort.known import Known
from cityshare.errors import CityshareError, Problem, raise_if_any, validation_problems
from cityshare.questionnaire import Text
from cityshare.workshop.change import Change, View
from cityshare.workshop.entry import Entry
from cityshare.workshop.layouts import new_name
from cityshare.workshop.relaying import keep_header

MOST_SESSIONS = 60


def set_sessions(change: Change, sessions: Iterable[Session]) -> None:
    """Replace the agenda; sessions come in the order of their start.

    Raises
    ------
    CityshareError
        With everything that is wrong with it (C2..).
    """
    ordered = tuple(sorted(sessions, key=_start))
    header = change.header.model_copy(update={"sessions": ordered})
    known = Known(
        practices=[practice.name for practice in change.questionnaire.practices],
        themes=change.layout.names,
    )
    found = [*check_header(header), *check_names(change.layout, ordered, known)]
    raise_if_any(p for p in found if "theme_layout" not in p.place.column)
    keep_header(change, header)
    change.note("sessions")


def checked_session(id_: str, title: str, tag: str, **fields: object) -> Session:
    """Return a session as somebody entered it.

    Raises
    ------
    CityshareError
        L307 without a title, L355 for each field that is not possible.
    """
    entry = Entry()
    line = entry.line("title", title, needed=True)
    entry.check()
    try:
        return Session.model_validate(
            {"id": id_, "title": Text({tag: line}), **_clean(fields)}
        )
    except ValidationError as error:
        raise CityshareError(validation_problems(error, file="", code="L355")) from None


def new_id(view: View, title: str) -> str:
    """Return an id for a session that no other has."""
    taken = [session.id for session in view.header.sessions]
    return new_name(title, taken, otherwise="session")


def known_session(view: View, id_: str) -> Session:
    """Return a session of the agenda; L354 if there is none."""
    for session in view.header.sessions:
        if session.id == id_:
            return session
    raise CityshareError([Problem("L354", got=id_)])


def _start(session: Session) -> str:
    """Order by start; a session without one stays where it is, at the end."""
    return session.start.isoformat() if session.start else "~"


def _clean(fields: Mapping[str, object]) -> dict[str, object]:
    return {name: given for name, given in fields.items() if given is not None}
