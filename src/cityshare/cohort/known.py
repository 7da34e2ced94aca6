"""The names that rows may use, as far as they could be read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

MOST_LEVELS = 6


@dataclass(frozen=True, slots=True)
class Known:
    """The names a cohort defines; ``None`` where they could not be read.

    What could not be read is not checked against: its own file says what is wrong.
    """

    practices: Collection[str] | None = None
    themes: Collection[str] | None = None
    n_levels: int = MOST_LEVELS
    delegations: Collection[str] | None = None
    participants: Collection[str] | None = None
