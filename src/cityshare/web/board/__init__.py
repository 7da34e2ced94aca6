"""All pages of the facilitator's board."""

from __future__ import annotations

from fastapi import APIRouter

from cityshare.web.board import (
    agenda,
    changes,
    doubles,
    erasing,
    guests,
    keeping,
    new,
    page,
    paper,
    people,
    printing,
    remote,
    rules,
    tables,
    talk,
    team,
    themes,
    versions,
    wall,
)

router = APIRouter()
for _part in (
    page,
    printing,
    remote,
    changes,
    people,
    tables,
    versions,
    wall,
    talk,
    paper,
    doubles,
    agenda,
    erasing,
    guests,
    keeping,
    new,
    rules,
    team,
    themes,
):
    router.include_router(_part.router)
