"""A clash with names: its rules, and the people that each is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

import numpy as np

from cityshare.grouping.compiled import Compiled
from cityshare.optimisation.clash_parts import Part, parts_of_clash


@dataclass(frozen=True)
class NamedClash:
    """Rules that clash, and by rule the ids of the people they are about."""

    rules: tuple[str, ...]
    people: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, compiled: Compiled, rules: tuple[str, ...]) -> NamedClash:
        """Look for the people that a clash is about."""
        parts = parts_of_clash(compiled.problem, rules)
        return cls(rules, {rule: _people(compiled, rule, parts) for rule in rules})


def _people(compiled: Compiled, rule: str, parts: tuple[Part, ...]) -> tuple[str, ...]:
    rows = chain.from_iterable(p.people.tolist() for p in parts if p.rule == rule)
    return tuple(compiled.hall.people[i].id for i in np.unique([*rows]).astype(int))
