"""The rules of a workshop as switches, each with the sentence people read."""

from __future__ import annotations

from fastapi import APIRouter, Request
from starlette.datastructures import FormData
from starlette.responses import Response

from cityshare.errors import CityshareError
from cityshare.grouping import Rules
from cityshare.grouping.rules import SWITCHES
from cityshare.web.board.desk import done, page
from cityshare.web.board.facilitated import Facilitated, Form, text_of
from cityshare.workshop import Setup, Workshop

router = APIRouter(prefix="/facilitator/rules")

STRENGTHS = ("must", "prefer", "off")
COLUMNS = ("country", "region", "subregion")
OF_COLUMNS = ("same", "spread")
NUMBERS = ("tables", "chairs", "preferred_size")
TICKS = ("uneven_sizes", "observers_seated")


@router.get("")
def rules(request: Request, workshop: Facilitated) -> Response:
    """Show every rule with its strength."""
    return _page(request, workshop)


@router.post("")
def change(request: Request, workshop: Facilitated, form: Form) -> Response:
    """Keep the rules as they were chosen."""
    changes = _changes(form)
    return done(
        lambda: Setup.of(workshop).set_rules(changes),
        "rules?saved=1",
        lambda error: _page(request, workshop, form=form, error=error),
    )


def _changes(form: FormData) -> dict[str, object]:
    """Return what a form says about rules; what is as by default is left out."""
    given: dict[str, object] = {rule: text_of(form, rule) or None for rule in SWITCHES}
    sizes = tuple(_number(text_of(form, name)) for name in ("size_low", "size_high"))
    given["table_size"] = sizes if any(sizes) else None
    for name in NUMBERS:
        given[name] = _number(text_of(form, name)) or None
    for name in TICKS:
        given[name] = bool(text_of(form, name))
    for name in OF_COLUMNS:
        given[name] = text_of(form, name) or None
        strength = text_of(form, f"{name}.strength")
        given[f"{name}.strength"] = strength or None
    usual = Rules()
    return {
        name: None if setting == getattr(usual, name, object()) else setting
        for name, setting in given.items()
    }


def _number(text: str) -> float | str:
    """Return a number, or the text that is none, for the rules to say so."""
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _page(
    request: Request,
    workshop: Workshop,
    *,
    form: FormData | None = None,
    error: CityshareError | None = None,
) -> Response:
    kept = Setup.of(workshop).rules()
    return page(
        request,
        workshop,
        "rules",
        error=error,
        rules=kept,
        switches=SWITCHES,
        strengths=STRENGTHS,
        of_columns=OF_COLUMNS,
        columns=_columns(workshop),
        given=_given(kept) | _sent(form),
        saved=error is None and "saved" in request.query_params,
    )


def _columns(workshop: Workshop) -> list[str]:
    """Return the columns in which the delegations differ or agree."""
    cities = workshop.delegations
    further = dict.fromkeys(name for city in cities for name in city.context)
    return [
        name
        for name in (*COLUMNS, *further)
        if any(city.column(name) for city in cities)
    ]


def _given(rules: Rules) -> dict[str, str]:
    """Return the rules as the fields of a form."""
    numbers = {name: getattr(rules, name) for name in NUMBERS}
    return {
        **{rule: rules.strength_of(rule) for rule in SWITCHES},
        **{name: "" if n is None else f"{n:g}" for name, n in numbers.items()},
        **{name: "on" if getattr(rules, name) else "" for name in TICKS},
        **{name: getattr(rules, name) or "" for name in OF_COLUMNS},
        **{f"{name}.strength": rules.strength_of(name) for name in OF_COLUMNS},
        "size_low": str(rules.table_size[0]),
        "size_high": str(rules.table_size[1]),
    }


def _sent(form: FormData | None) -> dict[str, str]:
    if form is None:
        return {}
    ticks = dict.fromkeys(TICKS, "")
    return ticks | {
        name: given for name, given in form.items() if isinstance(given, str)
    }
