"""Changes of a version: moves, swaps, locks, steps back, who came or did not."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from cityshare.advice import Change
from cityshare.errors import CityshareError
from cityshare.web.board.facilitated import Facilitated, Form, number_in, text_of
from cityshare.web.board.shown import Shown, at, state_of
from cityshare.web.board.tables import say_next
from cityshare.web.board.telling import Say, tell_repaired, tell_state
from cityshare.web.live import solver_of
from cityshare.web.numbers import InAddress
from cityshare.web.pages import wants_json
from cityshare.web.solving import Job
from cityshare.workshop import Workshop
from cityshare.workshop.board import PlanBoard
from cityshare.workshop.board_state import BoardState, Repaired

router = APIRouter(prefix="/facilitator/tables/{number}")

CONFLICT = "L320"
Telling = Callable[[Shown], str]
"""Says of a version, as it is after a change, what was done."""


class SolverBusyError(Exception):
    """The solver has other work, or ended before it was done."""


@router.post("/change")
def change(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Move a person to a table, or swap two."""
    person, other = text_of(form, "person"), text_of(form, "other")
    asked = Change(person, "" if other else text_of(form, "table"), other)

    def told(shown: Shown) -> str:
        seats, say = shown.seats, shown.say
        if other:
            names = {"name": seats.name(person), "other": seats.name(other)}
            return say["said_swap"].format(**names)
        seat = seats.by_id[person]
        return say["said_move"].format(name=seat.name, number=seat.number)

    step = number_in(form, "step")
    return _step(
        request,
        workshop,
        number,
        lambda board: board.change(number, asked, step=step),
        told,
    )


@router.post("/undo")
def undo(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Take the last change back."""
    step = number_in(form, "step")
    return _step(
        request,
        workshop,
        number,
        lambda board: board.undo(number, step=step),
        lambda shown: shown.say["said_undo"],
    )


@router.post("/redo")
def redo(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Make a change again that was taken back."""
    step = number_in(form, "step")
    return _step(
        request,
        workshop,
        number,
        lambda board: board.redo(number, step=step),
        lambda shown: shown.say["said_redo"],
    )


@router.post("/lock")
def lock(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Lock a person at their table, or let them go."""
    person, locked = text_of(form, "person"), text_of(form, "locked") == "1"

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        key = "said_lock" if locked else "said_unlock"
        state = board.lock(number, [person], locked=locked)
        return state, lambda s: s.say[key].format(name=s.seats.name(person))

    return _do(request, workshop, number, do)


@router.post("/gone")
def gone(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Note that a person did not come, and mend the plan with the fewest moves."""
    person = text_of(form, "person")

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        repaired = _mended(request, board, "no show", number, person)

        def told(shown: Shown) -> str:
            done = shown.say["said_gone"].format(name=shown.seats.name(person))
            return f"{done} {tell_repaired(repaired, shown.seats, shown.say)}"

        return repaired.state, told

    return _do(request, workshop, number, do)


@router.post("/arrived")
def arrived(
    request: Request, number: InAddress, form: Form, workshop: Facilitated
) -> Response:
    """Seat a person who has come after all."""
    person = text_of(form, "person")

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        repaired = _mended(request, board, "late", number, person)
        return (
            repaired.state,
            lambda shown: tell_repaired(repaired, shown.seats, shown.say),
        )

    return _do(request, workshop, number, do)


@router.post("/draft")
def draft(
    request: Request, number: InAddress, _: Form, workshop: Facilitated
) -> Response:
    """Make a draft of a version, to be changed."""

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        state = board.draft_of(number)
        return state, lambda s: s.say["said_draft"].format(number=state.number)

    return _do(request, workshop, number, do)


@router.post("/publish")
def publish(
    request: Request, number: InAddress, _: Form, workshop: Facilitated
) -> Response:
    """Show everybody their table of this version."""

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        workshop.publish(number)
        return (
            board.state(number),
            lambda shown: shown.say["said_published"].format(number=number),
        )

    return _do(request, workshop, number, do)


def _step(
    request: Request,
    workshop: Workshop,
    number: int,
    take: Callable[[PlanBoard], BoardState],
    told: Telling,
) -> Response:
    """Take one step, and say what it does to the headline and the rules."""

    def do(board: PlanBoard) -> tuple[BoardState, Telling]:
        before = board.state(number).plan
        state = take(board)
        return (
            state,
            lambda shown: f"{told(shown)} {tell_state(state.plan, before, shown.say)}",
        )

    return _do(request, workshop, number, do)


def _do(
    request: Request,
    workshop: Workshop,
    number: int,
    do: Callable[[PlanBoard], tuple[BoardState, Telling]],
) -> Response:
    """Change a version and show it: a script gets its parts, a person the page.

    Where it cannot be done the version is shown as it is, with the reason.
    """
    status = 200
    try:
        state, told = do(PlanBoard.of(workshop))
        shown = Shown.of(request, workshop, state)
        said = told(shown)
    except (CityshareError, SolverBusyError) as error:
        state = state_of(workshop, number)
        shown = Shown.of(request, workshop, state)
        status, said = _refusal(error, shown.say)
    if wants_json(request) and state.number == number:
        return shown.fragment(said, status=status)
    say_next(request, said)
    if wants_json(request):
        return JSONResponse({"go": at(state.number)})
    return RedirectResponse(at(state.number), 303)


def _mended(
    request: Request,
    board: PlanBoard,
    kind: Literal["no show", "late"],
    number: int,
    person: str,
) -> Repaired:
    """Have a version mended by the solver's process, and wait for it."""
    job = Job(board.db.url, board.id, kind=kind, number=number, people=(person,))
    repaired = solver_of(request.app).mend(job)
    if repaired is None:
        raise SolverBusyError
    return repaired


def _refusal(error: Exception, say: Say) -> tuple[int, str]:
    """Return the status of what could not be done, and why in words."""
    if not isinstance(error, CityshareError):
        return 409, say["busy"]
    codes = [problem.code for problem in error.problems]
    texts = (say.get(f"problem_{p.code}", p.text) for p in error.problems)
    return 409 if CONFLICT in codes else 422, " ".join(dict.fromkeys(texts))
