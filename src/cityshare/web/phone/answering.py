"""Answering: the questionnaire on one page, saved practice by practice."""

from __future__ import annotations

from dataclasses import replace

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.address import personal_address
from cityshare.web.clean import clean_text
from cityshare.web.pages import language_of, render, said, wants_json
from cityshare.web.phone.joining import Form, to
from cityshare.web.phone.visitor import Joined, Visitor, link_of, the_visitor
from cityshare.web.words import words
from cityshare.workshop import Answer, Phase

router = APIRouter()

MOST_NOTE = 1_000
SHARE = {"yes": True, "no": False}
# No revision has this number, so an answer that another window gave first stays.
NONE_BEFORE = -1


@router.get("/questions")
def questions(request: Request, visitor: Joined, saved: bool = False) -> Response:
    """Show all practices with what this person has answered."""
    if visitor.workshop.phase == Phase.DRAFT:
        return render(request, "participant/not_open.html", workshop=visitor.workshop)
    answers = visitor.workshop.answers_of(visitor.person.id)
    return _page(request, visitor, answers, problems={}, saved=saved)


@router.post("/questions")
def save_all(request: Request, visitor: Joined, form: Form) -> Response:
    """Save the whole form, as a browser without scripts sends it."""
    workshop, person = visitor.workshop, visitor.person.id
    before = workshop.answers_of(person)
    shown, problems = dict(before), {}
    changed = _changed(form, [p.name for p in workshop.questionnaire.practices], before)
    for answer in changed:
        practice = answer.practice
        try:
            shown[practice] = workshop.save_answer(person, answer)
        except CityshareError as error:
            shown[practice] = answer
            problems[practice] = said(error, language_of(request))
    if problems:
        return _page(request, visitor, shown, problems=problems, saved=False)
    return to("/questions?saved=1")


@router.post("/questions/{practice}")
def save_one(request: Request, practice: str, form: Form) -> Response:
    """Save one practice; a script gets JSON, a browser without one the page.

    When everybody answers at once, it is faster to look who asks in the transaction
    that saves the answer.
    """
    answer = answer_from(form, practice)
    if answer is None:
        raise HTTPException(422, "422")
    workshop, token = link_of(request)
    try:
        saved = workshop.save_own_answer(token, answer)
    except CityshareError as error:
        visitor = the_visitor(request)
        if any(problem.code == "L301" for problem in error.problems):
            raise HTTPException(404, "no_practice") from None
        return _not_saved(request, visitor, answer, error)
    if not wants_json(request):
        return to("/questions?saved=1")
    return JSONResponse({"revision": saved.revision})


def answer_from(form: FormData, practice: str) -> Answer | None:
    """Read the answer on a practice; ``None`` where nothing was touched.

    Raises
    ------
    HTTPException
        422 for what no page of ours sends.
    """
    sent = {
        name: form.get(f"{name}.{practice}")
        for name in ("current", "target", "rank", "share", "note", "revision")
    }
    note = clean_text(sent["note"], most=MOST_NOTE)
    rank = _number(sent["rank"])
    target = _number(sent["target"])
    share = SHARE.get(str(sent["share"]))
    touched = note or rank or target is not None or share is not None
    known_before = _number(sent["revision"])
    if sent["current"] is None and not touched and not known_before:
        return None
    return Answer(
        practice=practice,
        current=_number(sent["current"]),
        target=target,
        priority=rank is not None,
        rank=rank,
        share=share,
        note=note,
        revision=known_before or NONE_BEFORE,
    )


def _changed(
    form: FormData, practices: list[str], before: dict[str, Answer]
) -> list[Answer]:
    """Return what is new in a form; ranks are given back before they are taken."""
    found = [answer_from(form, practice) for practice in practices]
    new = [a for a in found if a and not _same(a, before.get(a.practice))]
    taken = {a.rank for a in new if a.rank}
    freed = []
    for n, answer in enumerate(new):
        stored = before.get(answer.practice)
        if answer.rank and stored and stored.rank in taken - {answer.rank}:
            given_back = replace(answer, rank=None, priority=False)
            freed.append(given_back)
            new[n] = replace(answer, revision=0)
    return [*freed, *sorted(new, key=lambda answer: answer.rank or 0)]


def _number(sent: object) -> int | None:
    """Read a small number; "" and "unsure" are none."""
    if sent is None or sent in {"", "unsure"}:
        return None
    if isinstance(sent, str) and sent.isascii() and sent.isdigit() and len(sent) < 7:
        return int(sent)
    raise HTTPException(422, "422")


def _same(answer: Answer, saved: Answer | None) -> bool:
    return saved is not None and _content(answer) == _content(saved)


def _content(answer: Answer) -> tuple[object, ...]:
    return (
        answer.current,
        answer.target,
        answer.rank,
        answer.share,
        answer.note,
    )


def _not_saved(
    request: Request, visitor: Visitor, answer: Answer, error: CityshareError
) -> Response:
    kept = visitor.workshop.answers_of(visitor.person.id)
    if wants_json(request):
        now = kept.get(answer.practice)
        return JSONResponse(
            {
                "message": said(error, language_of(request)),
                "codes": [problem.code for problem in error.problems],
                "revision": now.revision if now else 0,
            },
            409,
        )
    kept[answer.practice] = answer
    return _page(
        request,
        visitor,
        kept,
        problems={answer.practice: said(error, language_of(request))},
        saved=False,
    )


def _page(
    request: Request,
    visitor: Visitor,
    answers: dict[str, Answer],
    *,
    problems: dict[str, str],
    saved: bool,
) -> Response:
    known = words(language_of(request))
    return render(
        request,
        "participant/questions.html",
        status=422 if problems else 200,
        visitor=visitor,
        workshop=visitor.workshop,
        questionnaire=visitor.workshop.questionnaire,
        answers=answers,
        problems=problems,
        saved=saved and known["saved_all"],
        is_open=visitor.workshop.phase == Phase.OPEN,
        link=personal_address(request, visitor.token),
        most_note=MOST_NOTE,
    )
