"""One slot of the agenda."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from cityshare.questionnaire import Name, Text

MOST_AT_A_TABLE = 1_000

SessionKind = Literal[
    "tables", "presentations", "lecture", "visit", "plenary", "planning"
]


def _ordered(size: tuple[int, int]) -> tuple[int, int]:
    if not 1 <= size[0] <= size[1] <= MOST_AT_A_TABLE:
        limits = f"from 1 to {MOST_AT_A_TABLE}"
        raise ValueError(f"the smallest size comes first, then the largest, {limits}")
    return size


def _written_out(start: object) -> object:
    if not isinstance(start, int | float):
        return start
    raise ValueError("write day and time, such as 2026-05-04T10:10")


TableSize = Annotated[tuple[int, int], AfterValidator(_ordered)]


class Session(BaseModel):
    """A slot of the agenda; people sit at tables when its kind is ``tables``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: Name
    title: Text
    kind: SessionKind
    start: Annotated[datetime | None, BeforeValidator(_written_out)] = None
    minutes: int | None = Field(default=None, ge=1, le=24 * 60)
    themes: tuple[Name, ...] = ()
    practices: tuple[Name, ...] = ()
    rooms: tuple[str, ...] = ()
    table_size: TableSize | None = None
    interpreters: int | None = Field(default=None, ge=0)
