"""A hall compiled to a grouping problem, with the words of its rules."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np

from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.clause import Clause
from cityshare.grouping.hall import Hall
from cityshare.grouping.primitives_of_rules import clauses
from cityshare.grouping.wanted_talks import wanted_talks
from cityshare.optimisation.primitives import Primitive, Size, TableCount
from cityshare.optimisation.problem import UNIT, FairnessMode, GroupingProblem
from cityshare.scoring import BoolArray, FloatArray, IntArray
from cityshare.similarity import Unmet, unmet_needs


@dataclass(frozen=True, eq=False)
class Compiled:
    """A problem of arrays, and what its primitives mean to people."""

    hall: Hall
    problem: GroupingProblem
    clauses: tuple[Clause, ...]
    problems: tuple[Problem, ...] = field(default=())

    @cached_property
    def unmet(self) -> tuple[Unmet, ...]:
        """What nobody here can teach."""
        return unmet_needs(self.hall.profiles)

    def clause_of(self, primitive: Primitive) -> Clause:
        """Return the clause that a primitive was compiled from."""
        return next(c for c in self.clauses if c.rule == primitive.rule)


def compile_hall(
    hall: Hall,
    *,
    fairness: FairnessMode = "floor",
    met: Iterable[tuple[str, str]] = (),
    turns: Iterable[str] = (),
    eased: frozenset[str] = frozenset(),
) -> Compiled:
    """Compile people and rules to arrays and primitives.

    Parameters
    ----------
    hall
        Who sits, on how many tables.
    fairness
        The stages between rules and value.
    met
        Pairs of ids who sat together before (rules ``not_again`` and
        ``experts_rotate``).
    turns
        Ids of people whose turn it is to sit in the theme of their first wish (rule
        ``first_wish``).
    eased
        Rules to take as ``prefer`` whatever their setting says.

    Raises
    ------
    CityshareError
        With every rule that names somebody or something unknown.
    """
    found = list(clauses(hall, met=met, turns=turns, eased=eased))
    errors = [p for clause in found for p in clause.problems if not p.is_warning]
    count, range_errors = _table_count(hall)
    errors += range_errors
    if errors:
        raise CityshareError(errors)
    problem = GroupingProblem(
        **_people(hall),
        n_tables=hall.n_tables,
        size=_size(hall),
        table_count=count,
        primitives=tuple(p for clause in found for p in clause.primitives),
        pair_goals=wanted_talks(hall),
        fairness=fairness,
    )
    warnings = [p for clause in found for p in clause.problems]
    return Compiled(hall, problem, tuple(found), (*hall.problems, *warnings))


def practices_of_themes(hall: Hall) -> BoolArray:
    """Tell which practices each open theme has, ``(n_themes, n_practices)``."""
    names = hall.profiles.practices
    return np.array([[name in t.practices for name in names] for t in hall.themes])


def _people(hall: Hall) -> dict[str, Any]:
    profiles, rows = hall.profiles, hall.rows
    practices = practices_of_themes(hall)
    weight = profiles.weight[rows]
    current, aim = profiles.current[rows], profiles.aim[rows]
    shared = profiles.shared_level[rows]
    best = shared.max(axis=0, initial=0) * practices.any(axis=0)
    return {
        "current": current,
        "aim": aim,
        "shared": shared,
        "gain_first": _eighths(weight),
        "gain_second": _eighths(weight * hall.rules.second_source),
        "wish": _wishes(hall),
        "ranked": (profiles.priority[rows] > 0) & (np.minimum(aim, best) > current),
        "practices": practices,
    }


def _eighths(steps: FloatArray) -> IntArray:
    counted = np.rint(steps * UNIT)
    if not np.array_equal(counted, steps * UNIT):
        raise CityshareError([Problem("R107", Place(column="second_source"))])
    return counted.astype(np.int64)


def _wishes(hall: Hall) -> IntArray:
    names = hall.theme_names
    wish = np.zeros((len(hall.rows), len(names)), np.int64)
    for i, person in enumerate(hall.people):
        for theme, worth in zip(person.themes, hall.rules.wishes, strict=False):
            if theme in names:
                wish[i, names.index(theme)] = round(worth * UNIT)
    return wish


def _size(hall: Hall) -> Size:
    counted = np.array([person.role == "delegate" for person in hall.people])
    return Size(counted, hall.low, hall.high)


def _table_count(hall: Hall) -> tuple[TableCount, list[Problem]]:
    """Give each theme its range; every theme runs where there are tables enough."""
    names = hall.theme_names
    ranges = hall.rules.theme_tables
    least = np.array([ranges.get(name, (1, 0))[0] for name in names])
    if least.sum() > hall.n_tables:
        least = np.array([ranges.get(name, (0, 0))[0] for name in names])
    most = np.full(len(names), hall.n_tables)
    place = Place("rules", column="theme_tables")
    problems = []
    for h, name in enumerate(names):
        if name in ranges:
            most[h] = min(ranges[name][1], hall.n_tables)
    asked = int(least.sum())
    if asked > hall.n_tables or most.sum() < hall.n_tables:
        details = {
            "asked": asked if asked > hall.n_tables else f"at most {most.sum()}",
            "n_tables": hall.n_tables,
        }
        problems.append(Problem("R108", place, details=details))
    return TableCount(least, most), problems
