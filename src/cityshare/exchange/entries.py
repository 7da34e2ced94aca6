"""What people write into the pages of the hour: cleaned, and of limited length."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire.encoding import without_controls

MOST_IN_A_LINE = 200
MOST_IN_A_TEXT = 1_000
MOST_LINES = 12


def clean(text: object) -> object:
    """Remove controls, half characters and blanks at the ends of a text."""
    if not isinstance(text, str):
        return text
    whole = text.encode("utf-8", "ignore").decode("utf-8")
    return without_controls(whole)[0].strip()


def on_one_line(text: object) -> object:
    """Clean a text and put it on one line."""
    cleaned = clean(text)
    return " ".join(cleaned.split()) if isinstance(cleaned, str) else cleaned


def written_rows(*chosen: str) -> BeforeValidator:
    """Leave out the rows of a list in which nothing was written.

    What is ``chosen`` from a list (such as a kind) is not writing.
    """

    def without_blanks(rows: object) -> object:
        if not isinstance(rows, list | tuple):
            return rows
        return tuple(row for row in rows if not _is_blank(row, chosen))

    return BeforeValidator(without_blanks)


def _is_blank(row: object, chosen: tuple[str, ...]) -> bool:
    if isinstance(row, Mapping):
        written = (value for name, value in row.items() if name not in chosen)
        return all(_is_blank(value, ()) for value in written)
    return row is None or (isinstance(row, str) and not on_one_line(row))


Line = Annotated[str, Field(max_length=MOST_IN_A_LINE), BeforeValidator(on_one_line)]
Words = Annotated[str, Field(max_length=MOST_IN_A_TEXT), BeforeValidator(clean)]
"""A text of several lines."""


class Written(BaseModel):
    """Something that people wrote: frozen, and nothing else is taken."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def read(cls, data: Mapping[str, Any]) -> Self:
        """Read what was written; rows left blank are left out.

        Raises
        ------
        CityshareError
            L305 for a text that is too long, L338 for too many rows, L339 for
            anything else, each with its field, such as ``commitments.0.what``.
        """
        try:
            return cls.model_validate(data)
        except ValidationError as error:
            problems = [_problem(found) for found in error.errors(include_url=False)]
            raise CityshareError(problems) from None


def _problem(found: Any) -> Problem:
    place = Place(column=".".join(map(str, found["loc"])))
    match found["type"]:
        case "string_too_long":
            most = found["ctx"]["max_length"]
            return Problem("L305", place, details={"most": most})
        case "too_long":
            most = found["ctx"]["max_length"]
            return Problem("L338", place, details={"most": most})
        case _:
            return Problem("L339", place)
