"""A facilitator's browser, as tests drive it."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass, field

import httpx
from fastapi import FastAPI

from cityshare.workshop import Workshop

CSRF = re.compile(r'name="csrf" value="(\w+)"')


@dataclass
class Board:
    """A browser before the passcode, with the workshop and passcode it is for."""

    app: FastAPI
    workshop: Workshop
    passcode: str
    language: str = "en"
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def request(
        self,
        method: str,
        path: str,
        *,
        follow: bool = True,
        query: dict[str, str] | None = None,
        form: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        async def send() -> httpx.Response:
            async with httpx.AsyncClient(
                transport=httpx.ASGITransport(self.app),
                base_url="http://board",
                cookies=self.cookies,
                headers={"Accept-Language": self.language},
                follow_redirects=follow,
            ) as client:
                answer = await client.request(
                    method, path, params=query, data=form, headers=headers
                )
                self.cookies = client.cookies
                return answer

        return asyncio.run(send())

    def get(
        self, path: str = "/facilitator", *, follow: bool = True, **query: str
    ) -> httpx.Response:
        return self.request("GET", path, follow=follow, query=query)

    def token(self) -> str:
        found = CSRF.search(self.get().text)
        assert found
        return found[1]

    def post(self, path: str, **fields: object) -> httpx.Response:
        form = {"csrf": self.token(), **{key: str(v) for key, v in fields.items()}}
        return self.request("POST", f"/facilitator/{path}", form=form)

    def enter(self) -> Board:
        assert self.post("enter", passcode=self.passcode).status_code == 200
        return self
