"""What the board shows of a plan, and of what was done to it."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.advice.explained_person import OtherTable
from cityshare.advice.repaired import Move, TradeOff
from cityshare.errors import Problem
from cityshare.grouping.plan import Headline, Plan
from cityshare.store import PlanState


@dataclass(frozen=True)
class BoardState:
    """A version of the plan as it stands on the board.

    Attributes
    ----------
    step
        The step the plan is at, 0 as it was made; a change is asked for with it.
    locked
        Ids of the people who stay where they are.
    plan
        The whole plan, valued by the judge; the random plans in its headline are
        those of the version.
    """

    number: int
    session: str | None
    state: PlanState
    step: int
    can_undo: bool
    can_redo: bool
    locked: frozenset[str]
    plan: Plan


@dataclass(frozen=True)
class Why:
    """Why somebody sits where they sit, in sentences, and what others would give.

    ``answered`` of ``priorities`` ranked practices are answered at the own table;
    ``others`` are the other tables, the best for the person first.
    """

    person: str
    sentences: tuple[str, ...]
    answered: int
    priorities: int
    others: tuple[OtherTable, ...]


@dataclass(frozen=True)
class Repaired:
    """A plan mended after a no-show or a late arrival, and what it took.

    ``state`` is the draft that holds it: the one it was asked for, or a new one.
    """

    state: BoardState
    moved: tuple[Move, ...]
    arrived: tuple[Move, ...]
    closed: tuple[str, ...]
    trade_off: tuple[TradeOff, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Compared:
    """Two versions side by side.

    Attributes
    ----------
    moved
        Who sits elsewhere: id, table in the first, table in the second; "" where a
        version has no seat for them.
    values, headlines
        Of the first and of the second version.
    is_same_session
        Whether both are plans of one session.
    """

    moved: tuple[tuple[str, str, str], ...]
    values: tuple[float | None, float | None]
    headlines: tuple[Headline | None, Headline | None]
    is_same_session: bool
