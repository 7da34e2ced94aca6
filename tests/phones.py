"""A browser without scripts, talking to an application in this process."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from html import unescape

import httpx
from fastapi import FastAPI

HOST = "http://room.test"
Fields = Mapping[str, str | Sequence[str]]


class Phone:
    """One browser: it keeps its cookie and the token of the page it looks at.

    ``follow`` says whether it goes where an answer sends it, as browsers do.
    """

    def __init__(self, app: FastAPI, *, language: str = "en") -> None:
        self._app = app
        self._headers = {"Accept-Language": language}
        self.cookies = httpx.Cookies()
        self.token = ""

    def get(self, path: str, *, follow: bool = True) -> httpx.Response:
        """Open a page."""
        return self._seen(self._send("GET", path, follow=follow))

    def post(
        self,
        path: str,
        fields: Fields | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
        token: str | None = None,
    ) -> httpx.Response:
        """Send a form of the page that is open."""
        sent = {"csrf": self.token if token is None else token, **(fields or {})}
        origin = {"Origin": HOST, **(headers or {})}
        answer = self._send("POST", path, sent, headers=origin, follow=follow)
        return self._seen(answer)

    def script(self, path: str, fields: Fields) -> httpx.Response:
        """Send a form as the page's script does."""
        return self.post(path, fields, headers={"Accept": "application/json"})

    def join(
        self, code: str, name: str = "Ana", delegation: str = "beijing"
    ) -> httpx.Response:
        """Join and register; returns the page with the own link."""
        self.get(f"/j/{code}")
        return self.post("/register", {"name": name, "delegation": delegation})

    def _send(
        self,
        method: str,
        path: str,
        fields: Fields | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        follow: bool = True,
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            transport = httpx.ASGITransport(self._app)
            async with httpx.AsyncClient(
                transport=transport,
                base_url=HOST,
                cookies=self.cookies,
                follow_redirects=follow,
            ) as client:
                answer = await client.request(
                    method,
                    path,
                    data=fields,
                    headers={**self._headers, **(headers or {})},
                )
                self.cookies = client.cookies
                return answer

        return asyncio.run(send())

    def _seen(self, page: httpx.Response) -> httpx.Response:
        found = re.search(r'name="csrf" value="([^"]+)"', page.text)
        if found:
            self.token = found[1]
        return page


def words_of(page: httpx.Response) -> str:
    """Return the text that a reader sees, on one line."""
    body = page.text.partition("<body")[2]
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


def link_of(page: httpx.Response) -> str:
    """Return the path of the personal link on a page."""
    found = re.search(r"/me/[\w-]+", page.text)
    assert found is not None
    return found[0]
