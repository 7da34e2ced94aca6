"""The exact model of who may sit where, with as few variables as the rules permit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from cityshare.optimisation.counting import COUNT_RULE, SIZE_RULE, is_ruled_out
from cityshare.optimisation.label_options import options_of
from cityshare.optimisation.primitives import (
    Allowed,
    BoolArray,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.stoppable import solve
from cityshare.optimisation.units import cliques_of, units_of
from cityshare.progress import SILENT, Observer

Row = list[Any]  # variables or constants, one for each table


class Answer(NamedTuple):
    """A seating, a proof that there is none, or neither; and the work it took."""

    seating: Seating | None
    is_impossible: bool
    work: float  # deterministic seconds


def solve_seating(
    problem: GroupingProblem,
    rules: Iterable[str],
    *,
    work: float,
    observer: Observer = SILENT,
) -> Answer:
    """Ask for a seating that keeps some rules, the others left aside.

    CP-SAT is asked only if counting does not rule it out.

    Parameters
    ----------
    problem
        The problem; of its primitives those of the rules are kept.
    rules
        Names of rules; :data:`SIZE_RULE` and :data:`COUNT_RULE` stand for the sizes
        and for the number of tables per theme.
    work
        Deterministic seconds at most.
    observer
        May end it; there is no answer then.
    """
    rules = frozenset(rules)
    if is_ruled_out(problem, rules):
        return Answer(None, True, 0.0)
    if observer.should_stop():
        return Answer(None, False, 0.0)
    model = _SeatingModel(problem, rules)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.linearization_level = 2
    solver.parameters.max_deterministic_time = work
    status = solve(solver, model.model, observer)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return Answer(
        model.read(solver) if found else None,
        status == cp_model.INFEASIBLE,
        solver.response_proto.deterministic_time,
    )


class _SeatingModel:
    """Counts of alike people at each table; tables that are alike are put in order.

    Beside the rules there are rows that follow from them by counting (how many
    tables a label or theme must have, and can fill), so that most clashes show
    without any search.
    """

    def __init__(self, problem: GroupingProblem, rules: frozenset[str]) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        self.sized = SIZE_RULE in rules
        kept = [p for p in problem.primitives if p.must and p.rule in rules]
        self.caps = [p for p in kept if isinstance(p, ClassCap)]
        self.units = units_of(problem.size.counted, kept)
        self.unit_of = np.zeros(problem.n_people, np.int64)
        for u, unit in enumerate(self.units):
            self.unit_of[unit.people] = u
        k = problem.n_tables
        new = self.model.new_int_var
        self.at: list[Row] = [
            [new(0, unit.most, "") for _ in range(k)] for unit in self.units
        ]
        for unit, row in zip(self.units, self.at, strict=True):
            self.model.add(cp_model.LinearExpr.sum(row) == unit.most)
        self.theme: list[Row] = []
        self._ordered = any(isinstance(p, Allowed) and not p.tables.all() for p in kept)
        if self.sized:
            self._keep_sizes()
        self._keep_counts(COUNT_RULE in rules, needed=any(map(_sees_themes, kept)))
        for primitive in kept:
            self._keep(primitive)
        if not self._ordered:
            for left, right in pairwise(self.at[0]):
                self.model.add(left >= right)

    def read(self, solver: cp_model.CpSolver) -> Seating:
        """Return the seating of a solution."""
        table_of = np.zeros(self.problem.n_people, np.int64)
        for unit, row in zip(self.units, self.at, strict=True):
            counts = [solver.value(v) for v in row]
            if unit.is_block:
                table_of[unit.people] = int(np.argmax(counts))
            else:
                table_of[unit.people] = np.repeat(np.arange(len(counts)), counts)
        if self.theme:
            chosen = [[solver.boolean_value(v) for v in row] for row in self.theme]
            return Seating(table_of, np.argmax(chosen, axis=1))
        return Seating(table_of, self._any_themes())

    def _any_themes(self) -> IntArray:
        count, k = self.problem.table_count, self.problem.n_tables
        themes = np.repeat(np.arange(len(count.least)), count.least)
        spare = np.repeat(np.arange(len(count.least)), count.most - count.least)
        filled = np.concatenate([themes, spare, np.zeros(k, np.int64)])
        return np.asarray(filled[:k])

    def _sum(self, people: BoolArray) -> Row:
        """Return the number of chosen people at each table."""
        chosen = np.unique(self.unit_of[people]).tolist()
        weights = [self.units[u].weight(people) for u in chosen]
        rows = [self.at[u] for u in chosen]
        return [
            cp_model.LinearExpr.weighted_sum([row[g] for row in rows], weights)
            for g in range(self.problem.n_tables)
        ]

    def _keep_sizes(self) -> None:
        size = self.problem.size
        for people in self._sum(size.counted):
            self.model.add(people >= size.low)
            self.model.add(people <= size.high)

    def _keep_counts(self, kept: bool, *, needed: bool) -> None:
        count, k = self.problem.table_count, self.problem.n_tables
        if kept and not count.least.sum() <= k <= count.most.sum():
            self.model.add_bool_or([])
        if not needed:
            return
        new = self.model.new_bool_var
        n_themes = self.problem.n_themes
        self.theme = [[new("") for _ in range(n_themes)] for _ in range(k)]
        for row in self.theme:
            self.model.add_exactly_one(row)
        for h in range(n_themes if kept else 0):
            tables = sum(row[h] for row in self.theme)
            self.model.add(tables >= int(count.least[h]))
            self.model.add(tables <= int(count.most[h]))
        self._put_in_order(self.theme)

    def _put_in_order(self, choice: list[Row]) -> None:
        """Sort tables that are alike by what they chose, once."""
        if self._ordered:
            return
        self._ordered = True
        ranks = [sum(o * v for o, v in enumerate(row)) for row in choice]
        for left, right in pairwise(ranks):
            self.model.add(left <= right)

    def _keep(self, primitive: Primitive) -> None:
        match primitive:
            case Allowed():
                self._keep_allowed(primitive)
            case ClassCap():
                self._keep_cap(primitive)
            case Cover():
                self._keep_cover(primitive)
            case CommonLabel():
                self._keep_label(primitive)
            case Pairs():
                self._keep_pairs(primitive)

    def _keep_allowed(self, allowed: Allowed) -> None:
        for unit, row in zip(self.units, self.at, strict=True):
            for g in np.flatnonzero(~allowed.tables[unit.people].all(axis=0)):
                self.model.add(row[g] == 0)
        if not allowed.themes.all():
            self._sit_where_it_fits(allowed.themes, self.theme)
            self._count_choices(allowed.themes, self.theme)

    def _sit_where_it_fits(self, fits: BoolArray, choice: list[Row]) -> None:
        for unit, row in zip(self.units, self.at, strict=True):
            options = np.flatnonzero(fits[unit.people].all(axis=0)).tolist()
            if len(options) == fits.shape[1]:
                continue
            for at, chosen in zip(row, choice, strict=True):
                fitting = cp_model.LinearExpr.sum([chosen[o] for o in options])
                self.model.add(at <= unit.most * fitting)

    def _count_choices(self, fits: BoolArray, choice: list[Row]) -> None:
        """Add that choices have room for those who need them, and are filled.

        ``fits`` says which of the options each person could sit with.
        """
        tables = [sum(row[o] for row in choice) for o in range(fits.shape[1])]
        if self.sized:
            size = self.problem.size
            for o, number in enumerate(tables):
                fitting = int((fits[:, o] & size.counted).sum())
                self.model.add(size.low * number <= fitting)
            self._make_room(fits[size.counted], tables, size.high)
        for cap in self.caps:
            for c, most in enumerate(cap.most.tolist()):
                self._make_room(fits[cap.label == c], tables, most)

    def _make_room(self, fits: BoolArray, tables: Row, most: int) -> None:
        """Add that people who need certain options have tables enough with those."""
        for wanted in np.unique(fits, axis=0):
            inside = int((~(fits & ~wanted).any(axis=1)).sum())
            if inside > most:
                room = sum(tables[o] for o in np.flatnonzero(wanted))
                self.model.add(most * room >= inside)

    def _keep_cap(self, cap: ClassCap) -> None:
        for c, most in enumerate(cap.most.tolist()):
            people = cap.label == c
            if people.sum() > most:
                for here in self._sum(people):
                    self.model.add(here <= most)

    def _keep_cover(self, cover: Cover) -> None:
        for h, least in enumerate(cover.least.tolist()):
            if least == 0:
                continue
            eligible = cover.eligible[h]
            tables = sum(row[h] for row in self.theme)
            self.model.add(least * tables <= int(eligible.sum()))
            groups = self._present(cover, eligible, one_is_enough=least == 1)
            for g, row in enumerate(self.theme):
                here = sum(group[g] for group in groups)
                self.model.add(here >= least).only_enforce_if(row[h])

    def _present(
        self, cover: Cover, eligible: BoolArray, *, one_is_enough: bool
    ) -> Iterator[Row] | list[Row]:
        """Return, for each group, a row that says whether it sits at a table."""
        if one_is_enough:
            return [self._sum(eligible)]
        return [
            self._presence(eligible & (cover.group == group))
            for group in np.unique(cover.group[eligible])
        ]

    def _presence(self, people: BoolArray) -> Row:
        row = self._sum(people)
        if people.sum() == 1 or self._sit_apart(people):
            return row
        present = [self.model.new_bool_var("") for _ in row]
        for there, count in zip(present, row, strict=True):
            self.model.add(there <= count)
        return present

    def _sit_apart(self, people: BoolArray) -> bool:
        """Tell whether a cap keeps these people at different tables."""
        for cap in self.caps:
            labels = set(cap.label[people].tolist())
            if len(labels) == 1 and (c := labels.pop()) >= 0 and cap.most[c] == 1:
                return True
        return False

    def _keep_label(self, common: CommonLabel) -> None:
        fits, kinds = options_of(common)
        choice = []
        for _ in range(self.problem.n_tables):
            row = [self.model.new_bool_var("") for _ in kinds]
            self.model.add_exactly_one(row)
            choice.append(row)
        self._sit_where_it_fits(fits, choice)
        for kind, most in enumerate(common.n_bridges.tolist()):
            used = [row[o] for row in choice for o, b in enumerate(kinds) if b == kind]
            self.model.add(sum(used) <= most)
        self._put_in_order(choice)
        self._count_choices(fits, choice)

    def _keep_pairs(self, pairs: Pairs) -> None:
        if pairs.together:
            return  # blocks have one row of variables
        if (pairs.first == pairs.second).any():
            self.model.add_bool_or([])
        for clique in cliques_of(pairs):
            people = np.zeros(self.problem.n_people, np.bool_)
            people[clique] = True
            for here in self._sum(people):
                self.model.add(here <= 1)


def _sees_themes(primitive: Primitive) -> bool:
    if isinstance(primitive, Allowed):
        return not primitive.themes.all()
    return isinstance(primitive, Cover) and bool((primitive.least > 0).any())
