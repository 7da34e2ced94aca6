"""A workshop and browsers in its room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI

from cityshare.store import Database
from cityshare.web.app import create_app
from cityshare.web.settings import WebSettings
from cityshare.workshop import Phase, Workshop
from databases import blank_database
from phones import Phone
from samples import sample


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty database."""
    opened = blank_database(tmp_path / "workshop.sqlite")
    yield opened
    opened.close()


@pytest.fixture
def workshop(db: Database) -> Workshop:
    """The workshop of Seoul 2016, open for answers."""
    made, _ = Workshop.create(db, sample("seoul-2016"))
    made.move_to(Phase.OPEN)
    return made


@pytest.fixture
def app(db: Database) -> FastAPI:
    """The application over the database."""
    return create_app(db, WebSettings("kept over a restart"))


@pytest.fixture
def new_phone(app: FastAPI) -> Callable[..., Phone]:
    """Make a browser that has not been here before."""

    def make(language: str = "en") -> Phone:
        return Phone(app, language=language)

    return make


@pytest.fixture
def phone(new_phone: Callable[..., Phone]) -> Phone:
    """A browser that has not been here before."""
    return new_phone()


@pytest.fixture
def joined(phone: Phone, workshop: Workshop) -> Phone:
    """A browser whose person has registered."""
    phone.join(workshop.join_code)
    return phone
