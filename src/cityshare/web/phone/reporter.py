"""The reporter's page: what a table learnt, promised, left open and can hand on."""

from __future__ import annotations

from dataclasses import dataclass, replace

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from cityshare.exchange import Outcome
from cityshare.web.pages import language_of, render
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.sheet import Fields, Sheet, answer, rows, submitted
from cityshare.web.phone.visitor import Joined, Visitor
from cityshare.web.words import words_on
from cityshare.workshop import MyTalk, TableTalk

router = APIRouter(prefix="/report")

PROMISE = ("who", "whom", "what", "by", "practice")
ASSET = {"asset": "kind", "asset_text": "text", "asset_who": "who"}
KINDS = ("principle", "story", "contact")
FEWEST_ROWS = 3
MOST_ROWS = 12


@router.get("")
def report(request: Request, visitor: Joined, saved: bool = False) -> Response:
    """Show the report of one's table, to write it or to read it."""
    talk = _talk(visitor)
    if talk is None:
        return to("/mine")
    sheet = Sheet(fields_of(talk.outcome), talk.revision, is_saved=saved)
    return _page(request, visitor, talk, sheet)


@router.post("")
def save(request: Request, visitor: Joined, form: Form) -> Response:
    """Keep the report; a script gets JSON, a browser without one the page."""
    talk = _talk(visitor)
    if talk is None:
        return to("/mine")
    kept = _Kept(TableTalk.of(visitor.workshop), visitor.person.id)
    sheet = submitted(form, kept, language_of(request))
    return answer(
        request,
        sheet,
        lambda sheet: _page(request, visitor, talk, sheet),
        to("/report?saved=1"),
    )


@router.post("/take")
def take(visitor: Joined, form: Form) -> Response:
    """Become the reporter of one's table in place of somebody else."""
    del form
    talk = _talk(visitor)
    if talk is None:
        return to("/mine")
    roles = replace(talk.roles, reporter=visitor.person.id)
    TableTalk.of(visitor.workshop).set_roles(talk.session, talk.table, roles)
    return to("/report")


def fields_of(outcome: Outcome) -> Fields:
    """Return the fields of the form that shows an outcome."""
    fields = {
        "learnt": "\n".join(outcome.learnt),
        "unanswered": "\n".join(outcome.unanswered),
    }
    for n, promise in enumerate(outcome.commitments):
        said = promise.model_dump(mode="json")
        fields.update({f"{name}.{n}": said[name] or "" for name in PROMISE})
    for n, asset in enumerate(outcome.assets):
        said = asset.model_dump(mode="json")
        fields.update({f"{field}.{n}": said[name] for field, name in ASSET.items()})
    return fields


def outcome_of(fields: Fields) -> Outcome:
    """Read the form back.

    Raises
    ------
    CityshareError
        With everything that cannot be kept, by its place.
    """
    promises = [{**row, "by": row["by"] or None} for row in rows(fields, PROMISE)]
    assets = [
        {
            ASSET[field]: text or (KINDS[0] if field == "asset" else "")
            for field, text in row.items()
        }
        for row in rows(fields, ASSET)
    ]
    return Outcome.read(
        {
            "learnt": fields.get("learnt", "").split("\n"),
            "commitments": promises,
            "unanswered": fields.get("unanswered", "").split("\n"),
            "assets": assets,
        }
    )


@dataclass(frozen=True, slots=True)
class _Kept:
    """The outcome of a person's table."""

    table: TableTalk
    person: str

    def load(self) -> tuple[Fields, int]:
        talk = self.table.my_talk(self.person)
        return (fields_of(talk.outcome), talk.revision) if talk else ({}, 0)

    def save(self, fields: Fields, revision: int) -> int:
        return self.table.save_outcome(self.person, outcome_of(fields), revision)


def _talk(visitor: Visitor) -> MyTalk | None:
    if not visitor.workshop.phase.shows_tables:
        return None
    return TableTalk.of(visitor.workshop).my_talk(visitor.person.id)


def _page(request: Request, visitor: Visitor, talk: MyTalk, sheet: Sheet) -> Response:
    workshop = visitor.workshop
    members = {seated.id: seated.name for seated in talk.members}
    cities = {city.id: city.name for city in workshop.delegations}
    return render(
        request,
        "participant/reporter.html",
        status=409 if sheet.theirs else 422 if sheet.problems else 200,
        say=words_on("hour", language_of(request)),
        visitor=visitor,
        workshop=workshop,
        talk=talk,
        writes=talk.roles.reporter in {"", visitor.person.id},
        sheet=sheet,
        members=members,
        cities=cities,
        names=cities | members,
        n_promises=_n_rows(sheet, "what"),
        n_assets=_n_rows(sheet, "asset_text"),
        themes=workshop.questionnaire.themes,
        labels={p.name: p.label for p in workshop.questionnaire.practices},
        kinds=KINDS,
    )


def _n_rows(sheet: Sheet, name: str) -> int:
    """Return how many rows to offer: those there are and an empty one."""
    used = len(rows({**sheet.fields, **sheet.theirs}, [name]))
    return min(MOST_ROWS, max(FEWEST_ROWS, used + 1))
