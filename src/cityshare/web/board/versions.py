"""Two versions of the plan side by side, and going back to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.grouping import Plan
from cityshare.grouping.plan import Headline
from cityshare.progress import gap_percent
from cityshare.web.board.facilitated import Facilitated, Form, number_in
from cityshare.web.board.seats import seats_of
from cityshare.web.board.shown import at, moves_of, state_of
from cityshare.web.board.tables import say_next
from cityshare.web.board.telling import Say
from cityshare.web.pages import language_of, render
from cityshare.web.words import words_on
from cityshare.workshop.board import PlanBoard

router = APIRouter(prefix="/facilitator/versions")


@dataclass(frozen=True)
class Row:
    """One count of both versions, in words."""

    name: str
    cells: tuple[str, str]


@router.get("")
def versions(
    request: Request, workshop: Facilitated, a: int = 0, b: int = 0
) -> Response:
    """Show two versions next to each other: the newest two unless others are asked."""
    language = language_of(request)
    say = words_on("tables", language)
    board = PlanBoard.of(workshop)
    numbers = [version.number for version in board.versions() if version.has_tables]
    context: dict[str, Any] = {"say": say, "workshop": workshop, "numbers": numbers}
    if len(numbers) < 2:
        return render(request, "facilitator/versions.html", **context, pair=())
    b = b if b in numbers else numbers[-1]
    a = a if a in numbers and a != b else _before(numbers, b)
    compared = board.compare(a, b)
    pair = (state_of(workshop, a), state_of(workshop, b))
    seats = seats_of(workshop, pair[1].plan, language)
    return render(
        request,
        "facilitator/versions.html",
        **context,
        pair=pair,
        rows=_rows(pair[0].plan, pair[1].plan, say),
        moves=moves_of(compared.moved, seats, say),
        is_same_session=compared.is_same_session,
    )


@router.post("/back")
def back(request: Request, form: Form, workshop: Facilitated) -> Response:
    """Make a draft of an earlier version."""
    number = number_in(form, "number")
    state = PlanBoard.of(workshop).draft_of(number)
    say = words_on("tables", language_of(request))
    say_next(request, say["said_draft"].format(number=state.number))
    return RedirectResponse(at(state.number), 303)


def _before(numbers: list[int], number: int) -> int:
    """Return the version before one, or the one after the first."""
    place = numbers.index(number)
    return numbers[place - 1] if place else numbers[1]


def _rows(first: Plan, second: Plan, say: Say) -> list[Row]:
    one, two = (dict(_counts(plan, say)) for plan in (first, second))
    names = dict.fromkeys((*one, *two))
    return [Row(name, (one.get(name, "–"), two.get(name, "–"))) for name in names]


def _counts(plan: Plan, say: Say) -> Iterator[tuple[str, str]]:
    """Give what is counted of a plan, row by row."""
    if plan.headline is not None:
        yield from _headline(plan.headline, say)
    broken = [rule.name for rule in plan.rules if not rule.kept]
    yield say["row_rules"], str(len(broken))
    yield say["row_tables"], str(len(plan.tables))
    yield say["row_seated"], str(sum(len(table.seated) for table in plan.tables))
    if plan.value is not None:
        yield say["row_value"], f"{plan.value:.1f}"
    if plan.value is not None and plan.bound is not None:
        yield say["row_bound"], f"{plan.bound:.1f}"
        yield say["row_gap"], f"{gap_percent(plan.value, plan.bound)} %"


def _headline(head: Headline, say: Say) -> Iterator[tuple[str, str]]:
    of = say["of"].format
    answered, people = head.priorities_answered, head.people
    yield say["row_priorities"], of(part=answered, all=head.priorities)
    if head.priorities_answered_random is not None:
        random = f"{head.priorities_answered_random:.0f}"
        yield say["row_random"], of(part=random, all=head.priorities)
    yield say["row_first"], of(part=head.first_wish, all=people)
    yield say["row_second"], of(part=head.first_or_second_wish, all=people)
    yield say["row_neither"], str(head.neither_learns_nor_shares)
