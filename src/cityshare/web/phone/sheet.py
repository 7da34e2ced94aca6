"""A sheet that several people fill in: merged field by field, both texts on a clash."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.clean import clean_text
from cityshare.web.pages import said, wants_json

Fields = Mapping[str, str]

MOST_IN_A_FIELD = 12_000
CLASH = "L331"
TRIES = 3


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet as it is shown.

    Attributes
    ----------
    fields
        What stands in each field of the form, by its name.
    revision, saved
        What it was made from; ``None`` where that is what stands here.
    theirs
        Where two people changed one field: what the other one saved.
    problems
        What is wrong, by its place (such as ``goals.0``), in the reader's language.
    is_saved
        Whether everything that stands here is kept.
    """

    fields: Fields
    revision: int
    saved: Fields | None = None
    theirs: Fields = field(default_factory=dict)
    problems: Fields = field(default_factory=dict)
    is_saved: bool = False

    def at(self, name: str) -> str:
        """Return what stands in a field."""
        return self.fields.get(name, "")

    def wrong_in(self, part: str) -> str:
        """Return what is wrong in a part of the sheet."""
        found = (
            text
            for place, text in self.problems.items()
            if place == part or place.startswith(f"{part}.")
        )
        return " ".join(dict.fromkeys(found))

    @property
    def base(self) -> str:
        """What the next change is made from, for the form to bring back."""
        saved = self.fields if self.saved is None else self.saved
        return json.dumps(dict(saved), ensure_ascii=False)


class Kept(Protocol):
    """Where a sheet is kept."""

    def load(self) -> tuple[Fields, int]:
        """Return the fields that are kept, and their revision."""

    def save(self, fields: Fields, revision: int) -> int:
        """Keep fields in place of a revision and return the new one."""


def submitted(form: FormData, kept: Kept, language: str) -> Sheet:
    """Keep what a form brings, together with what others changed in the meantime."""
    mine, base, revision = _fields(form), _base(form), _revision(form)
    for _ in range(TRIES):
        try:
            revision = kept.save(mine, revision)
        except CityshareError as error:
            if all(problem.code != CLASH for problem in error.problems):
                wrong = _by_place(error, language)
                return Sheet(mine, revision, base, problems=wrong)
        else:
            return Sheet(kept.load()[0], revision, is_saved=True)
        saved, revision = kept.load()
        mine, theirs = merge(base, mine, saved)
        if theirs:
            return Sheet(mine, revision, saved, theirs)
        base = saved
    return Sheet(mine, revision, base)


def merge(base: Fields, mine: Fields, theirs: Fields) -> tuple[Fields, Fields]:
    """Put two changes of one sheet together.

    Returns
    -------
    dict, dict
        What stands in each field then, and where both changed one field what the
        other one wrote.

    Examples
    --------
    >>> merge({"a": "1", "b": "1"}, {"a": "2", "b": "1"}, {"a": "1", "b": "3"})
    ({'a': '2', 'b': '3'}, {})
    >>> merge({"a": "1"}, {"a": "2"}, {"a": "3"})
    ({'a': '2'}, {'a': '3'})
    """
    merged, clashes = {}, {}
    for name in dict.fromkeys((*mine, *theirs)):
        was, here, there = (each.get(name, "") for each in (base, mine, theirs))
        merged[name] = there if here == was else here
        if here not in {was, there} and there != was:
            clashes[name] = there
    return merged, clashes


def answer(
    request: Request, sheet: Sheet, show: Callable[[Sheet], Response], done: Response
) -> Response:
    """Answer a form that was sent: a script gets JSON, a person a page."""
    if not wants_json(request):
        return done if sheet.is_saved else show(sheet)
    if sheet.is_saved:
        return JSONResponse({"revision": sheet.revision, "fields": dict(sheet.fields)})
    return JSONResponse(
        {"problems": dict(sheet.problems), "clash": bool(sheet.theirs)}, 409
    )


def rows(fields: Fields, names: Iterable[str]) -> list[dict[str, str]]:
    """Return the rows of fields such as ``who.0``, those left empty too.

    >>> rows({"who.1": "Ana", "what.0": "A visit"}, ["who", "what"])
    [{'who': '', 'what': 'A visit'}, {'who': 'Ana', 'what': ''}]
    """
    names = tuple(names)
    numbers = [
        int(number)
        for name, _, number in (known.partition(".") for known in fields)
        if name in names and number.isascii() and number.isdigit() and len(number) < 3
    ]
    return [
        {name: fields.get(f"{name}.{n}", "") for name in names}
        for n in range(max(numbers, default=-1) + 1)
    ]


def _fields(form: FormData) -> Fields:
    about = {"csrf", "base", "revision"}
    return {
        name: clean_text(value, most=MOST_IN_A_FIELD)
        for name, value in form.items()
        if name not in about
    }


def _base(form: FormData) -> Fields:
    try:
        base = json.loads(str(form.get("base", "")))
    except ValueError:
        return {}
    if not isinstance(base, dict):
        return {}
    return {str(name): str(value) for name, value in base.items()}


def _revision(form: FormData) -> int:
    sent = str(form.get("revision", ""))
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 7 else 0


def _by_place(error: CityshareError, language: str) -> Fields:
    """Return what is wrong by its place; "" for the sheet as a whole."""
    found: dict[str, list[str]] = {}
    for problem in error.problems:
        text = said(CityshareError([problem]), language)
        found.setdefault(problem.place.column, []).append(text)
    return {place: " ".join(dict.fromkeys(texts)) for place, texts in found.items()}
