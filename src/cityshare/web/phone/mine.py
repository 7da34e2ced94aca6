"""My table: where to sit, with whom, and what to learn from them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from cityshare.web.pages import render
from cityshare.web.phone.visitor import Joined
from cityshare.web.words import own_name

router = APIRouter()


@router.get("/mine")
def mine(request: Request, visitor: Joined) -> Response:
    """Show a person's own table once it is published."""
    is_published = visitor.workshop.phase.shows_tables
    return render(
        request,
        "participant/mine.html",
        visitor=visitor,
        workshop=visitor.workshop,
        is_published=is_published,
        table=visitor.workshop.my_table(visitor.person.id) if is_published else None,
        labels={p.name: p.label for p in visitor.workshop.questionnaire.practices},
        own_name=own_name,
    )
