"""The hall of a plan on the board, compiled once for many steps."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property

import numpy as np

from cityshare.cohort import Role
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import pairs_of
from cityshare.optimisation import Seating
from cityshare.store import people, plans
from cityshare.store.kept import Kept
from cityshare.workshop.change import View
from cityshare.workshop.ground import Ground, ground_of
from cityshare.workshop.places import Places


@dataclass(frozen=True, eq=False)
class BoardHall:
    """The hall of the people of a plan, and of no others, as it is judged.

    Attributes
    ----------
    seating_rules
        The rules with everybody absent who has no seat in the plan.
    """

    ground: Ground
    compiled: Compiled
    seating_rules: Rules
    met: tuple[tuple[str, str], ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Ids of the people seated, by row."""
        return tuple(person.id for person in self.compiled.hall.people)

    @cached_property
    def digest(self) -> str:
        """A digest of who, which answers and which rules are judged."""
        digest = hashlib.sha256()
        rules = [
            (clause.rule, clause.strength, clause.setting)
            for clause in self.compiled.clauses
            if clause.rule != "absent"
        ]
        for part in _parts((self.compiled.problem, rules)):
            digest.update(part)
        return digest.hexdigest()

    def seat(self, places: Places) -> Seating:
        """Return places as a seating of this hall."""
        hall = self.compiled.hall
        number = {table: g for g, table in enumerate(hall.table_ids)}
        return Seating(
            np.array([number[places.table_of[id_]] for id_ in self.ids], np.int64),
            np.array(
                [hall.theme_names.index(theme) for _, theme in places.tables], np.int64
            ),
        )


_HALLS: Kept[BoardHall] = Kept(most=8)


def hall_of(view: View, places: Places) -> BoardHall:
    """Compile the hall of places, unless that was done a moment ago."""
    ground = ground_of(view)
    at = (view.connection, view.id)
    away = tuple(people.away_ids(*at))
    earlier = tuple(plans.published_steps(*at, but=places.session))
    shape = replace(places, table_of={})
    everybody = frozenset(places.table_of)
    key = (ground.mark, repr(shape), everybody, away, earlier)

    def compiled() -> BoardHall:
        found = [plans.plan_of(*at, number) for number, _ in earlier]
        return _compile(ground, places, away, [v.plan for v in found if v is not None])

    return _HALLS.get(key, compiled)


def _compile(
    ground: Ground, places: Places, away: tuple[str, ...], earlier: list[Plan]
) -> BoardHall:
    profiles = ground.profiles
    rules = ground.rules_of(places.session, away).model_copy(
        update={"observers_seated": places.observers_seated}
    )
    seating_rules = rules.model_copy(
        update={"absent": tuple(_without_seat(ground, places, rules))}
    )
    session = next(
        (s for s in profiles.cohort.sessions if s.id == places.session), None
    )
    fixed = seating_rules.model_copy(update={"tables": len(places.tables)})
    hall = replace(
        set_up_hall(profiles, fixed, session),
        rules=rules,
        named=tuple(table for table, _ in places.tables),
    )
    met = tuple(pair for plan in earlier for pair in pairs_of(plan))
    eased = frozenset({"language"} if places.is_language_eased else ())
    compiled = compile_hall(
        _with_sizes(hall, places), fairness=places.fairness, met=met, eased=eased
    )
    return BoardHall(ground, compiled, seating_rules, met)


def _without_seat(ground: Ground, places: Places, rules: Rules) -> Iterator[str]:
    for person in ground.profiles.participants:
        if person.role is Role.INTERPRETER:
            is_out = person.id in rules.absent
        else:
            is_out = person.id not in places.table_of
        if is_out:
            yield person.id


def _with_sizes(hall: Hall, places: Places) -> Hall:
    if places.sizes is None:
        return hall
    low, high = places.sizes
    return replace(hall, low=low, high=high)


def _parts(value: object) -> Iterator[bytes]:
    """Give everything a value is made of, arrays in full."""
    if isinstance(value, np.ndarray):
        yield repr((value.dtype.str, value.shape)).encode()
        yield value.tobytes()
    elif is_dataclass(value):
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _parts(part)
    else:
        yield repr(value).encode()
