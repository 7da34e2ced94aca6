"""Looking at the projector as the room does."""

from __future__ import annotations

import re

from boards import Board


def stage(board: Board, screen: str, **choice: str) -> str:
    """Return what the room sees on a screen, without the controls below."""
    page = board.request("GET", "/projector", query={"show": screen, **choice})
    assert page.status_code == 200
    [found] = re.findall(
        r'<div class="stage".*(?=<div class="controls")', page.text, re.DOTALL
    )
    return str(found)
