"""The agenda of a workshop: its sessions, their rooms and interpreters."""

from __future__ import annotations

from typing import get_args

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from cityshare.cohort import Session
from cityshare.cohort.session import SessionKind
from cityshare.errors import CityshareError
from cityshare.web.board.desk import done, page, texts_of
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of
from cityshare.workshop import Setup, Workshop

router = APIRouter(prefix="/facilitator/agenda")
KINDS = get_args(SessionKind)
Fields = dict[str, str | list[str]]


@router.get("")
def agenda(request: Request, workshop: Facilitated, edit: str = "") -> Response:
    """Show the sessions, and a form for a new one or the one to change."""
    sessions = {s.id: s for s in Setup.of(workshop).header().sessions}
    session = sessions.get(edit)
    fields = _fields(session, language_of(request)) if session else {}
    return _page(request, workshop, fields)


@router.post("")
def keep(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Add a session, or change the one that is named."""
    setup, language = Setup.of(workshop), language_of(request)
    id_, title = text_of(form, "id"), text_of(form, "title")

    def work() -> None:
        given = _session(form, next((s for s in _sessions(setup) if s.id == id_), None))
        if id_:
            setup.change_session(id_, title, language=language, **given)
        else:
            setup.add_session(title, language=language, **given)

    def again(error: CityshareError) -> Response:
        lists = {"themes": list(texts_of(form, "themes"))}
        sent = {name: v for name, v in form.items() if isinstance(v, str)}
        return _page(request, workshop, {**sent, **lists}, error)

    return done(work, "agenda", again)


@router.post("/remove")
def remove(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Take a session off the agenda."""
    id_ = text_of(form, "id")
    return done(
        lambda: Setup.of(workshop).remove_session(id_),
        "agenda",
        lambda error: _page(request, workshop, {}, error),
    )


def _session(form: FormData, before: Session | None) -> dict[str, object]:
    """Return the fields of a session as a form has them; its practices stay."""
    sizes = [text_of(form, name) for name in ("size_low", "size_high")]
    rooms = (line.strip() for line in text_of(form, "rooms").splitlines())
    return {
        "kind": text_of(form, "kind"),
        "start": text_of(form, "start") or None,
        "minutes": text_of(form, "minutes") or None,
        "themes": texts_of(form, "themes"),
        "practices": before.practices if before else (),
        "rooms": tuple(room for room in rooms if room),
        "table_size": sizes if any(sizes) else None,
        "interpreters": text_of(form, "interpreters") or None,
    }


def _fields(session: Session, language: str) -> Fields:
    """Return a session as the fields of a form."""
    start = session.start.strftime("%Y-%m-%dT%H:%M") if session.start else ""
    low, high = session.table_size or ("", "")
    return {
        "id": session.id,
        "title": session.title.read(language),
        "kind": session.kind,
        "start": start,
        "minutes": str(session.minutes or ""),
        "themes": list(session.themes),
        "practices": list(session.practices),
        "rooms": "\n".join(session.rooms),
        "size_low": str(low),
        "size_high": str(high),
        "interpreters": ""
        if session.interpreters is None
        else str(session.interpreters),
    }


def _page(
    request: Request,
    workshop: Workshop,
    given: Fields,
    error: CityshareError | None = None,
) -> Response:
    return page(
        request,
        workshop,
        "agenda",
        error=error,
        sessions=_sessions(Setup.of(workshop)),
        layout=workshop.layout,
        practices={p.name: p for p in workshop.questionnaire.practices},
        kinds=KINDS,
        given=given,
    )


def _sessions(setup: Setup) -> tuple[Session, ...]:
    return setup.header().sessions
