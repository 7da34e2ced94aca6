"""The facilitator's board: phases, who has answered, groups and their versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Depends, Request
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.documents import TableRoster, roster_by_table
from cityshare.web import entrance
from cityshare.web.address import join_address
from cityshare.web.csrf import read_form
from cityshare.web.live import solver_of
from cityshare.web.pages import language_of, render
from cityshare.web.solving import Job
from cityshare.web.words import words_on
from cityshare.workshop import Phase, Workshop

if TYPE_CHECKING:
    from cityshare.workshop import Counts, PlanVersion

router = APIRouter(prefix="/facilitator")

Form = Annotated[FormData, Depends(read_form)]
MOST_SEED = 2**31 - 1


@dataclass(frozen=True)
class DelegationCount:
    """How far one delegation has come; ``people`` have joined."""

    name: str
    complete: int
    people: int


@router.get("")
def board(request: Request, version: int | None = None) -> Response:
    """Show the board, or ask for the passcode."""
    workshop = entrance.facilitated(request)
    if workshop is None:
        return _entrance(request)
    versions = sorted(workshop.plans(), key=lambda v: v.number, reverse=True)
    shown = next((v for v in versions if v.number == version), None)
    shown = shown or (versions[0] if versions else None)
    counts = workshop.counts()
    cohort = workshop.cohort()
    language = language_of(request)
    return render(
        request,
        "facilitator/board.html",
        say=words_on("room", language),
        workshop=workshop,
        phases=list(Phase),
        reachable=reachable(workshop, versions),
        counts=counts,
        delegations=delegation_counts(workshop, counts),
        sessions=cohort.table_sessions,
        versions=versions,
        shown=shown,
        roster=_roster(workshop, shown, language),
        progress=solver_of(request.app).progress_of(workshop.id),
        is_busy=solver_of(request.app).is_busy,
        address=join_address(request, workshop),
        after=workshop.last_event,
    )


@router.post("/enter")
def enter(request: Request, form: Form) -> Response:
    """Take the passcode."""
    wrong = entrance.enter(request, _text(form, "passcode"))
    if wrong is not None:
        return _entrance(request, wrong)
    return _back()


@router.post("/leave")
def leave(request: Request, _: Form) -> Response:
    """Close the board in this browser."""
    entrance.leave(request)
    return _back()


@router.post("/phase")
def phase(request: Request, form: Form) -> Response:
    """Move the workshop to another phase."""
    workshop = _facilitated(request)
    wanted = _text(form, "phase")
    if wanted not in list(Phase):
        raise HTTPException(400)
    workshop.move_to(Phase(wanted))
    return _back()


@router.post("/groups")
def groups(request: Request, form: Form) -> Response:
    """Begin to make groups; the board shows how they get on."""
    workshop = _facilitated(request)
    known = [session.id for session in workshop.cohort().table_sessions]
    session = _text(form, "session") or None
    if session is not None and session not in known:
        raise HTTPException(400)
    job = Job(
        url=request.app.state.db.url,
        workshop=workshop.id,
        session=session,
        seed=len(workshop.plans()),
    )
    if not solver_of(request.app).make(job):
        return render(
            request,
            "error.html",
            status=409,
            message=words_on("room", language_of(request))["busy"],
        )
    return _back("groups")


@router.post("/groups/cancel")
def cancel(request: Request, _: Form) -> Response:
    """End the search and keep its best plan."""
    workshop = _facilitated(request)
    solver = solver_of(request.app)
    if solver.progress_of(workshop.id).is_running:
        solver.cancel()
    return _back("groups")


@router.post("/publish")
def publish(request: Request, form: Form) -> Response:
    """Show everybody their table of one version."""
    workshop = _facilitated(request)
    number = _text(form, "number")
    if number not in {str(version.number) for version in workshop.plans()}:
        raise HTTPException(404)
    workshop.publish(int(number))
    return _back("groups")


def delegation_counts(workshop: Workshop, counts: Counts) -> list[DelegationCount]:
    """Return the count of each delegation, in the workshop's order."""
    return [
        DelegationCount(each.name, *counts.by_delegation.get(each.id, (0, 0)))
        for each in workshop.delegations
    ]


def reachable(workshop: Workshop, versions: list[PlanVersion]) -> set[Phase]:
    """Return the phases the workshop can go to: back to any, on to the next."""
    phases = list(Phase)
    now = phases.index(workshop.phase)
    following = phases[now + 1 : now + 2]
    if following == [Phase.GROUPED] and not any(v.plan.has_tables for v in versions):
        following = []
    if following == [Phase.PUBLISHED]:
        published = any(v.state == "published" for v in versions)
        following = following if published else []
    return {*phases[:now], *following}


def _entrance(request: Request, wrong: str | None = None) -> Response:
    known = words_on("room", language_of(request))
    return render(
        request,
        "facilitator/entrance.html",
        status=200 if wrong is None else 429 if wrong == "too_many" else 403,
        say=known,
        wrong=known[wrong] if wrong else "",
    )


def _facilitated(request: Request) -> Workshop:
    """Return the workshop of the board, or refuse."""
    workshop = entrance.facilitated(request)
    if workshop is None:
        raise HTTPException(403)
    return workshop


def _roster(
    workshop: Workshop, shown: PlanVersion | None, language: str
) -> TableRoster | None:
    if shown is None or not shown.plan.has_tables:
        return None
    return roster_by_table(workshop.cohort(), shown.plan, language=language)


def _text(form: FormData, name: str) -> str:
    given: Any = form.get(name, "")
    return given if isinstance(given, str) else ""


def _back(to: str = "") -> RedirectResponse:
    return RedirectResponse(f"/facilitator{'#' + to if to else ''}", 303)
