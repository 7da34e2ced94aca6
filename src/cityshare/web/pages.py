"""Rendering pages: templates, words, the language of a browser, its workshop."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from cityshare.errors import CityshareError
from cityshare.questionnaire import Text
from cityshare.web.csrf import csrf_token
from cityshare.web.words import LANGUAGES, words, words_on

if TYPE_CHECKING:
    from cityshare.workshop import Workshop


def render(
    request: Request, template: str, *, status: int = 200, **context: object
) -> HTMLResponse:
    """Render a template in the browser's language.

    Templates know ``words``, ``language``, ``languages``, ``csrf``, ``path``,
    ``asset(name)``, ``stream`` (pages that hear of the same events have the same) and
    the filter ``read`` for a questionnaire's texts, besides what ``context`` gives.
    """
    language = language_of(request)
    page = _environment().get_template(template)
    known: dict[str, object] = {
        "words": words(language),
        "language": language,
        "languages": LANGUAGES,
        "csrf": csrf_token(request),
        "stream": _stream_of(request),
        "path": request.url.path,
        "back_to": request.url.path if request.method == "GET" else "/",
    }
    return HTMLResponse(page.render(known | context), status_code=status)


def language_of(request: Request) -> str:
    """Return the language chosen in this browser, else the first it asks for.

    The choice is in the session; the wish in ``Accept-Language``; English else.
    """
    chosen = request.session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return preferred_language(request.headers.get("accept-language", ""))


def preferred_language(accepted: str) -> str:
    """Return the best of our languages for an ``Accept-Language`` header.

    >>> preferred_language("fr, ko-KR;q=0.8, en;q=0.3")
    'ko'
    >>> preferred_language("zh-CN,zh;q=0.9")
    'zh-Hans'
    """
    wishes: list[tuple[float, int, str]] = []
    for place, part in enumerate(accepted.split(",")[:20]):
        tag, _, weight = part.strip().partition(";q=")
        wishes.append((-_weight(weight), place, tag.partition("-")[0].lower()))
    ours = {code.partition("-")[0]: code for code in LANGUAGES}
    for negative, _, tag in sorted(wishes):
        if negative < 0 and tag in ours:
            return ours[tag]
    return "en"


def workshop_of(request: Request) -> Workshop | None:
    """Return the workshop this browser has joined, else the latest one."""
    from cityshare.workshop import Workshop  # noqa: PLC0415

    joined = joined_workshop(request)
    return joined or Workshop.latest(request.app.state.db)


def joined_workshop(request: Request) -> Workshop | None:
    """Return the workshop of this browser's session, if it has joined one."""
    from cityshare.workshop import Workshop  # noqa: PLC0415

    known = request.session.get("workshop")
    if not known:
        return None
    try:
        return Workshop.load(request.app.state.db, known)
    except KeyError:
        return None


def said(error: CityshareError, language: str) -> str:
    """Say what was wrong in the reader's language, in English where it is not known."""
    known = words(language)
    texts = [known.get(f"problem_{p.code}", p.text) for p in error.problems]
    return " ".join(dict.fromkeys(texts))


def wants_json(request: Request) -> bool:
    """Whether a script asked, rather than a person."""
    return "application/json" in request.headers.get("accept", "")


def _stream_of(request: Request) -> str:
    """Return a name for whom this browser is just now, that tells nothing else."""
    keys = ("id", "facilitator", "proof", "workshop", "token")
    known = "\n".join(str(request.session.get(key, "")) for key in keys)
    return hashlib.sha256(known.encode()).hexdigest()[:16]


def _weight(text: str) -> float:
    try:
        return float(text) if text else 1.0
    except ValueError:
        return 0.0


def _read(text: Text | None, language: str) -> Markup | str:
    """Return a text, marked where it has to fall back on another language."""
    if text is None:
        return ""
    said = text.read(language)
    has = {known.partition("-")[0] for known in text.languages}
    if language.partition("-")[0] in has:
        return said
    found = next(code for code, words in text.root.items() if words == said)
    return Markup('<span lang="{}" class="fallback">{}</span>').format(found, said)


@cache
def asset(name: str) -> str:
    """Return the address of a static file; it changes when the file does."""
    content = resources.files("cityshare.web").joinpath("static", name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(content).hexdigest()[:10]}"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("cityshare.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["read"] = _read
    environment.globals["asset"] = asset
    environment.globals["words_on"] = words_on
    return environment
