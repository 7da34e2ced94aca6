"""Addresses that people open, and their QR codes."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import segno
from fastapi import Request
from markupsafe import Markup

if TYPE_CHECKING:
    from cityshare.workshop import Workshop


def join_address(request: Request, workshop: Workshop) -> str:
    """Return the address that phones open, without the code."""
    base: str = request.app.state.settings.base_url or str(request.base_url)
    return base.rstrip("/")


def personal_address(request: Request, token: str) -> str:
    """Return the address that brings a person back."""
    base = request.app.state.settings.base_url or str(request.base_url)
    return f"{base.rstrip('/')}/me/{token}"


@lru_cache(maxsize=16)
def qr_code(text: str) -> Markup:
    """Draw a QR code that a camera reads from the back of the room.

    >>> "<svg" in qr_code("http://192.168.0.12:8000/j/ABC234")
    True
    """
    code = segno.make(text, error="m", micro=False)
    drawing = code.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None)
    return Markup(drawing)  # noqa: S704
