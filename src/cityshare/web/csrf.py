"""Forms come only from our own pages: the Origin is checked, and a token."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

FIELD = "csrf"
HEADER = "x-csrf-token"


def csrf_token(request: Request) -> str:
    """Return the token that belongs to this browser's session."""
    secret: str = request.app.state.settings.secret
    session: str = request.session["id"]
    return hmac.new(
        secret.encode(), f"csrf:{session}".encode(), hashlib.sha256
    ).hexdigest()


def check_post(request: Request, token: str) -> None:
    """Refuse a post that did not come from a page of ours.

    Raises
    ------
    HTTPException
        403 when ``Origin`` (or ``Referer``) names another site, or the token is not
        this session's.
    """
    source = request.headers.get("origin") or request.headers.get("referer")
    host = request.headers.get("host", "")
    if source is not None and urlsplit(source).netloc.lower() != host.lower():
        raise HTTPException(403, "other_site")
    if not hmac.compare_digest(token.encode(), csrf_token(request).encode()):
        raise HTTPException(403, "stale_page")


async def read_form(request: Request) -> FormData:
    """Read a form after checking where it came from; a dependency of every post."""
    form = await request.form(max_files=0, max_fields=400)
    token = form.get(FIELD) or request.headers.get(HEADER, "")
    check_post(request, token if isinstance(token, str) else "")
    return form
