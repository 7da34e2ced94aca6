"""Typing paper forms: a page for the keyboard alone."""

from __future__ import annotations

import secrets
from collections.abc import Mapping

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError, Problem
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.board.paper_form import (
    CARD_ROWS,
    MOST_NOTE,
    MOST_TEXT,
    Choices,
    Typed,
    read_typed,
)
from cityshare.web.once import Once
from cityshare.web.pages import language_of, render
from cityshare.web.words import TONGUES, words, words_on
from cityshare.workshop import Joined, PaperDesk, Workshop
from cityshare.workshop.paper_desk import PAPER_PHASES

router = APIRouter(prefix="/facilitator/paper")


@router.get("")
def empty_form(request: Request, workshop: Facilitated, saved: str = "") -> Response:
    """Show an empty form, and what was saved last."""
    return _page(request, workshop, FormData(), {}, saved=saved)


@router.post("")
def save(request: Request, workshop: Facilitated, sent: Form) -> Response:
    """Keep a form and show the next, or show it again with everything wrong."""
    language = language_of(request)
    desk = PaperDesk.of(workshop)
    typed = read_typed(sent, Choices.of(workshop), interface=language)
    wrong = _wrong(typed, desk.problems(typed.form), language)
    if wrong:
        return _page(request, workshop, sent, wrong)
    once: Once = request.app.state.once
    key = f"{request.session['id']}:paper:{text_of(sent, 'once')}"
    try:
        kept = once.do(key, lambda: Joined(desk.enter(typed.form).id, ""))
    except CityshareError as error:
        told = _wrong(typed, error.problems, language)
        return _page(request, workshop, sent, told)
    return RedirectResponse(f"/facilitator/paper?saved={kept.person}", 303)


def told(problem: Problem, language: str) -> str:
    """Say what is wrong in the reader's language; in English where it is unknown."""
    known: Mapping[str, str] = {**words(language), **words_on("paper", language)}
    return known.get(f"problem_{problem.code}", problem.text)


def _wrong(
    typed: Typed, problems: tuple[Problem, ...], language: str
) -> dict[str, str]:
    """Gather what is wrong by field; what could not be read comes first."""
    say = words_on("paper", language)
    wrong = {name: say[key] for name, key in typed.wrong.items()}
    for problem in problems:
        name = typed.field_of(problem.place.column)
        wrong.setdefault(name, told(problem, language))
    return wrong


def _page(
    request: Request,
    workshop: Workshop,
    sent: FormData,
    wrong: dict[str, str],
    *,
    saved: str = "",
) -> Response:
    desk = PaperDesk.of(workshop)
    choices = Choices.of(workshop)
    person = workshop.person(saved) if saved else None
    cities = {city.id: city.name for city in choices.delegations}
    people = workshop.people
    return render(
        request,
        "facilitator/paper.html",
        status=422 if wrong else 200,
        say=words_on("paper", language_of(request)),
        workshop=workshop,
        questionnaire=workshop.questionnaire,
        is_taken=workshop.phase in PAPER_PHASES,
        choices=choices,
        labels={theme.name: theme.label for theme in workshop.layout.themes},
        tongues=TONGUES,
        card_rows=CARD_ROWS,
        most_text=MOST_TEXT,
        most_note=MOST_NOTE,
        sent=sent,
        wrong=wrong,
        first_wrong=next((name for name in _fields(choices) if name in wrong), "name"),
        saved=person,
        saved_city=cities.get(person.delegation, "") if person else "",
        n_answers=len(workshop.answers_of(saved)) if person else 0,
        alike=desk.alike(saved) if person else [],
        n_typed=sum(p.source == "paper" for p in people),
        once=text_of(sent, "once") or secrets.token_urlsafe(9),
    )


def _fields(choices: Choices) -> list[str]:
    """Return the fields in the order in which the keyboard visits them."""
    rows = range(1, len(CARD_ROWS) + 1)
    return [
        "name",
        "delegation",
        "languages",
        "wishes",
        *(f"consent.{purpose}" for purpose in ("workshop", "network", "contact")),
        *(
            f"{cell}.{practice}"
            for practice in choices.practices
            for cell in ("current", "target", "rank", "share", "note")
        ),
        *(f"{cell}.{row}" for row in rows for cell in ("practice", "text", "to")),
    ]
