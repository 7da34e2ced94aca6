"""A repaired plan: who moves, and what more moves would give."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.errors import Problem
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules


@dataclass(frozen=True)
class Move:
    """Somebody's way to a new table; ``before`` is empty for those who arrive."""

    person: str
    before: str
    after: str


@dataclass(frozen=True)
class TradeOff:
    """What a plan is worth when at most so many people move.

    Attributes
    ----------
    moves
        How many may move; those who arrive are not counted.
    moved
        How many of them do.
    broken
        How often ``must`` rules are broken, delegates that a table lacks or has
        too many included.
    prefer_broken
        How often preferred rules are broken.
    value
        Weighted steps.
    answered
        Ranked priorities answered at the own table.
    """

    moves: int
    moved: int
    broken: int
    prefer_broken: int
    value: float
    answered: int


@dataclass(frozen=True)
class RepairResult:
    """A mended plan and how it came about.

    Attributes
    ----------
    plan
        The whole plan; every table that stays open keeps its id, theme and room.
    rules
        The rules with those who are away now.
    moved
        Who moves, in the order of the cohort.
    arrived
        Who had no table before.
    closed
        Ids of tables that close.
    trade_off
        By the number of moves. Beyond the fewest, the best that a search found.
    fewest_proven
        Whether it is proven that fewer moves cannot mend as much.
    problems
        R208 for tables that close, R209 for rules that stay broken.
    """

    plan: Plan
    rules: Rules
    moved: tuple[Move, ...]
    arrived: tuple[Move, ...]
    closed: tuple[str, ...]
    trade_off: tuple[TradeOff, ...]
    fewest_proven: bool
    problems: tuple[Problem, ...] = ()
