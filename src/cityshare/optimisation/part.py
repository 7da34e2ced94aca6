"""A few tables of a problem, so that a change is judged without all the others."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from cityshare.optimisation.primitives import (
    Allowed,
    BoolArray,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
    Primitive,
    Size,
)
from cityshare.optimisation.problem import GroupingProblem, PairGoals, Seating

ROWS = ("current", "aim", "shared", "gain_first", "gain_second", "wish", "ranked")


@dataclass(frozen=True, eq=False)
class PartProblem(GroupingProblem):
    """The people of a few tables; what could serve them is that of the whole."""

    whole_servable: IntArray = field(default_factory=lambda: np.zeros(0, np.int64))

    @property
    def servable(self) -> IntArray:
        """Eighths that one table of the whole problem could serve each person."""
        return self.whole_servable


def part_of(problem: GroupingProblem, rows: IntArray, tables: IntArray) -> PartProblem:
    """Return the problem of some people at some tables.

    Its primitives are in the order of the whole; bridges of a common label are
    counted nowhere, because tables share them: see
    :func:`cityshare.optimisation.value.unbridged_needs`.
    """
    facts: dict[str, Any] = {f.name: getattr(problem, f.name) for f in fields(problem)}
    for name in ROWS:
        facts[name] = facts[name][rows]
    where = np.full(problem.n_people, -1)
    where[rows] = np.arange(len(rows))
    goals = problem.pair_goals
    inside = (where[goals.first] >= 0) & (where[goals.second] >= 0)
    facts |= {
        "n_tables": len(tables),
        "size": Size(problem.size.counted[rows], problem.size.low, problem.size.high),
        "primitives": tuple(_part(p, rows, tables, where) for p in problem.primitives),
        "pair_goals": PairGoals(
            where[goals.first[inside]],
            where[goals.second[inside]],
            goals.value[inside],
        ),
        "whole_servable": problem.servable[rows],
    }
    return PartProblem(**facts)


def part_of_seating(seating: Seating, rows: IntArray, tables: IntArray) -> Seating:
    """Return where some people sit, at some tables that hold them all."""
    number = np.full(len(seating.theme_of), -1)
    number[tables] = np.arange(len(tables))
    return Seating(number[seating.table_of[rows]], seating.theme_of[tables])


def _part(
    primitive: Primitive, rows: IntArray, tables: IntArray, where: IntArray
) -> Primitive:
    rule, must = primitive.rule, primitive.must
    match primitive:
        case Allowed():
            here = primitive.tables[rows][:, tables]
            return Allowed(rule, must, primitive.themes[rows], here)
        case ClassCap():
            return ClassCap(rule, must, primitive.label[rows], primitive.most)
        case Cover():
            eligible, group = primitive.eligible[:, rows], primitive.group[rows]
            return Cover(rule, must, eligible, group, primitive.least)
        case CommonLabel():
            plenty = np.full(len(primitive.bridges), len(tables))
            masks = primitive.masks[rows]
            return CommonLabel(rule, must, masks, primitive.bridges, plenty)
        case Pairs():
            inside = _inside(primitive, where)
            first, second = primitive.first[inside], primitive.second[inside]
            return Pairs(rule, must, where[first], where[second], primitive.together)


def _inside(pairs: Pairs, where: IntArray) -> BoolArray:
    return np.asarray((where[pairs.first] >= 0) & (where[pairs.second] >= 0))
