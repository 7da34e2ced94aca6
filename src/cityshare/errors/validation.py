"""Problems from what pydantic refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cityshare.errors.problem import Place, Problem

if TYPE_CHECKING:
    from pydantic import ValidationError

PLAIN_REASONS = {
    "missing": "it is missing",
    "extra_forbidden": "this key is not known",
    "string_type": "this is not a text; put it in quotes",
    "string_too_short": "it is empty",
    "string_pattern_mismatch": "it holds a character that is not allowed here",
    "dict_type": "keys with values are expected here, such as 'en: ..'",
    "tuple_type": "a list is expected here",
    "model_type": "keys with values are expected here",
    "too_short": "there are too few entries",
    "too_long": "there are too many entries",
}


def validation_problems(
    error: ValidationError, *, file: str, code: str
) -> list[Problem]:
    """Turn every error of a validation into a problem with its field as place.

    Parameters
    ----------
    error
        What pydantic raised.
    file
        The file the data came from.
    code
        The catalogue's code, whose text has the placeholder ``{reason}``.
    """
    problems = []
    errors = error.errors(include_url=False, include_context=False)
    outer = {found["loc"][:n] for found in errors for n in range(len(found["loc"]))}
    for found in errors:
        if found["type"] == "too_short" and found["loc"] in outer:
            continue  # pydantic counts only the entries that are right
        field = _field_name(found["loc"])
        reason = found["msg"].removeprefix("Value error, ")
        reason = (reason[:1].lower() + reason[1:]).rstrip(".")
        reason = PLAIN_REASONS.get(found["type"], reason)
        value = found["input"]
        shown = value if isinstance(value, str | int | float | bool) else None
        if found["type"] == "json_invalid":
            shown = None  # pydantic gives the whole file
        place = Place(file, column=field)
        problems.append(Problem(code, place, shown, {"reason": reason}))
    return problems


def _field_name(location: tuple[int | str, ...]) -> str:
    name = ""
    for part in location:
        if part == "[key]":
            continue
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name
