"""The facilitator's board: phases, who has answered, groups and their versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.cohort import Delegation
from cityshare.documents import roster_by_table
from cityshare.web import entrance
from cityshare.web.address import join_address
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.live import solver_of
from cityshare.web.pages import language_of, render
from cityshare.web.solving import Job
from cityshare.web.words import words_on
from cityshare.workshop import Phase, Workshop
from cityshare.workshop.board import PlanBoard
from cityshare.workshop.board_state import BoardState
from cityshare.workshop.registered import registered

if TYPE_CHECKING:
    from cityshare.store import PlanSummary
    from cityshare.workshop import Counts

router = APIRouter(prefix="/facilitator")

PROOFS: Final = ("0", "10", "60", "300")  # seconds


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
    versions = PlanBoard.of(workshop).versions()[::-1]
    shown = _shown(workshop, versions, version)
    counts = workshop.counts()
    cohort = registered(workshop).cohort
    language = language_of(request)
    return render(
        request,
        "facilitator/board.html",
        say=words_on("room", language),
        table_words=words_on("tables", language),
        workshop=workshop,
        phases=list(Phase),
        reachable=reachable(workshop.phase, versions),
        counts=counts,
        delegations=delegation_counts(cohort.delegations, counts),
        sessions=cohort.table_sessions,
        proofs=PROOFS,
        versions=versions,
        shown=shown,
        roster=roster_by_table(cohort, shown.plan, language=language)
        if shown
        else None,
        progress=solver_of(request.app).progress_of(workshop.id),
        is_busy=solver_of(request.app).is_busy,
        address=join_address(request, workshop),
        after=workshop.last_event,
    )


@router.post("/enter")
def enter(request: Request, form: Form) -> Response:
    """Take the passcode."""
    wrong = entrance.enter(request, text_of(form, "passcode"))
    if wrong is not None:
        return _entrance(request, wrong)
    return _back()


@router.post("/leave")
def leave(request: Request, _: Form) -> Response:
    """Close the board in this browser."""
    entrance.leave(request)
    return _back()


@router.post("/phase")
def phase(workshop: Facilitated, form: Form) -> Response:
    """Move the workshop to another phase."""
    wanted = text_of(form, "phase")
    if wanted not in list(Phase):
        raise HTTPException(400)
    workshop.move_to(Phase(wanted))
    return _back()


@router.post("/groups")
def groups(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Begin to make groups; the board shows how they get on."""
    known = [each.id for each in registered(workshop).cohort.table_sessions]
    session = text_of(form, "session") or None
    proof = text_of(form, "proof") or PROOFS[0]
    if (session is not None and session not in known) or proof not in PROOFS:
        raise HTTPException(400)
    job = Job(
        url=request.app.state.db.url,
        workshop=workshop.id,
        session=session,
        seed=len(PlanBoard.of(workshop).versions()),
        proof=float(proof) or None,
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
def cancel(request: Request, workshop: Facilitated, _: Form) -> Response:
    """End the search and keep its best plan."""
    solver = solver_of(request.app)
    if solver.progress_of(workshop.id).is_running:
        solver.cancel()
    return _back("groups")


@router.post("/publish")
def publish(workshop: Facilitated, form: Form) -> Response:
    """Show everybody their table of one version."""
    number = text_of(form, "number")
    versions = PlanBoard.of(workshop).versions()
    if number not in {str(version.number) for version in versions}:
        raise HTTPException(404)
    workshop.publish(int(number))
    return _back("groups")


def delegation_counts(
    delegations: Iterable[Delegation], counts: Counts
) -> list[DelegationCount]:
    """Return the count of each delegation, in the order given."""
    return [
        DelegationCount(each.name, *counts.by_delegation.get(each.id, (0, 0)))
        for each in delegations
    ]


def reachable(phase: Phase, versions: list[PlanSummary]) -> set[Phase]:
    """Return the phases the workshop can go to: back to any, on to the next."""
    phases = list(Phase)
    now = phases.index(phase)
    following = phases[now + 1 : now + 2]
    if following == [Phase.GROUPED] and not any(v.has_tables for v in versions):
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


def _shown(
    workshop: Workshop, versions: list[PlanSummary], number: int | None
) -> BoardState | None:
    """Return the version asked for, else the newest, if it has tables."""
    seated = [version.number for version in versions if version.has_tables]
    if not seated:
        return None
    chosen = number if number in seated else seated[0]
    return PlanBoard.of(workshop).state(chosen)


def _back(to: str = "") -> RedirectResponse:
    return RedirectResponse(f"/facilitator{'#' + to if to else ''}", 303)
