"""The themes of a workshop: what the answers propose, and every way to edit them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from fastapi import APIRouter, Request
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from cityshare.cohort import LayoutTheme, ThemeLayout
from cityshare.errors import CityshareError
from cityshare.themes import ThemeProposal, proposed_layout
from cityshare.web.board.desk import done, page, texts_of
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.web.pages import language_of
from cityshare.workshop import Setup, Workshop

router = APIRouter(prefix="/facilitator/themes")
NUMBERS = (3, 4, 5, 6)


@router.get("")
def themes(request: Request, workshop: Facilitated, n: int | None = None) -> Response:
    """Show the themes of today, and those the answers propose."""
    return _page(request, workshop, n=n if n in NUMBERS else None)


@router.post("/all")
def use_all(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Take all proposals, as they were shown."""
    try:
        layout = ThemeLayout.model_validate_json(text_of(form, "layout"))
    except ValidationError:
        raise HTTPException(400) from None
    return _done(request, workshop, lambda: Setup.of(workshop).set_layout(layout))


@router.post("/one")
def use_one(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Take one proposal, as it was shown, beside the themes of today."""
    try:
        theme = LayoutTheme.model_validate_json(text_of(form, "theme"))
    except ValidationError:
        raise HTTPException(400) from None
    return _done(request, workshop, lambda: Setup.of(workshop).take_theme(theme))


@router.post("/rename")
def rename(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Give a theme another label."""
    name, label = text_of(form, "theme"), text_of(form, "label")
    language = language_of(request)
    setup = Setup.of(workshop)
    return _done(
        request, workshop, lambda: setup.rename_theme(name, label, language=language)
    )


@router.post("/merge")
def merge(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Make one theme of several."""
    names, label = texts_of(form, "theme"), text_of(form, "label")
    language = language_of(request)
    setup = Setup.of(workshop)
    return _done(
        request, workshop, lambda: setup.merge_themes(names, label, language=language)
    )


@router.post("/split")
def split(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Move practices into a new theme."""
    name, label = text_of(form, "theme"), text_of(form, "label")
    practices = texts_of(form, "practice")
    language = language_of(request)
    setup = Setup.of(workshop)
    return _done(
        request,
        workshop,
        lambda: setup.split_theme(name, practices, label, language=language),
    )


@router.post("/drop")
def drop(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Take a theme away."""
    name = text_of(form, "theme")
    return _done(request, workshop, lambda: Setup.of(workshop).drop_theme(name))


def _done(request: Request, workshop: Workshop, work: Callable[[], object]) -> Response:
    return done(work, "themes", lambda error: _page(request, workshop, error=error))


def _page(
    request: Request,
    workshop: Workshop,
    *,
    n: int | None = None,
    error: CityshareError | None = None,
) -> Response:
    proposals = Setup.of(workshop).proposals(n=n)
    layout = workshop.layout
    practices = {p.name: p for p in workshop.questionnaire.practices}
    inside = {name for theme in layout.themes for name in theme.practices}
    return page(
        request,
        workshop,
        "themes",
        error=error,
        layout=layout,
        practices=practices,
        nowhere=[p for name, p in practices.items() if name not in inside],
        first_wishes=Counter(p.themes[0] for p in workshop.people if p.themes),
        wishes=Counter(wish for p in workshop.people for wish in p.themes),
        proposals=proposals,
        few=proposals[0].reason == "few answers",
        is_laid_out=_practices_of(proposals) == _practices(layout),
        proposed=proposed_layout(proposals).model_dump_json(),
        numbers=NUMBERS,
        n=n,
    )


def _practices_of(proposals: tuple[ThemeProposal, ...]) -> set[frozenset[str]]:
    return {frozenset(proposal.practices) for proposal in proposals}


def _practices(layout: ThemeLayout) -> set[frozenset[str]]:
    return {frozenset(theme.practices) for theme in layout.themes}
