"""Easing: one rule changed by as little as could help."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Literal

from cityshare.grouping.hall import Hall
from cityshare.grouping.rules import STRENGTHS_OF_SETTINGS, SWITCHES, Groups, Rules

EasingKind = Literal[
    "unpin", "ungroup", "uneven", "sizes", "tables", "chairs", "theme_tables", "prefer"
]
KINDS: tuple[EasingKind, ...] = (
    "unpin", "ungroup", "uneven", "sizes", "tables", "chairs", "theme_tables", "prefer",
)  # fmt: skip
MOST_STEPS = 3
MOST_ALONE = 3  # people or groups tried one by one


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
        How far it goes: people or groups freed, tables or sizes more; for
        ``prefer`` as many as the rule has people or groups, else 1.
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

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two easings the same to a reader."""
        people, details = frozenset(self.people), tuple(self.details.items())
        return self.rule, self.kind, people, details


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
        several = {"pins": rules.pins, "together": rules.together, "apart": rules.apart}
        steps = max(1, len(several.get(rule, ())))
        yield Easing(rule, "prefer", steps, {"strengths": strengths})
    elif rule in SWITCHES:
        yield Easing(rule, "prefer", 1, {rule: "prefer"})


def _unpin(rules: Rules, named: list[str]) -> Iterator[Easing]:
    for id_ in named[:MOST_ALONE]:
        yield unpinned(rules, (id_,))


def unpinned(rules: Rules, people: tuple[str, ...]) -> Easing:
    """Free some people of their fixed place."""
    pins = {id_: at for id_, at in rules.pins.items() if id_ not in people}
    return Easing("pins", "unpin", len(people), {"pins": pins}, people)


def _ungroup(rules: Rules, rule: str, named: frozenset[str]) -> Iterator[Easing]:
    groups = groups_of(rules, rule)
    involved = [group for group in groups if len(named & set(group)) > 1]
    for group in involved[:MOST_ALONE]:
        yield ungrouped(rules, rule, (group,))


def groups_of(rules: Rules, rule: str) -> Groups:
    """Return the groups of ``together`` or ``apart``."""
    return rules.together if rule == "together" else rules.apart


def ungrouped(rules: Rules, rule: str, dropped: Groups) -> Easing:
    """Drop some groups of ``together`` or ``apart``."""
    rest = tuple(group for group in groups_of(rules, rule) if group not in dropped)
    people = tuple(dict.fromkeys(chain(*dropped)))
    return Easing(rule, "ungroup", len(dropped), {rule: rest}, people)


def _sizes(hall: Hall) -> Iterator[Easing]:
    rules, steps = hall.rules, 0
    low, high = rules.table_size
    even = not rules.uneven_sizes and rules.same is None
    if even and (low < hall.low or high > hall.high):
        steps = 1
        details = {"low": min(low, hall.low), "high": max(high, hall.high)}
        even_out = {"uneven_sizes": True, "tables": hall.n_tables}
        yield Easing("table_size", "uneven", 1, even_out, (), details)
    for down, up in ((0, 1), (1, 0), (1, 1)):
        size = (max(1, min(low, hall.low) - down), max(high, hall.high) + up)
        details = {"low": size[0], "high": size[1]}
        changes: dict[str, Any] = {
            "table_size": size,
            "uneven_sizes": True,
            "tables": hall.n_tables,
            "preferred_size": rules.preferred,
        }
        yield Easing("table_size", "sizes", steps + down + up, changes, (), details)


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
