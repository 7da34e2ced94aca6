"""All pages of a participant's phone."""

from __future__ import annotations

from fastapi import APIRouter

from cityshare.web.phone import answering, joining, mine, offering, registering

router = APIRouter()
for _part in (joining, registering, answering, offering, mine):
    router.include_router(_part.router)
