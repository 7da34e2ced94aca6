"""Every rule compiled to primitives, each with its sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import chain, combinations, pairwise
from typing import Any

import numpy as np

from cityshare.cohort import Role
from cityshare.errors import Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.columns import column_problems, column_values, nearest
from cityshare.grouping.hall import Hall
from cityshare.grouping.labels import language_clause, same_clause
from cityshare.grouping.plan import Strength
from cityshare.grouping.sentences import SENTENCES
from cityshare.optimisation.primitives import (
    Allowed,
    ClassCap,
    Cover,
    IntArray,
    Pairs,
)

Builder = Callable[[Hall, Strength], Clause | None]


def clauses(
    hall: Hall,
    *,
    met: Iterable[tuple[str, str]] = (),
    eased: frozenset[str] = frozenset(),
) -> Iterator[Clause]:
    """Compile every rule that is on, in the order in which people read them."""
    yield _size_clause(hall)
    builders: dict[str, Builder] = {
        "one_per_delegation": _one_per_delegation,
        "hosts_and_experts": _hosts_and_experts,
        "one_of_highest_rank": _one_of_highest_rank,
        "one_observer": _one_observer,
        "sharers": _sharers,
        "language": language_clause,
        "same": same_clause,
        "spread": _spread,
        "together": _together,
        "apart": _apart,
        "pins": _pins,
        "not_again": lambda hall, strength: _not_again(hall, strength, met),
    }
    yield _chairs(hall)
    for rule, build in builders.items():
        strength = hall.rules.strength_of(rule)
        if strength == "off":
            continue
        clause = build(hall, "prefer" if rule in eased else strength)
        if clause is not None:
            yield clause


def _size_clause(hall: Hall) -> Clause:
    name = "same_size" if hall.low == hall.high else "table_size"
    sentence = SENTENCES[name].format(low=hall.low, high=hall.high)
    return Clause("table_size", "must", sentence, [hall.low, hall.high])


def _chairs(hall: Hall) -> Clause:
    most = hall.rules.chairs
    label = np.array([-(p.role is Role.OBSERVER) for p in hall.people], np.int64)
    cap = ClassCap("chairs", True, label, np.array([max(most, hall.high)]))
    sentence = SENTENCES["chairs"].format(most=max(most, hall.high))
    return Clause("chairs", "must", sentence, most, (cap,))


def _cap(hall: Hall, rule: str, strength: Strength, classes: list[str]) -> ClassCap:
    """Cap each class at its fair share of the tables open to it (at least 1)."""
    names = sorted(set(classes) - {""})
    label = np.array([names.index(c) if c else -1 for c in classes], np.int64)
    counts = np.bincount(label[label >= 0], minlength=len(names))
    open_tables = np.full(len(names), hall.n_tables)
    for c in range(len(names)):
        open_tables[c] = _tables_open_to(hall, np.flatnonzero(label == c))
    most = np.maximum(1, -(-counts // open_tables))
    return ClassCap(rule, strength == "must", label, most)


def _tables_open_to(hall: Hall, people: IntArray) -> int:
    """Count the tables that a set of people can sit at under the rule ``same``."""
    column = hall.rules.same
    if column is None or hall.rules.strength_of("same") != "must":
        return hall.n_tables
    of = column_values(hall, column)
    own = {of[i] for i in people}
    if "" in own:
        return hall.n_tables
    tables = 0
    for label in own:
        mates = sum(
            1
            for p, value in zip(hall.people, of, strict=True)
            if value == label and p.role is Role.DELEGATE
        )
        tables += max(1, mates // hall.low)
    return min(hall.n_tables, tables)


def _one_per_delegation(hall: Hall, strength: Strength) -> Clause:
    cap = _cap(
        hall, "one_per_delegation", strength, [p.delegation for p in hall.people]
    )
    sentence = SENTENCES["one_per_delegation"]
    if cap.most.max(initial=1) > 1:
        names = sorted({p.delegation for p in hall.people})
        raised = [n for n, most in zip(names, cap.most, strict=True) if most > 1]
        cohort = hall.profiles.cohort
        sentence = SENTENCES["one_per_delegation_raised"].format(
            raised=", ".join(cohort.delegation(n).name for n in raised),
            most=int(cap.most.max()),
        )
    return Clause("one_per_delegation", strength, sentence, None, (cap,))


def _hosts_and_experts(hall: Hall, strength: Strength) -> Clause | None:
    roles = [
        p.role.value if p.role in (Role.HOST, Role.RESOURCE) else ""
        for p in hall.people
    ]
    if not any(roles):
        return None
    cap = _cap(hall, "hosts_and_experts", strength, roles)
    most = dict(zip(sorted(set(roles) - {""}), cap.most.tolist(), strict=True))
    sentence = SENTENCES["hosts_and_experts"]
    if max(most.values()) > 1:
        sentence = SENTENCES["hosts_and_experts_raised"].format(
            hosts=most.get("host", 1), experts=most.get("resource", 1)
        )
    return Clause("hosts_and_experts", strength, sentence, most, (cap,))


def _one_of_highest_rank(hall: Hall, strength: Strength) -> Clause | None:
    ranks = [p.rank if p.role is Role.DELEGATE else None for p in hall.people]
    highest = min((rank for rank in ranks if rank is not None), default=None)
    if highest is None or len(set(ranks)) == 1:
        return None
    classes = ["high" if rank == highest else "" for rank in ranks]
    cap = _cap(hall, "one_of_highest_rank", strength, classes)
    most = int(cap.most[0])
    sentence = SENTENCES["one_of_highest_rank"].format(most=most)
    return Clause("one_of_highest_rank", strength, sentence, most, (cap,))


def _one_observer(hall: Hall, strength: Strength) -> Clause | None:
    classes = ["o" if p.role is Role.OBSERVER else "" for p in hall.people]
    if not any(classes):
        return None
    cap = _cap(hall, "one_observer", strength, classes)
    most = int(cap.most[0])
    sentence = SENTENCES["one_observer"].format(most=most)
    return Clause("one_observer", strength, sentence, most, (cap,))


def _sharers(hall: Hall, strength: Strength) -> Clause | None:
    shared = hall.profiles.shared_level[hall.rows] > 0
    names = hall.profiles.practices
    eligible = np.array(
        [shared[:, [p in t.practices for p in names]].any(axis=1) for t in hall.themes]
    )
    tables = -(-hall.n_tables // len(hall.themes))
    least = np.minimum(2, eligible.sum(axis=1) // tables)
    if least.max(initial=0) == 0:
        return Clause(
            "sharers",
            strength,
            SENTENCES["sharers"].format(least="where there are any"),
            problems=() if shared.any() else (Problem("R203"),),
        )
    ids = sorted({p.delegation for p in hall.people})
    group = np.array([ids.index(p.delegation) for p in hall.people])
    cover = Cover("sharers", strength == "must", eligible, group, least)
    words = {1: "at least one", 2: "two, from two delegations, where there are enough"}
    sentence = SENTENCES["sharers"].format(least=words[int(least.max())])
    return Clause("sharers", strength, sentence, int(least.max()), (cover,))


def _spread(hall: Hall, strength: Strength) -> Clause | None:
    column = hall.rules.spread
    if column is None:
        return None
    problems = column_problems(hall, column, "spread")
    label = _cap(hall, "spread", strength, column_values(hall, column))
    sentence = SENTENCES["spread"].format(column=column)
    return Clause("spread", strength, sentence, column, (label,), problems)


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


def _together(hall: Hall, strength: Strength) -> Clause | None:
    groups = hall.rules.together
    return _group_clause(hall, "together", strength, groups, pairwise)


def _apart(hall: Hall, strength: Strength) -> Clause | None:
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
    groups = tuple(tuple(id_ for id_ in group if id_ in there) for group in groups)
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


def _not_again(
    hall: Hall, strength: Strength, met: Iterable[tuple[str, str]]
) -> Clause | None:
    unique = Counter(tuple(sorted(pair)) for pair in met)
    pairs = _pairs(hall, "not_again", strength, [(a, b) for a, b in sorted(unique)])
    if not len(pairs.first):
        return None
    n = len(pairs.first)
    sentence = SENTENCES["not_again"].format(n=n)
    return Clause("not_again", strength, sentence, n, (pairs,))


def _pins(hall: Hall, strength: Strength) -> Clause | None:
    pins = hall.rules.pins
    if not pins:
        return None
    names = [theme.name for theme in hall.themes]
    tables = [f"T{g + 1}" for g in range(hall.n_tables)]
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
