"""Easing: one rule changed by as little as could help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from cityshare.grouping.hall import Hall
from cityshare.grouping.rules import STRENGTHS_OF_SETTINGS, SWITCHES, Rules

EasingKind = Literal[
    "unpin", "ungroup", "uneven", "sizes", "tables", "chairs", "theme_tables", "prefer"
]
KINDS: tuple[EasingKind, ...] = (
    "unpin", "ungroup", "uneven", "sizes", "tables", "chairs", "theme_tables", "prefer",
)  # fmt: skip
MOST_STEPS = 3
MOST_ALONE = 3  # people or groups tried one by one before several at once


@dataclass(frozen=True)
class Easing:
    """One rule changed: which, by how many steps, to what.

    Attributes
    ----------
    rule
        Name of the rule.
    kind
        What is done to it.
    steps
        How far it goes: people freed, tables or sizes more, 1 for ``prefer``.
    changes
        Settings to merge into the rules.
    people
        Ids of the people it frees.
    details
        What the sentence about it says beside the names.
    """

    rule: str
    kind: EasingKind
    steps: int
    changes: Mapping[str, Any]
    people: tuple[str, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def order(self) -> tuple[int, int]:
        """Fewer steps first, then what is easier to do in the hall."""
        return self.steps, KINDS.index(self.kind)


def easings_of(
    hall: Hall, rule: str, named: tuple[str, ...], themes: tuple[str, ...]
) -> Iterator[Easing]:
    """Propose ways to ease one rule of a clash.

    Parameters
    ----------
    hall
        The hall with the rules as they are.
    rule
        A rule of the clash, or ``tables``.
    named
        Ids of the people the clash is about, for this rule.
    themes
        The themes it is about, for ``theme_tables``.
    """
    rules = hall.rules
    match rule:
        case "pins":
            yield from _unpin(rules, [id_ for id_ in named if id_ in rules.pins])
        case "together" | "apart":
            yield from _ungroup(rules, rule, frozenset(named))
        case "table_size":
            yield from _sizes(hall)
        case "tables":
            yield from _tables(hall)
        case "chairs":
            for step in range(1, MOST_STEPS + 1):
                most = max(rules.chairs, hall.high) + step
                details = {"to": most, "old": most - step}
                yield Easing(rule, "chairs", step, {"chairs": most}, (), details)
        case "theme_tables":
            yield from _theme_tables(hall, themes)
    if rule in STRENGTHS_OF_SETTINGS:
        strengths = {**rules.strengths, rule: "prefer"}
        yield Easing(rule, "prefer", 1, {"strengths": strengths})
    elif rule in SWITCHES:
        yield Easing(rule, "prefer", 1, {rule: "prefer"})


def _unpin(rules: Rules, named: list[str]) -> Iterator[Easing]:
    chosen = [(id_,) for id_ in named[:MOST_ALONE]]
    chosen += [tuple(named[:n]) for n in range(2, len(named) + 1)]
    for people in chosen:
        pins = {id_: at for id_, at in rules.pins.items() if id_ not in people}
        yield Easing("pins", "unpin", len(people), {"pins": pins}, people)


def _ungroup(rules: Rules, rule: str, named: frozenset[str]) -> Iterator[Easing]:
    groups: tuple[tuple[str, ...], ...] = getattr(rules, rule)
    involved = [group for group in groups if len(named & set(group)) > 1]
    for group in involved[:MOST_ALONE]:
        rest = tuple(other for other in groups if other != group)
        yield Easing(rule, "ungroup", 1, {rule: rest}, group)


def _sizes(hall: Hall) -> Iterator[Easing]:
    rules, steps = hall.rules, 0
    low, high = rules.table_size
    even = not rules.uneven_sizes and rules.same is None
    if even and (low < hall.low or high > hall.high):
        steps = 1
        details = {"low": min(low, hall.low), "high": max(high, hall.high)}
        changes = {"uneven_sizes": True, "tables": hall.n_tables}
        yield Easing("table_size", "uneven", 1, changes, (), details)
    for wider in range(1, MOST_STEPS):
        size = (max(1, min(low, hall.low) - wider), max(high, hall.high) + wider)
        details = {"low": size[0], "high": size[1]}
        changes = {
            "table_size": size,
            "uneven_sizes": True,
            "tables": hall.n_tables,
            "preferred_size": rules.preferred,
        }
        yield Easing("table_size", "sizes", steps + wider, changes, (), details)


def _tables(hall: Hall) -> Iterator[Easing]:
    for step in range(1, MOST_STEPS + 1):
        for number in (hall.n_tables + step, hall.n_tables - step):
            if number >= 1:
                details = {"to": number, "old": hall.n_tables}
                changes = {"tables": number}
                yield Easing("tables", "tables", step, changes, (), details)


def _theme_tables(hall: Hall, themes: tuple[str, ...]) -> Iterator[Easing]:
    ranges = dict(hall.rules.theme_tables)
    for step in range(1, MOST_STEPS + 1):
        for theme in themes:
            low, high = ranges.get(theme, (1, hall.n_tables))
            for wider in ((low, high + step), (max(0, low - step), high)):
                if wider == (low, min(high, hall.n_tables)) or wider[1] > hall.n_tables:
                    continue
                details = {"theme": theme, "low": wider[0], "high": wider[1]}
                changes = {"theme_tables": {**ranges, theme: wider}}
                yield Easing("theme_tables", "theme_tables", step, changes, (), details)
