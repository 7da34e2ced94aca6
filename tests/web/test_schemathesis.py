"""Schemathesis asks every address what no page of ours would ask."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode

from cityshare.questionnaire import shipped_cohort
from cityshare.store import Database
from cityshare.workshop import Phase as WorkshopPhase
from cityshare.workshop import Workshop
from crawler import Form, read_page
from phones import HOST, Phone
from plain_plans import seat_all

pytestmark = pytest.mark.slow

LEFT_OUT = {
    "/events",  # never ends
    "/next",  # these two would end the visit
    "/facilitator/leave",
    "/facilitator/groups",  # would start the engine
}
FEW = settings(
    max_examples=5,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
FORM = "application/x-www-form-urlencoded"
Operations = dict[str, dict[str, dict[str, Any]]]


@pytest.fixture
def published(db: Database) -> tuple[Workshop, str]:
    """A workshop whose tables everybody sees, and its passcode."""
    workshop, passcode = Workshop.create(db, shipped_cohort("seoul-2016"))
    for phase in (WorkshopPhase.OPEN, WorkshopPhase.CLOSED):
        workshop.move_to(phase)
    version = workshop.record_plan(seat_all(workshop.cohort()))
    workshop.record_plan(seat_all(workshop.cohort()))
    workshop.publish(version.number)
    workshop.move_to(WorkshopPhase.PUBLISHED)
    return workshop, passcode


@dataclass(frozen=True)
class Visit:
    """A browser that has come in, and asks what schemathesis makes up."""

    app: FastAPI
    browser: Phone

    def ask(self, case: Case[Any], runner: asyncio.Runner) -> httpx.Response:
        """Send one made-up request; errors of the application are answers."""
        made = case.as_transport_kwargs(base_url=HOST)
        made.pop("cookies")
        made["headers"] = {
            **{k: v for k, v in made["headers"].items() if k == "Content-Type"},
            "X-CSRF-Token": self.browser.token,
            "Origin": HOST,
        }
        return runner.run(self._send(made))

    async def _send(self, made: dict[str, Any]) -> httpx.Response:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        cookies = self.browser.cookies
        async with httpx.AsyncClient(transport=transport, cookies=cookies) as client:
            return await client.request(**made)


def forms_on(browser: Phone, operations: Operations) -> Iterator[Form]:
    """Find the forms on the pages whose addresses need nothing."""
    for address, methods in operations.items():
        if "get" in methods and "{" not in address and address not in LEFT_OUT:
            yield from read_page(browser.get(address).text, address)[1]


def described(app: FastAPI, browser: Phone) -> dict[str, Any]:
    """Return the schema of the application, with the fields that its forms have."""
    schema = app.openapi()
    schema["paths"] = {
        address: methods
        for address, methods in schema["paths"].items()
        if address not in LEFT_OUT
    }
    for form in forms_on(browser, schema["paths"]):
        for address, methods in schema["paths"].items():
            pattern = re.sub(r"\{\w+\}", "[^/]+", address)
            if "post" in methods and re.fullmatch(pattern, form.action.split("?")[0]):
                methods["post"]["requestBody"] = {"content": {FORM: _body(form)}}
    return schema


def _body(form: Form) -> dict[str, Any]:
    said = {"type": "string", "maxLength": 200}
    return {
        "schema": {
            "type": "object",
            "properties": {
                name: {"anyOf": [{"enum": sorted({*given, ""})}, said]}
                for name, given in form.fields.items()
                if name and name != "csrf"
            },
            "additionalProperties": False,
        }
    }


def failures(app: FastAPI, browser: Phone) -> list[str]:
    """Ask every operation a few things; return what ended in an error of ours."""
    wrong: list[str] = []
    schema = schemathesis.openapi.from_dict(described(app, browser))
    visit = Visit(app, browser)
    with asyncio.Runner() as runner:
        for found in schema.get_all_operations():
            operation = found.ok()
            for mode in GenerationMode:

                @FEW
                @given(case=operation.as_strategy(generation_mode=mode))
                def asked(case: Case[Any]) -> None:
                    answer = visit.ask(case, runner)
                    if answer.status_code >= 500:
                        wrong.append(f"{case.method} {answer.url} {case.body!r}")

                with suppress(Unsatisfiable):  # nothing to get wrong, or too little
                    asked()
    return wrong


def test_a_facilitator_gets_no_error_of_ours(
    app: FastAPI, published: tuple[Workshop, str]
) -> None:
    browser = Phone(app)
    browser.get("/facilitator")
    browser.post("/facilitator/enter", {"passcode": published[1]})

    assert failures(app, browser) == []


def test_a_participant_gets_no_error_of_ours(
    app: FastAPI, published: tuple[Workshop, str]
) -> None:
    browser = Phone(app)
    browser.join(published[0].join_code)
    browser.get("/wall")

    assert failures(app, browser) == []
