"""Rules that name people: absent, together, apart, pinned, not again, first wish."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, pairwise
from typing import Any

import numpy as np

from cityshare.cohort import Role
from cityshare.errors import Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.columns import nearest
from cityshare.grouping.hall import CHAIRS, Hall
from cityshare.grouping.plan import Strength
from cityshare.grouping.sentences import SENTENCES
from cityshare.grouping.table_ids import table_number
from cityshare.optimisation.primitives import Allowed, IntArray, Pairs

NOBODY = "nobody here"
UNSEATED = (Role.INTERPRETER, Role.FACILITATOR)


def absent_clause(hall: Hall) -> Clause | None:
    """Say who is away; they are not among the people of the hall.

    Names under ``away`` are checked for the other sessions too.
    """
    absent = hall.rules.absent
    problems = (*_named(hall, "absent", [absent]), *_away_elsewhere(hall))
    if not absent and not problems:
        return None
    n = len(set(absent))
    sentence = SENTENCES["absent_one" if n == 1 else "absent"].format(n=n)
    return Clause("absent", "must", sentence, list(absent), problems=problems)


def _away_elsewhere(hall: Hall) -> Iterator[Problem]:
    away = hall.rules.away
    known = [session.id for session in hall.profiles.cohort.table_sessions]
    details = {"known": ", ".join(known) or "none"}
    for session in away:
        if session not in known:
            yield Problem("R102", Place("rules", column="away"), session, details)
    yield from _named(hall, "away", away.values())


def _pairs(
    hall: Hall, rule: str, strength: Strength, pairs: Iterable[tuple[str, str]]
) -> Pairs:
    row = {person.id: i for i, person in enumerate(hall.people)}
    known = [(row[a], row[b]) for a, b in pairs if a in row and b in row]
    both = np.array(known, dtype=np.int64).reshape(-1, 2)
    return Pairs(rule, strength == "must", both[:, 0], both[:, 1], rule == "together")


def _named(
    hall: Hall, rule: str, groups: Iterable[Iterable[str]]
) -> tuple[Problem, ...]:
    known = [p.id for p in hall.profiles.participants]
    return tuple(
        Problem("R104", Place("rules", column=rule), id_, {"hint": nearest(id_, known)})
        for id_ in chain.from_iterable(groups)
        if id_ not in known
    )


def _unseated(
    hall: Hall, rule: str, groups: Iterable[Iterable[str]]
) -> tuple[Problem, ...]:
    """Remark on those who never have a seat: interpreters and facilitators."""
    people = hall.profiles.participants
    roles = {p.id: p.role for p in people if p.role in UNSEATED}
    named = dict.fromkeys(chain.from_iterable(groups))
    return tuple(
        Problem("R210", Place("rules", column=rule), id_, {"role": str(roles[id_])})
        for id_ in named
        if id_ in roles
    )


def together_clause(hall: Hall, strength: Strength) -> Clause | None:
    """Compile the rule ``together``: each group at one table."""
    groups = hall.rules.together
    return _group_clause(hall, "together", strength, groups, pairwise)


def apart_clause(hall: Hall, strength: Strength) -> Clause | None:
    """Compile the rule ``apart``: each pair of a group at different tables."""
    groups = hall.rules.apart
    return _group_clause(hall, "apart", strength, groups, lambda g: combinations(g, 2))


def _group_clause(
    hall: Hall,
    rule: str,
    strength: Strength,
    groups: tuple[tuple[str, ...], ...],
    pairs_of: Callable[[tuple[str, ...]], Iterable[tuple[Any, ...]]],
) -> Clause | None:
    problems = (*_named(hall, rule, groups), *_unseated(hall, rule, groups))
    there = {p.id: p.name for p in hall.people}
    present = (
        tuple(id_ for id_ in dict.fromkeys(group) if id_ in there) for group in groups
    )
    groups = tuple(group for group in present if len(group) > 1)
    if not groups and not problems:
        return None
    pairs = [(p[0], p[1]) for group in groups for p in pairs_of(group)]
    words = "; ".join(" and ".join(there[i] for i in group) for group in groups)
    return Clause(
        rule,
        strength,
        SENTENCES[rule].format(groups=words or NOBODY),
        [list(group) for group in groups],
        (_pairs(hall, rule, strength, pairs),),
        problems,
    )


def not_again_clause(
    hall: Hall, strength: Strength, met: Iterable[tuple[str, str]]
) -> Clause | None:
    """Compile the rule ``not_again``: pairs who met before sit apart."""
    experts = _experts(hall)
    pairs = [pair for pair in met if experts.isdisjoint(pair)]
    return _met_clause(hall, "not_again", strength, pairs)


def experts_rotate_clause(
    hall: Hall, strength: Strength, met: Iterable[tuple[str, str]]
) -> Clause | None:
    """Compile the rule ``experts_rotate``: hosts and experts sit with others now."""
    experts = _experts(hall)
    pairs = [pair for pair in met if not experts.isdisjoint(pair)]
    return _met_clause(hall, "experts_rotate", strength, pairs)


def _experts(hall: Hall) -> set[str]:
    return {person.id for person in hall.people if person.role in CHAIRS}


def _met_clause(
    hall: Hall, rule: str, strength: Strength, met: list[tuple[str, str]]
) -> Clause | None:
    unique = sorted({(min(pair), max(pair)) for pair in met})
    pairs = _pairs(hall, rule, strength, unique)
    if not len(pairs.first):
        return None
    n = len(pairs.first)
    return Clause(rule, strength, SENTENCES[rule].format(n=n), n, (pairs,))


def first_wish_clause(
    hall: Hall, strength: Strength, turns: Iterable[str]
) -> Clause | None:
    """Compile the rule ``first_wish`` for those whose turn this session is.

    People whose first wish is not open here are left out.
    """
    wanted = first_wishes(hall)
    asked = set(turns)
    now = np.array([p.id in asked for p in hall.people]) & (wanted >= 0)
    n = int(now.sum())
    if n == 0:
        return None
    open_themes = ~now[:, None] | (wanted[:, None] == np.arange(len(hall.themes)))
    open_tables = np.ones((len(now), hall.n_tables), np.bool_)
    allowed = Allowed("first_wish", strength == "must", open_themes, open_tables)
    sentence = SENTENCES["first_wish_one" if n == 1 else "first_wish"].format(n=n)
    whose = [hall.people[i].id for i in np.flatnonzero(now)]
    return Clause("first_wish", strength, sentence, whose, (allowed,))


def first_wishes(hall: Hall) -> IntArray:
    """Return each delegate's first wish as a row of the open themes ``(n,)``.

    -1 for all others, and where the theme is not open or can have no table.
    """
    names = hall.theme_names
    closed = {name for name, (_, most) in hall.rules.theme_tables.items() if not most}
    wanted = np.full(len(hall.people), -1)
    for i, person in enumerate(hall.people):
        first = next(iter(person.themes), None)
        if person.role is Role.DELEGATE and first in names and first not in closed:
            wanted[i] = names.index(first)
    return wanted


def pins_clause(hall: Hall, strength: Strength) -> Clause | None:
    """Compile the rule ``pins``: people fixed to a theme or to a table."""
    pins = hall.rules.pins
    if not pins:
        return None
    names = list(hall.theme_names)
    tables = list(hall.table_ids)
    row = {person.id: i for i, person in enumerate(hall.people)}
    open_themes = np.ones((len(row), len(names)), np.bool_)
    open_tables = np.ones((len(row), hall.n_tables), np.bool_)
    problems = [*_named(hall, "pins", [pins]), *_unseated(hall, "pins", [pins])]
    for id_, place in pins.items():
        if id_ in row and place in names:
            open_themes[row[id_]] = np.arange(len(names)) == names.index(place)
        elif id_ in row and place in tables:
            open_tables[row[id_]] = np.arange(hall.n_tables) == tables.index(place)
        elif place not in names + tables:
            details = {
                "themes": ", ".join(names),
                "n_tables": hall.n_tables,
                "hint": nearest(place, names + tables),
            }
            problems.append(
                Problem("R105", Place("rules", column="pins"), place, details)
            )
    allowed = Allowed("pins", strength == "must", open_themes, open_tables)
    called = {table: f"Table {table_number(table)}" for table in tables}
    words = "; ".join(
        f"{hall.people[row[id_]].name} at {called.get(place, place)}"
        for id_, place in sorted(pins.items())
        if id_ in row
    )
    if not words and not problems:
        return None
    sentence = SENTENCES["pins"].format(pins=words or NOBODY)
    return Clause("pins", strength, sentence, dict(pins), (allowed,), tuple(problems))
