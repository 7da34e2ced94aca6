"""The form of cohort.yaml."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from cityshare.cohort.layout import LayoutTheme
from cityshare.cohort.session import Session
from cityshare.questionnaire import Language, Name, Text

HEADER = "cohort.yaml"


def _written_out(day: object) -> object:
    if not isinstance(day, int | float):
        return day
    raise ValueError("write the day as year-month-day, such as 2026-05-04")


_Day = Annotated[date | None, BeforeValidator(_written_out)]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SourceHeader(_Part):
    """What the source documents state and what is made up."""

    documents: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    made_up: tuple[str, ...] = ()
    reconciled: tuple[str, ...] = ()


class CohortHeader(_Part):
    """Everything of a cohort that is not in a table.

    ``questionnaire`` is the id of a shipped one, or a path beside cohort.yaml;
    ``rules`` are read by the grouping.
    """

    id: Name
    title: Text
    start: _Day = None
    end: _Day = None
    place: Text | None = None
    languages: tuple[Language, ...] = ()
    questionnaire: str = Field(min_length=1)
    theme_layout: tuple[LayoutTheme, ...] | None = Field(default=None, min_length=1)
    source: SourceHeader = SourceHeader()
    rules: dict[str, Any] = Field(default_factory=dict)
    sessions: tuple[Session, ...] = ()
