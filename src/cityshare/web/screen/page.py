"""The projector: how to join, how many have answered, who sits where; no level."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING, Any, Final, TypeVar

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from cityshare.documents import RosterTable, roster_by_person, roster_by_table
from cityshare.web.address import join_address, qr_code
from cityshare.web.entrance import facilitated
from cityshare.web.pages import language_of, render
from cityshare.web.words import LANGUAGES, words_on
from cityshare.workshop import Phase

if TYPE_CHECKING:
    from cityshare.workshop import PlanVersion, Workshop

router = APIRouter()

SCREENS: Final = ("join", "tables", "people")
SEATED: Final = (Phase.PUBLISHED, Phase.FOLLOW_UP)
TABLES_PER_PART: Final = 8
PEOPLE_IN_TWO_ROWS: Final = 7
NAMES_PER_PART: Final = 39

Item = TypeVar("Item")


@router.get("/projector")
def projector(request: Request, show: str = "") -> Response:
    """Show what the room is to see: by the phase, or as chosen on the board."""
    workshop = facilitated(request)
    if workshop is None:
        return RedirectResponse("/facilitator", 303)
    published = published_plan(workshop)
    screen = show if show in SCREENS else ""
    if published is None:
        screen = "join"
    elif not screen:
        screen = "tables" if workshop.phase in SEATED else "join"
    context: dict[str, Any] = {
        "say": words_on("room", language_of(request)),
        "workshop": workshop,
        "screen": screen,
        "chosen": show if show in SCREENS else "",
        "screens": SCREENS if published else ("join",),
        "after": workshop.last_event,
    }
    if screen == "join" or published is None:
        return _join(request, workshop, context)
    return _seats(request, workshop, published, context)


def published_plan(workshop: Workshop) -> PlanVersion | None:
    """Return the newest plan that everybody may see."""
    shown = [version for version in workshop.plans() if version.state == "published"]
    return max(shown, key=lambda version: version.made_at, default=None)


def in_parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Divide a list into even parts of at most so many.

    >>> [len(part) for part in in_parts(range(17), 8)]
    [6, 6, 5]
    """
    n_parts = max(1, ceil(len(items) / most))
    short, more = divmod(len(items), n_parts)
    ends = [part * short + min(part, more) for part in range(n_parts + 1)]
    return [items[start:end] for start, end in pairwise(ends)]


def tables_per_part(tables: Sequence[RosterTable]) -> int:
    """Return how many tables are shown at once: two rows, or one of large tables."""
    largest = max(len(table.people) for table in tables)
    return TABLES_PER_PART if largest <= PEOPLE_IN_TWO_ROWS else TABLES_PER_PART // 2


def _join(request: Request, workshop: Workshop, context: dict[str, Any]) -> Response:
    address = join_address(request, workshop)
    link = f"{address}/j/{workshop.join_code}"
    return render(
        request,
        "projector/join.html",
        **context,
        address=address.removeprefix("http://").removeprefix("https://"),
        qr=qr_code(link),
        counts=workshop.counts(),
        is_open=workshop.phase is Phase.OPEN,
        greetings={tag: words_on("room", tag)["join_title"] for tag in LANGUAGES},
    )


def _seats(
    request: Request,
    workshop: Workshop,
    published: PlanVersion,
    context: dict[str, Any],
) -> Response:
    cohort, language = workshop.cohort(), language_of(request)
    if context["screen"] == "people":
        seats = roster_by_person(cohort, published.plan, language=language).seats
        return render(
            request,
            "projector/people.html",
            **context,
            version=published,
            parts=in_parts(seats, NAMES_PER_PART),
        )
    roster = roster_by_table(cohort, published.plan, language=language)
    themes = list(dict.fromkeys(table.theme for table in roster.tables))
    return render(
        request,
        "projector/tables.html",
        **context,
        version=published,
        hues={theme: n % 5 + 1 for n, theme in enumerate(themes)},
        parts=in_parts(roster.tables, tables_per_part(roster.tables)),
    )
