"""Problems from what pydantic refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cityshare.errors.problem import Place, Problem

if TYPE_CHECKING:
    from pydantic import ValidationError


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
    for found in error.errors(include_url=False, include_context=False):
        field = _field_name(found["loc"])
        reason = found["msg"].removeprefix("Value error, ")
        reason = (reason[:1].lower() + reason[1:]).rstrip(".")
        value = found["input"]
        shown = value if isinstance(value, str | int | float | bool) else None
        place = Place(file, column=field)
        problems.append(Problem(code, place, shown, {"reason": reason}))
    return problems


def _field_name(location: tuple[int | str, ...]) -> str:
    name = ""
    for part in location:
        name += f"[{part}]" if isinstance(part, int) else f".{part}" if name else part
    return name
