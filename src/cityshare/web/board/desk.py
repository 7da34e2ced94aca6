"""The pages on which a workshop is set up, and telling what went wrong."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request
from starlette.datastructures import FormData
from starlette.responses import RedirectResponse, Response

from cityshare.errors import CityshareError
from cityshare.web.pages import language_of, render
from cityshare.web.words import words, words_on
from cityshare.workshop import Workshop


def page(
    request: Request,
    workshop: Workshop,
    name: str,
    *,
    error: CityshareError | None = None,
    **context: object,
) -> Response:
    """Render a page of the desk, with what went wrong above its forms."""
    return render(
        request,
        f"facilitator/{name}.html",
        status=422 if error else 200,
        say=words_on("setup", language_of(request)),
        workshop=workshop,
        wrong=tell(error, language_of(request)) if error else (),
        **context,
    )


def done(
    work: Callable[[], object], to: str, again: Callable[[CityshareError], Response]
) -> Response:
    """Do something and go to a page, or show the form again with what was wrong."""
    try:
        work()
    except CityshareError as error:
        return again(error)
    return RedirectResponse(f"/facilitator/{to}", 303)


def tell(error: CityshareError, language: str) -> tuple[str, ...]:
    """Tell each problem in the reader's language, after the field where it is."""
    known = {**words(language), **words_on("setup", language)}
    told = []
    for problem in error.problems:
        text = known.get(f"problem_{problem.code}")
        said = text.format_map(problem.details) if text else problem.text
        field = known.get(f"field_{problem.place.column.partition('[')[0]}")
        told.append(f"{field}: {said}" if field else said)
    return tuple(dict.fromkeys(told))


def texts_of(form: FormData, name: str) -> tuple[str, ...]:
    """Return every value of a field of a form."""
    return tuple(given for given in form.getlist(name) if isinstance(given, str))
