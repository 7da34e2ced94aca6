"""What is kept and what leaves: the day on which names go, exports and their log."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from cityshare.documents.words import words as fixed_words
from cityshare.errors import CityshareError
from cityshare.web import entrance
from cityshare.web.board.desk import done, page
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of
from cityshare.web.words import words_on
from cityshare.workshop import Exports, Retention, Workshop

router = APIRouter(prefix="/facilitator/keeping")


@router.get("")
def keeping(request: Request, workshop: Facilitated) -> Response:
    """Show until when names are kept, and what has left the workshop."""
    return _page(request, workshop)


@router.post("/names")
def keep_names(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Set the day on which names go, or none."""
    day = day_of(text_of(form, "names_until"))
    return done(
        lambda: Retention.of(workshop).keep_names_until(day),
        "keeping",
        lambda error: _page(request, workshop, error=error),
    )


@router.post("/export")
def export(request: Request, workshop: Facilitated, _: Form) -> Response:
    """Give everything the workshop holds as one file, and note who took it."""
    try:
        content = Exports.of(workshop).zipped(
            by=entrance.facilitator_of(request, workshop),
            language=language_of(request),
        )
    except CityshareError as error:
        return _page(request, workshop, error=error)
    name = f"{workshop.cohort().id}.zip"
    return Response(
        content,
        media_type="application/zip",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def day_of(text: str) -> date | None:
    """Read a day as browsers send it; none where nothing was chosen."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise HTTPException(400) from None


def _page(
    request: Request, workshop: Workshop, *, error: CityshareError | None = None
) -> Response:
    language, retention = language_of(request), Retention.of(workshop)
    return page(
        request,
        workshop,
        "keeping",
        error=error,
        known=words_on("keeping", language),
        called=fixed_words(language),
        names_until=retention.names_until,
        proposed=retention.proposed,
        exports=Exports.of(workshop).last(),
    )
