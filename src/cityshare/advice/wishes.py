"""What a repair is asked for: who is away, has come, is to move, is to stay."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from cityshare.advice.change import unknown_table
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.columns import nearest
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.grouping.seated import check_plan_of
from cityshare.scoring import Profiles


@dataclass(frozen=True)
class Wishes:
    """Ids of people; ``moves`` says to which table."""

    absent: tuple[str, ...] = ()
    arrived: tuple[str, ...] = ()
    moves: Mapping[str, str] = field(default_factory=dict)
    locked: tuple[str, ...] = ()

    def rules_after(self, rules: Rules) -> Rules:
        """Return the rules with those away added and those arrived taken out."""
        away = dict.fromkeys((*rules.absent, *self.absent))
        left = tuple(id_ for id_ in away if id_ not in self.arrived)
        return rules.model_copy(update={"absent": left})


def check_wishes(profiles: Profiles, plan: Plan, wishes: Wishes) -> None:
    """Refuse wishes that name somebody unknown or contradict each other.

    Raises
    ------
    CityshareError
        F109 if the plan cannot be repaired, R104 for unknown people, R105 for
        unknown tables, R110 for two wishes that contradict each other.
    """
    check_plan_of(profiles.cohort, plan)
    problems = [
        *_unknown(profiles, "absent", wishes.absent),
        *_unknown(profiles, "arrived", wishes.arrived),
        *_unknown(profiles, "move", wishes.moves),
        *_unknown(profiles, "lock", wishes.locked),
        *_unknown_tables(plan, wishes),
        *_contradictions(plan, wishes),
        *_without_seat(profiles, plan, wishes),
    ]
    if problems:
        raise CityshareError(problems)


def _unknown(profiles: Profiles, wish: str, ids: Iterable[str]) -> Iterator[Problem]:
    known = [person.id for person in profiles.participants]
    for id_ in ids:
        if id_ not in known:
            yield Problem(
                "R104", Place(column=wish), id_, {"hint": nearest(id_, known)}
            )


def _unknown_tables(plan: Plan, wishes: Wishes) -> Iterator[Problem]:
    tables = tuple(table.id for table in plan.tables)
    themes = tuple(theme.name for theme in plan.themes)
    for table in wishes.moves.values():
        if table not in tables:
            yield unknown_table(table, themes, tables)


def _contradictions(plan: Plan, wishes: Wishes) -> Iterator[Problem]:
    absent = set(wishes.absent)
    others: dict[str, Iterable[str]] = {
        "arrived": wishes.arrived,
        "move": wishes.moves,
        "lock": wishes.locked,
    }
    for other, ids in others.items():
        for id_ in ids:
            if id_ in absent:
                details = {"wishes": f"absent and {other}"}
                yield Problem("R110", Place(column=other), id_, details)
    for id_, table in wishes.moves.items():
        seat = plan.table_of(id_)
        if id_ in wishes.locked and (seat is None or seat.id != table):
            details = {"wishes": "lock and move"}
            yield Problem("R110", Place(column="move"), id_, details)


def _without_seat(profiles: Profiles, plan: Plan, wishes: Wishes) -> Iterator[Problem]:
    """Refuse to move or lock whoever has no seat, such as an interpreter."""
    known = {person.id for person in profiles.participants}
    here = {i for t in plan.tables for i in (*t.seated, *t.observers)}
    here.update(wishes.arrived, wishes.absent)
    for other, ids in (("move", wishes.moves), ("lock", wishes.locked)):
        for id_ in ids:
            if id_ in known - here:
                yield Problem("R111", Place(column=other), id_)
