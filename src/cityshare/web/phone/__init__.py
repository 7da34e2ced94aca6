"""All pages of a participant's phone."""

from __future__ import annotations

from fastapi import APIRouter

from cityshare.web.phone import (
    answering,
    delegation,
    joining,
    listed,
    mine,
    offering,
    planning,
    registering,
    reporter,
    talk,
    wall,
)

router = APIRouter()
for _part in (
    answering,  # first: everybody asks it at once, and routes are tried in turn
    joining,
    registering,
    offering,
    mine,
    wall,
    talk,
    reporter,
    planning,
    delegation,
    listed,
):
    router.include_router(_part.router)
