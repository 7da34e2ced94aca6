"""Every rule compiled to primitives, each with its sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np

from cityshare.cohort import Role
from cityshare.errors import Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.columns import column_problems, column_values, nearest
from cityshare.grouping.hall import Hall, tables_for
from cityshare.grouping.labels import language_clause, same_clause
from cityshare.grouping.plan import Strength
from cityshare.grouping.rules_of_people import (
    absent_clause,
    apart_clause,
    experts_rotate_clause,
    first_wish_clause,
    not_again_clause,
    pins_clause,
    together_clause,
)
from cityshare.grouping.sentences import SENTENCES, numbered
from cityshare.optimisation.primitives import ClassCap, Cover, IntArray

Builder = Callable[[Hall, Strength], Clause | None]


def clauses(
    hall: Hall,
    *,
    met: Iterable[tuple[str, str]] = (),
    turns: Iterable[str] = (),
    eased: frozenset[str] = frozenset(),
) -> Iterator[Clause]:
    """Compile every rule that is on, in the order in which people read them."""
    yield _size_clause(hall)
    met = tuple(met)
    builders: dict[str, Builder] = {
        "one_per_delegation": _one_per_delegation,
        "hosts_and_experts": _hosts_and_experts,
        "one_of_highest_rank": _one_of_highest_rank,
        "one_observer": _one_observer,
        "sharers": _sharers,
        "language": language_clause,
        "same": same_clause,
        "spread": _spread,
        "together": together_clause,
        "apart": apart_clause,
        "pins": pins_clause,
        "not_again": lambda hall, strength: not_again_clause(hall, strength, met),
        "experts_rotate": lambda hall, strength: experts_rotate_clause(
            hall, strength, met
        ),
        "first_wish": lambda hall, strength: first_wish_clause(hall, strength, turns),
    }
    yield _chairs(hall)
    yield from filter(None, (_theme_tables(hall), absent_clause(hall)))
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


def _theme_tables(hall: Hall) -> Clause | None:
    """Say the ranges of tables per theme; the problem keeps them by construction."""
    asked = hall.rules.theme_tables
    known = dict.fromkeys((*hall.profiles.cohort.layout.names, *hall.theme_names))
    details = {"themes": ", ".join(known), "n_tables": hall.n_tables}
    place = Place("rules", column="theme_tables")
    problems = tuple(
        Problem("R105", place, theme, {**details, "hint": nearest(theme, known)})
        for theme in asked
        if theme not in known
    )
    here = {theme: asked[theme] for theme in hall.theme_names if theme in asked}
    if not here and not problems:
        return None
    ranges = "; ".join(
        f"{theme} {low}" if low == high else f"{theme} {low} to {high}"
        for theme, (low, high) in here.items()
    )
    sentence = SENTENCES["theme_tables"].format(ranges=ranges)
    setting = {theme: list(both) for theme, both in here.items()}
    return Clause("theme_tables", "must", sentence, setting, problems=problems)


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
    """Count the tables that a set of people can sit at under the rule ``same``.

    A group has the tables that its size asks for. Hosts, experts and observers sit
    anywhere.
    """
    column = hall.rules.same
    if column is None or hall.rules.strength_of("same") != "must":
        return hall.n_tables
    of = [
        value if person.role is Role.DELEGATE else None
        for person, value in zip(hall.people, column_values(hall, column), strict=True)
    ]
    own = {of[i] for i in people} - {None}
    if not own or "" in own:
        return hall.n_tables
    tables = sum(tables_for(of.count(label), hall.rules) for label in own)
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
            hosts=numbered(most.get("host", 1), "host"),
            experts=numbered(most.get("resource", 1), "expert"),
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
    sentence = SENTENCES["one_observer"].format(observers=numbered(most, "observer"))
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
            problems=() if eligible.any() else (Problem("R203"),),
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
