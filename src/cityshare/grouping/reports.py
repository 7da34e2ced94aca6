"""Reports of rules: kept or broken in one seating, and where."""

from __future__ import annotations

import numpy as np

from cityshare.grouping.clause import Clause
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.plan import RuleReport
from cityshare.optimisation import (
    Allowed,
    Evaluation,
    Pairs,
    Primitive,
    Seating,
    Size,
)
from cityshare.optimisation.value import broken_by_table, misplaced, unwanted_pairs


def report_rules(
    compiled: Compiled, seating: Seating | None, evaluation: Evaluation | None
) -> tuple[RuleReport, ...]:
    """Say of every rule whether the seating keeps it; without one, none is kept."""
    problem = compiled.problem
    broken: dict[str, int] = {}
    where: dict[str, list[str]] = {}
    if seating is not None and evaluation is not None:
        for table, lacking in enumerate(_gaps(problem.size, seating)):
            if lacking:
                broken["table_size"] = broken.get("table_size", 0) + lacking
                names = [compiled.hall.table_ids[table]]
                where.setdefault("table_size", []).extend(names)
        for primitive, times in zip(problem.primitives, evaluation.broken, strict=True):
            broken[primitive.rule] = broken.get(primitive.rule, 0) + times
            if times:
                names = _where(compiled, primitive, seating)
                where.setdefault(primitive.rule, []).extend(names)
    return tuple(
        _report(clause, seating, broken.get(clause.rule, 0), where.get(clause.rule, []))
        for clause in compiled.clauses
    )


def _report(
    clause: Clause, seating: Seating | None, broken: int, where: list[str]
) -> RuleReport:
    return RuleReport(
        name=clause.rule,
        strength=clause.strength,
        setting=clause.setting,
        kept=seating is not None and broken == 0,
        broken=broken,
        sentence=clause.sentence,
        where=tuple(where),
    )


def _gaps(size: Size, seating: Seating) -> list[int]:
    """Count, table by table, the delegates that it lacks or has too many."""
    counted = seating.table_of[size.counted]
    sizes = np.bincount(counted, minlength=len(seating.theme_of))
    gaps = np.maximum(size.low - sizes, 0) + np.maximum(sizes - size.high, 0)
    return [int(gap) for gap in gaps]


def _where(compiled: Compiled, primitive: Primitive, seating: Seating) -> list[str]:
    people = compiled.hall.people
    if isinstance(primitive, Allowed):
        return [people[i].name for i in np.flatnonzero(misplaced(primitive, seating))]
    if isinstance(primitive, Pairs):
        return [
            f"{people[primitive.first[k]].name} and {people[primitive.second[k]].name}"
            for k in np.flatnonzero(unwanted_pairs(primitive, seating))
        ]
    times = broken_by_table(primitive, seating)
    return [compiled.hall.table_ids[g] for g, n in enumerate(times) if n]
