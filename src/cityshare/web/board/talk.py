"""The talk at the tables on the board: roles to change, outcomes as they come in."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.exchange import TableRoles
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of, render
from cityshare.web.words import words_on
from cityshare.workshop import TableTalk, Workshop

router = APIRouter(prefix="/facilitator/talk")


@router.get("")
def talk(request: Request, workshop: Facilitated, session: str = "") -> Response:
    """Show the tables of a session with their roles and what came out of them."""
    language, cohort = language_of(request), workshop.cohort()
    after = workshop.last_event
    outcomes = TableTalk.of(workshop).outcomes(session or None)
    published = {v.session for v in workshop.plans() if v.state == "published"}
    shown = outcomes[0].session if outcomes else session
    return render(
        request,
        "facilitator/talk.html",
        say=words_on("hour", language),
        room=words_on("room", language),
        workshop=workshop,
        sessions=[one for one in cohort.table_sessions if one.id in published],
        shown=shown,
        outcomes=outcomes,
        themes={theme.name: theme.label for theme in cohort.layout.themes},
        seated=seated(workshop, shown),
        names={city.id: city.name for city in workshop.delegations}
        | {person.id: person.name for person in workshop.people},
        after=after,
    )


@router.post("")
def set_roles(workshop: Facilitated, form: Form) -> Response:
    """Set chair, reporter and first case of a table."""
    session, table = text_of(form, "session"), text_of(form, "table")
    roles = TableRoles(
        chair=text_of(form, "chair"),
        reporter=text_of(form, "reporter"),
        first_case=text_of(form, "first_case"),
    )
    TableTalk.of(workshop).set_roles(session or None, table, roles)
    return RedirectResponse(f"/facilitator/talk?session={session}#{table}", 303)


def seated(workshop: Workshop, session: str | None) -> dict[str, tuple[str, ...]]:
    """Return who sits at each table of the published plan of a session."""
    published = [
        version
        for version in workshop.plans()
        if version.state == "published" and version.session == session
    ]
    return {
        table.id: (*table.seated, *table.observers, *table.interpreters)
        for version in published[-1:]
        for table in version.plan.tables
    }
