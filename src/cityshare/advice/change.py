"""One change of a plan, a move or a swap, and what it does."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.columns import nearest
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.plan import Strength
from cityshare.optimisation import (
    UNIT,
    CommonLabel,
    Evaluation,
    Seating,
    evaluate,
    lacking,
)
from cityshare.optimisation.part import part_of, part_of_seating
from cityshare.optimisation.primitives import BoolArray, IntArray
from cityshare.optimisation.problem import GroupingProblem
from cityshare.optimisation.value import unbridged_needs


@dataclass(frozen=True)
class Change:
    """Somebody moves to a table, or swaps seats with ``other``.

    >>> Change.move("busan-1", "T3"), Change.swap("busan-1", "seoul-2").other
    (Change(person='busan-1', table='T3', other=''), 'seoul-2')
    """

    person: str
    table: str = ""
    other: str = ""

    @classmethod
    def move(cls, person: str, table: str) -> Change:
        """Return the move of somebody to a table."""
        return cls(person, table)

    @classmethod
    def swap(cls, person: str, other: str) -> Change:
        """Return the swap of two people."""
        return cls(person, other=other)


@dataclass(frozen=True)
class RuleChange:
    """How often a rule is broken at the tables of a change, before and after."""

    name: str
    strength: Strength
    sentence: str
    before: int
    after: int


@dataclass(frozen=True)
class Weighed:
    """What a change does to a plan.

    Attributes
    ----------
    value
        Gain in weighted steps, negative for a loss.
    answered
        Ranked priorities answered at the own table, more or fewer.
    unfairness
        Change of each fairness stage, in people; negative is fairer.
    rules
        The rules broken at the tables concerned, before or after; for a working
        language the tables without an interpreter are counted over all tables.
    """

    change: Change
    value: float
    answered: int
    unfairness: tuple[int, ...]
    rules: tuple[RuleChange, ...]

    @property
    def newly_broken(self) -> tuple[RuleChange, ...]:
        """Rules that are broken more often than before."""
        return tuple(rule for rule in self.rules if rule.after > rule.before)

    @property
    def is_allowed(self) -> bool:
        """Whether no ``must`` rule is broken more often than before."""
        return all(rule.strength != "must" for rule in self.newly_broken)


def weigh_change(compiled: Compiled, seating: Seating, change: Change) -> Weighed:
    """Say what a move or a swap does, without touching the seating.

    Parameters
    ----------
    compiled, seating
        A plan taken back to rows: see :func:`cityshare.grouping.seated.compile_plan`.
    change
        The change.

    Raises
    ------
    CityshareError
        R104 if a person has no seat here, R105 if there is no such table.

    Notes
    -----
    Only the two tables are judged, so that 500 people take as long as 50.
    """
    after = changed_seating(compiled, seating, change)
    person = row_of(compiled, change.person)
    both = [seating.table_of[person], after.table_of[person]]
    tables = np.unique(both)
    rows = np.flatnonzero(np.isin(seating.table_of, tables))
    part = part_of(compiled.problem, rows, tables)
    old, new = (
        evaluate(part, part_of_seating(s, rows, tables)) for s in (seating, after)
    )
    stages = zip(old.unfairness, new.unfairness, strict=True)
    return Weighed(
        change=change,
        value=(new.value - old.value) / UNIT,
        answered=int(new.answered.sum()) - int(old.answered.sum()),
        unfairness=tuple(n - o for o, n in stages),
        rules=_rules(compiled, (seating, after), (old, new), tables),
    )


def changed_seating(compiled: Compiled, seating: Seating, change: Change) -> Seating:
    """Return the seating after a change.

    Raises
    ------
    CityshareError
        R104 if a person has no seat here, R105 if there is no such table.
    """
    table_of = seating.table_of.copy()
    person = row_of(compiled, change.person)
    if change.other:
        other = row_of(compiled, change.other)
        table_of[[person, other]] = table_of[[other, person]]
    else:
        table_of[person] = number_of(compiled, change.table)
    return Seating(table_of, seating.theme_of)


def row_of(compiled: Compiled, id_: str) -> int:
    """Return the row of somebody seated in a hall; R104 if they are not."""
    known = [person.id for person in compiled.hall.people]
    if id_ in known:
        return known.index(id_)
    details = {"hint": nearest(id_, known)}
    raise CityshareError([Problem("R104", Place(column="person"), id_, details)])


def number_of(compiled: Compiled, table: str) -> int:
    """Return the number of a table of a hall; R105 if there is no such table."""
    hall = compiled.hall
    if table in hall.table_ids:
        return hall.table_ids.index(table)
    raise CityshareError([unknown_table(table, hall.theme_names, hall.table_ids)])


def unknown_table(
    table: str, themes: tuple[str, ...], tables: tuple[str, ...]
) -> Problem:
    """Return the problem of a table that is not there."""
    details = {
        "themes": ", ".join(themes),
        "n_tables": tables[-1].removeprefix("T"),
        "hint": nearest(table, tables),
    }
    return Problem("R105", Place(column="table"), table, details)


def _rules(
    compiled: Compiled,
    seatings: tuple[Seating, Seating],
    judged: tuple[Evaluation, Evaluation],
    tables: IntArray,
) -> tuple[RuleChange, ...]:
    problem = compiled.problem
    broken: dict[str, list[int]] = {
        "table_size": [_gaps(problem, s, tables) for s in seatings]
    }
    for index, primitive in enumerate(problem.primitives):
        times = broken.setdefault(primitive.rule, [0, 0])
        for side in range(2):
            times[side] += judged[side].broken[index]
        if isinstance(primitive, CommonLabel) and len(primitive.bridges):
            more = _unbridged(primitive, seatings, tables)
            times[0] += more[0]
            times[1] += more[1]
    return tuple(
        RuleChange(clause.rule, clause.strength, clause.sentence, *broken[clause.rule])
        for clause in compiled.clauses
        if any(broken.get(clause.rule, ()))
    )


def _gaps(problem: GroupingProblem, seating: Seating, tables: IntArray) -> int:
    size = problem.size
    counted: BoolArray = size.counted
    sizes = [int((counted & (seating.table_of == g)).sum()) for g in tables]
    return sum(max(0, size.low - n, n - size.high) for n in sizes)


def _unbridged(
    label: CommonLabel, seatings: tuple[Seating, Seating], tables: IntArray
) -> tuple[int, int]:
    before, after = seatings
    k = len(before.theme_of)
    needs = [lacking(label, before.members(g))[1] for g in range(k)]
    then = list(needs)
    for g in tables.tolist():
        then[g] = lacking(label, after.members(g))[1]
    return unbridged_needs(label, needs), unbridged_needs(label, then)
