"""What the projector shows."""

from __future__ import annotations

from fastapi import APIRouter

from cityshare.web.screen import page

router = APIRouter()
for _part in (page,):
    router.include_router(_part.router)
