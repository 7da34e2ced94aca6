"""The signed cookie that keeps a browser's workshop, person and language."""

from __future__ import annotations

import json
import secrets
from typing import Any

from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "cityshare"
SECONDS_A_DAY = 86_400


class SessionCookie:
    """Middleware: ``request.session`` is a dict that travels in a signed cookie.

    The signature carries no time, so that a laptop whose clock is set back keeps
    everybody joined; ``Max-Age`` lets the browser forget it. ``session["id"]`` is
    always there.
    """

    def __init__(self, app: ASGIApp, *, secret: str, days: int) -> None:
        self._app = app
        self._signer = URLSafeSerializer(secret, salt="session")
        self._age = days * SECONDS_A_DAY

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Unpack the cookie, and send it again when the session has changed."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        session = self._read(HTTPConnection(scope).cookies.get(COOKIE, ""))
        before = json.dumps(session, sort_keys=True)
        session.setdefault("id", secrets.token_urlsafe(12))
        scope["session"] = session

        async def send_with_cookie(message: Message) -> None:
            if message["type"] == "http.response.start":
                self._write(scope, message, session, before)
            await send(message)

        await self._app(scope, receive, send_with_cookie)

    def _read(self, cookie: str) -> dict[str, Any]:
        try:
            session = self._signer.loads(cookie) if cookie else {}
        except BadSignature:
            return {}
        return session if isinstance(session, dict) else {}

    def _write(
        self, scope: Scope, message: Message, session: dict[str, Any], before: str
    ) -> None:
        if scope["path"].startswith("/static/"):
            return
        if json.dumps(session, sort_keys=True) == before:
            return
        secure = "; Secure" if scope["scheme"] == "https" else ""
        MutableHeaders(scope=message).append(
            "Set-Cookie",
            f"{COOKIE}={self._signer.dumps(session)}; Path=/; Max-Age={self._age}; "
            f"HttpOnly; SameSite=Lax{secure}",
        )
