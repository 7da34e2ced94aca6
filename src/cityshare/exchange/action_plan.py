"""The action plan of a delegation: its goals for the next twelve months."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from cityshare.exchange.entries import Line, Words, Written, written_rows

MOST_GOALS = 8
FIRST_STEP_DAYS = 30


class Goal(Written):
    """One goal: a practice and the level wanted, the first step, who, with whose help.

    ``owner``, ``approves`` and ``help_by`` hold the id of a person or of a
    delegation, or any words. The first step is taken within 30 days.
    """

    practice: Line
    level: int | None = Field(default=None, ge=1)
    first_step: Words = ""
    first_step_by: date | None = None
    owner: Line = ""
    approves: Line = ""
    help_by: Line = ""
    help: Words = ""


class ActionPlan(Written):
    """The goals of a delegation, the most important one first."""

    goals: Annotated[
        tuple[Goal, ...], written_rows("level"), Field(max_length=MOST_GOALS)
    ] = ()
