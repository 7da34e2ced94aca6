"""A new workshop from a questionnaire or a sample cohort, and its passcode."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError
from cityshare.questionnaire import (
    Text,
    load_questionnaire,
    shipped_cohorts,
    shipped_questionnaires,
)
from cityshare.web import entrance
from cityshare.web.address import join_address
from cityshare.web.board.desk import page
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.board.keeping import day_of
from cityshare.web.clean import clean_line
from cityshare.web.pages import language_of
from cityshare.web.words import words_on
from cityshare.workshop import Retention, Setup, Workshop
from cityshare.workshop.names_day import DAYS

router = APIRouter(prefix="/facilitator/new")
MOST_TITLE = 200


@router.get("")
def new(request: Request, workshop: Facilitated) -> Response:
    """Show what a workshop can be made from."""
    return page(
        request,
        workshop,
        "new",
        questionnaires=_questionnaires(),
        cohorts=list(shipped_cohorts()),
        known=words_on("keeping", language_of(request)),
        proposed=datetime.now(UTC).date() + timedelta(days=DAYS),
    )


@router.post("")
def make(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Make a workshop and show its passcode; a form that is sent again does nothing."""
    if text_of(form, "before") != workshop.id:
        return RedirectResponse("/facilitator", 303)
    kind, _, name = text_of(form, "origin").partition(":")
    shipped = {"questionnaire": shipped_questionnaires, "cohort": shipped_cohorts}
    if kind not in shipped or name not in shipped[kind]():
        raise HTTPException(400)
    title = clean_line(text_of(form, "title"), most=MOST_TITLE)
    day = day_of(text_of(form, "names_until"))
    made, passcode = Workshop.create(workshop.db, shipped[kind]()[name])
    if title:
        Setup.of(made).set_title(title)
    if "names_until" in form:
        with suppress(CityshareError):  # the day proposed stays; the board shows it
            Retention.of(made).keep_names_until(day)
    key = made.key_of_passcode(passcode)
    if key is not None:
        entrance.let_in(request, made, key)
    request.session.pop("workshop", None)
    answer = page(
        request,
        made,
        "made",
        passcode=passcode,
        address=join_address(request, made),
    )
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _questionnaires() -> list[tuple[str, Text]]:
    return [(id_, load_questionnaire(id_).title) for id_ in shipped_questionnaires()]
