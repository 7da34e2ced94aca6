"""All pages of the facilitator's board."""

from __future__ import annotations

from fastapi import APIRouter

from cityshare.web.board import page

router = APIRouter()
for _part in (page,):
    router.include_router(_part.router)
