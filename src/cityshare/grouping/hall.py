"""The hall of one session: who sits, on how many tables of which sizes."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cityshare.cohort import LayoutTheme, Participant, Role, Session
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.rules import Rules
from cityshare.grouping.table_ids import numbered_ids
from cityshare.scoring import IntArray, Profiles

CHAIRS = (Role.HOST, Role.RESOURCE)


@dataclass(frozen=True)
class Hall:
    """What the solver arranges.

    Attributes
    ----------
    profiles
        Of the whole cohort.
    rules
        As used.
    session
        The slot of the agenda; ``None`` when the agenda has no table session.
    themes
        The themes open in this session.
    rows
        Rows of the profiles that are seated ``(n,)``: delegates, then hosts and
        experts, then observers where they sit.
    n_tables, low, high
        Tables, and the delegates at each of them.
    named
        Ids of the tables where they are not ``T1``, ``T2`` and so on: a table that
        closes leaves a hole, and the others keep their ids.
    """

    profiles: Profiles
    rules: Rules
    session: Session | None
    themes: tuple[LayoutTheme, ...]
    rows: IntArray
    n_tables: int
    low: int
    high: int
    problems: tuple[Problem, ...] = ()
    named: tuple[str, ...] = ()

    @property
    def table_ids(self) -> tuple[str, ...]:
        """The ids of the tables."""
        return self.named or numbered_ids(self.n_tables)

    @cached_property
    def people(self) -> tuple[Participant, ...]:
        """The people seated, in the order of the rows."""
        return tuple(self.profiles.participants[row] for row in self.rows)

    @property
    def theme_names(self) -> tuple[str, ...]:
        """The names of the open themes."""
        return tuple(theme.name for theme in self.themes)

    @property
    def session_id(self) -> str:
        """The id of the session, ``tables`` where the agenda has none."""
        return self.session.id if self.session else "tables"

    @property
    def interpreters(self) -> tuple[Participant, ...]:
        """The interpreters who are there, at most as many as the session has."""
        there = [
            person
            for person in self.profiles.participants
            if person.role is Role.INTERPRETER and person.id not in self.rules.absent
        ]
        most = self.session.interpreters if self.session else None
        return tuple(there[:most])


def set_up_hall(profiles: Profiles, rules: Rules, session: Session | None) -> Hall:
    """Decide who sits, on how many tables of which sizes.

    Raises
    ------
    CityshareError
        R103 if there is nobody to seat, R101 if there are more tables than delegates.
    """
    roles = {Role.DELEGATE, *CHAIRS}
    if rules.observers_seated:
        roles.add(Role.OBSERVER)
    order = [Role.DELEGATE, *CHAIRS, Role.OBSERVER]
    there = [
        (order.index(person.role), row)
        for row, person in enumerate(profiles.participants)
        if person.role in roles and person.id not in rules.absent
    ]
    rows = np.array([row for _, row in sorted(there)], dtype=np.int64)
    delegates = sum(1 for rank, _ in there if rank == 0)
    if delegates == 0:
        raise CityshareError(
            [Problem("R103", Place("participants.csv", column="role"))]
        )
    asked = rules.table_size
    groups = _groups(profiles, rules, rows[:delegates])
    n_tables = rules.tables or _number_of_tables(delegates, groups, rules)
    if n_tables > delegates:
        reason = f"there are {delegates} delegates to seat at so many tables"
        place = Place("rules", column="tables")
        raise CityshareError([Problem("R101", place, n_tables, {"reason": reason})])
    low, high = _sizes(delegates, n_tables, groups, rules)
    problems = []
    if low < asked[0] or high > asked[1]:
        details = {
            "n_people": delegates,
            "n_tables": n_tables,
            "low": low,
            "high": high,
            "asked_low": asked[0],
            "asked_high": asked[1],
        }
        problems.append(Problem("R201", details=details))
    return Hall(
        profiles=profiles,
        rules=rules,
        session=session,
        themes=open_themes(profiles, session),
        rows=rows,
        n_tables=n_tables,
        low=low,
        high=high,
        problems=tuple(problems),
    )


def open_themes(profiles: Profiles, session: Session | None) -> tuple[LayoutTheme, ...]:
    """Return the themes of a session: its topic, its selection, or all."""
    layout = profiles.cohort.layout
    if session is None:
        return layout.themes
    if session.practices:
        title = session.title
        name = session.id
        return (LayoutTheme(name=name, label=title, practices=session.practices),)
    if session.themes:
        return layout.only(session.themes).themes
    return layout.themes


def tables_for(n_people: int, rules: Rules) -> int:
    """Return the number of tables for so many delegates, whatever their groups."""
    low, high = rules.table_size
    wanted = math.floor(n_people / rules.preferred + 0.5)
    fewest, most = -(-n_people // high), n_people // low
    return max(1, most if fewest > most else min(max(wanted, fewest), most))


def _groups(profiles: Profiles, rules: Rules, rows: IntArray) -> list[int]:
    """Count the delegates of each value that the rule ``same`` keeps to itself."""
    if rules.same is None or rules.strength_of("same") != "must":
        return []
    cohort = profiles.cohort
    people = [profiles.participants[row] for row in rows]
    values = [cohort.delegation(p.delegation).column(rules.same) for p in people]
    return [values.count(value) for value in sorted(set(values) - {""})]


def _number_of_tables(n_people: int, groups: list[int], rules: Rules) -> int:
    if not groups:
        return tables_for(n_people, rules)
    fewest = -(-n_people // rules.table_size[1])
    return max(fewest, sum(tables_for(size, rules) for size in groups))


def _sizes(
    n_people: int, n_tables: int, groups: list[int], rules: Rules
) -> tuple[int, int]:
    """Return the limits of sizes; a small group may have a small table."""
    low, high = n_people // n_tables, -(-n_people // n_tables)
    if rules.uneven_sizes or (rules.same and rules.strength_of("same") != "off"):
        low, high = min(low, rules.table_size[0]), max(high, rules.table_size[1])
    for size in groups:
        tables = tables_for(size, rules)
        low, high = min(low, size // tables), max(high, -(-size // tables))
    return low, high
