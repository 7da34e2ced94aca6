"""Printing: what can be printed, its pages, and the style sheet of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Final, get_args
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, RedirectResponse, Response

from cityshare.documents import (
    LAYOUTS,
    Kind,
    Paper,
    foot_of,
    html_page,
    page_style,
)
from cityshare.documents.words import words as fixed_words
from cityshare.questionnaire import Text
from cityshare.web.address import join_address
from cityshare.web.board.printed import Order
from cityshare.web.entrance import facilitated, facilitator_of
from cityshare.web.pages import asset, language_of, render
from cityshare.web.words import LANGUAGES, words_on
from cityshare.workshop import Exports

if TYPE_CHECKING:
    from cityshare.workshop import PlanVersion, Workshop

router = APIRouter(prefix="/facilitator/print")

HOUR: Final[tuple[Kind, ...]] = ("reports", "plenary", "sheets", "actions")
WITHOUT_NAMES: Final[frozenset[Kind]] = frozenset({"forms", "poster"})
LONGEST_FOOT: Final = 4_000

Tongues = Annotated[tuple[str, ...], Query()]


@router.get("")
def choose(request: Request) -> Response:
    """Show what can be printed."""
    workshop = facilitated(request)
    if workshop is None:
        return RedirectResponse("/facilitator", 303)
    versions = _versions(workshop)
    language = language_of(request)
    shown = usual_version(versions)
    return render(
        request,
        "facilitator/print.html",
        say=words_on("printing", language),
        workshop=workshop,
        versions=versions,
        usual=shown.number if shown else None,
        sessions=_titles(workshop),
        layouts=LAYOUTS,
        called=fixed_words(language),
        hour=HOUR,
    )


@router.get("/page")
def page(
    request: Request, what: str, language: Tongues = (), version: str = ""
) -> Response:
    """Show one document as it is printed; ``what`` is such as ``door.A4``."""
    workshop = facilitated(request)
    if workshop is None:
        return RedirectResponse("/facilitator", 303)
    kind, paper = kind_and_paper(what)
    order = Order(
        workshop,
        kind,
        paper,
        languages=_tongues(language) or (language_of(request),),
        version=_version(workshop, version),
        address=join_address(request, workshop),
    )
    document = order.document()
    if kind not in WITHOUT_NAMES:
        by = facilitator_of(request, workshop)
        Exports.of(workshop).note(kind, by=by, is_printed=True)
    query = {
        "what": what,
        "language": document.stamp.language,
        "foot": foot_of(document),
    }
    style = f"/facilitator/print/style.css?{urlencode(query)}"
    return HTMLResponse(
        html_page(document, paper=paper, style=style, script=asset("print.js"))
    )


@router.get("/style.css")
def style(
    request: Request,
    what: str,
    foot: Annotated[str, Query(max_length=LONGEST_FOOT)],
    language: str = "en",
) -> Response:
    """Give the style sheet of a page, with what stands at the foot of each."""
    if facilitated(request) is None:
        raise HTTPException(403)
    kind, paper = kind_and_paper(what)
    sheet = page_style(kind, foot=foot, language=language, paper=paper)
    return Response(sheet, media_type="text/css")


def kind_and_paper(what: str) -> tuple[Kind, Paper]:
    """Read which document is wanted on which paper."""
    for kind in get_args(Kind):
        for paper in LAYOUTS[kind].papers:
            if what == f"{kind}.{paper}":
                return kind, paper
    raise HTTPException(400)


def usual_version(versions: list[PlanVersion]) -> PlanVersion | None:
    """Return the newest published version, else the newest; they come newest first."""
    published = (version for version in versions if version.state == "published")
    return next(published, versions[0] if versions else None)


def _versions(workshop: Workshop) -> list[PlanVersion]:
    """Return the versions that have tables, newest first."""
    seated = [version for version in workshop.plans() if version.plan.has_tables]
    return sorted(seated, key=lambda version: version.number, reverse=True)


def _version(workshop: Workshop, wanted: str) -> PlanVersion | None:
    versions = _versions(workshop)
    if not wanted:
        return usual_version(versions)
    found = [version for version in versions if str(version.number) == wanted]
    if not found:
        raise HTTPException(404)
    return found[0]


def _titles(workshop: Workshop) -> dict[str | None, Text | None]:
    titles: dict[str | None, Text | None] = {None: None}
    titles.update((each.id, each.title) for each in workshop.cohort().sessions)
    return titles


def _tongues(given: tuple[str, ...]) -> tuple[str, ...]:
    if any(tag not in LANGUAGES for tag in given):
        raise HTTPException(400)
    return tuple(dict.fromkeys(given))
