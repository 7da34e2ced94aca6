"""Rules that name people: absent, together, apart, pinned, not again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import chain, combinations, pairwise
from typing import Any

import numpy as np

from cityshare.errors import Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.columns import nearest
from cityshare.grouping.hall import Hall
from cityshare.grouping.plan import Strength
from cityshare.grouping.sentences import SENTENCES
from cityshare.optimisation.primitives import Allowed, Pairs


def absent_clause(hall: Hall) -> Clause | None:
    """Say who is away; they are not among the people of the hall."""
    absent = hall.rules.absent
    if not absent:
        return None
    problems = _named(hall, "absent", [absent])
    n = len(set(absent))
    sentence = SENTENCES["absent_one" if n == 1 else "absent"].format(n=n)
    return Clause("absent", "must", sentence, list(absent), problems=problems)


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
    if not groups:
        return None
    problems = _named(hall, rule, groups)
    there = {p.id: p.name for p in hall.people}
    groups = tuple(
        tuple(id_ for id_ in dict.fromkeys(group) if id_ in there) for group in groups
    )
    pairs = [(p[0], p[1]) for group in groups for p in pairs_of(group)]
    words = "; ".join(" and ".join(there[i] for i in group) for group in groups)
    return Clause(
        rule,
        strength,
        SENTENCES[rule].format(groups=words),
        [list(group) for group in groups],
        (_pairs(hall, rule, strength, pairs),),
        problems,
    )


def not_again_clause(
    hall: Hall, strength: Strength, met: Iterable[tuple[str, str]]
) -> Clause | None:
    """Compile the rule ``not_again``: pairs who met before sit apart."""
    unique = Counter(tuple(sorted(pair)) for pair in met)
    pairs = _pairs(hall, "not_again", strength, [(a, b) for a, b in sorted(unique)])
    if not len(pairs.first):
        return None
    n = len(pairs.first)
    sentence = SENTENCES["not_again"].format(n=n)
    return Clause("not_again", strength, sentence, n, (pairs,))


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
    problems = list(_named(hall, "pins", [pins]))
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
    words = "; ".join(f"{id_} at {place}" for id_, place in sorted(pins.items()))
    sentence = SENTENCES["pins"].format(pins=words)
    return Clause("pins", strength, sentence, dict(pins), (allowed,), tuple(problems))
