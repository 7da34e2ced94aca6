"""My table: where to sit, with whom, and what to learn from them."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from cityshare.web.pages import language_of, render
from cityshare.web.phone.visitor import Joined
from cityshare.web.words import own_name, words_on
from cityshare.workshop import TableTalk

router = APIRouter()


@router.get("/mine")
def mine(request: Request, visitor: Joined) -> Response:
    """Show a person's own table once it is published."""
    workshop, person = visitor.workshop, visitor.person.id
    after = workshop.last_event
    is_published = workshop.phase.shows_tables
    talk = TableTalk.of(workshop).my_talk(person) if is_published else None
    return render(
        request,
        "participant/mine.html",
        visitor=visitor,
        say=words_on("hour", language_of(request)),
        workshop=workshop,
        after=after,
        is_published=is_published,
        table=workshop.my_table(person) if is_published else None,
        talk=talk,
        seated={one.id: one.name for one in talk.members} if talk else {},
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        own_name=own_name,
    )
