"""Whether any seating keeps the ``must`` rules, and which of them clash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from ortools.sat.python import cp_model

from cityshare.optimisation.primitives import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import GroupingProblem, Seating

SIZE_RULE = "table_size"
WORK = 20.0  # deterministic seconds for each question to CP-SAT


@dataclass(frozen=True, eq=False)
class Clash:
    """The answer: rules that no seating keeps together, or a seating that does.

    Attributes
    ----------
    status
        ``clash`` (proven), ``possible`` (with a seating) or ``unknown``.
    rules
        The rules of the clash, none of which could be left out within the work
        allowed.
    seating
        A seating that keeps all rules, when possible.
    """

    status: Literal["clash", "possible", "unknown"]
    rules: tuple[str, ...] = ()
    seating: Seating | None = None


def find_clash(problem: GroupingProblem, *, work: float = WORK) -> Clash:
    """Ask CP-SAT for a seating, or for a small set of rules that exclude any.

    The core that CP-SAT names is shrunk by deletion: a rule is dropped from it when
    the rest alone is proven impossible.
    """
    rules = list(dict.fromkeys(p.rule for p in problem.primitives if p.must))
    rules.append(SIZE_RULE)
    status, seating = _solve(problem, rules, work)
    if status == cp_model.UNKNOWN:
        return Clash("unknown")
    if seating is not None:
        return Clash("possible", seating=seating)
    core = list(rules)
    for rule in rules:
        rest = [r for r in core if r != rule]
        if _solve(problem, rest, work)[0] == cp_model.INFEASIBLE:
            core = rest
    return Clash("clash", tuple(core))


def _solve(
    problem: GroupingProblem, rules: Iterable[str], work: float
) -> tuple[cp_model.CpSolverStatus, Seating | None]:
    model = _SeatingModel(problem, frozenset(rules))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = work
    status = solver.solve(model.model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return status, None
    return status, model.read(solver)


class _SeatingModel:
    """The plain model: one Boolean for each person and table."""

    def __init__(self, problem: GroupingProblem, rules: frozenset[str]) -> None:
        self.problem = problem
        self.model = cp_model.CpModel()
        n, k = problem.n_people, problem.n_tables
        new = self.model.new_bool_var
        self.at = [[new("") for _ in range(k)] for _ in range(n)]
        self.theme = [[new("") for _ in range(problem.n_themes)] for _ in range(k)]
        for row in (*self.at, *self.theme):
            self.model.add_exactly_one(row)
        self._keep_counts(sized=SIZE_RULE in rules)
        for primitive in problem.primitives:
            if primitive.must and primitive.rule in rules:
                self._keep(primitive)

    def read(self, solver: cp_model.CpSolver) -> Seating:
        """Return the seating of a solution."""
        at = [[solver.boolean_value(v) for v in row] for row in self.at]
        theme = [[solver.boolean_value(v) for v in row] for row in self.theme]
        return Seating(np.argmax(at, axis=1), np.argmax(theme, axis=1))

    def _keep_counts(self, *, sized: bool) -> None:
        size, count = self.problem.size, self.problem.table_count
        for g in range(self.problem.n_tables):
            people = [row[g] for row, c in zip(self.at, size.counted, strict=True) if c]
            if sized:
                self.model.add_linear_constraint(sum(people), size.low, size.high)
        for h in range(self.problem.n_themes):
            tables = sum(row[h] for row in self.theme)
            self.model.add_linear_constraint(
                tables, int(count.least[h]), int(count.most[h])
            )

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
        for i, g in np.argwhere(~allowed.tables):
            self.model.add(self.at[i][g] == 0)
        for i, h in np.argwhere(~allowed.themes):
            for at, theme in zip(self.at[i], self.theme, strict=True):
                self.model.add_at_most_one([at, theme[h]])

    def _keep_cap(self, cap: ClassCap) -> None:
        for c, most in enumerate(cap.most.tolist()):
            people = np.flatnonzero(cap.label == c)
            if len(people) <= most:
                continue
            for g in range(self.problem.n_tables):
                self.model.add(sum(self.at[i][g] for i in people) <= most)

    def _keep_cover(self, cover: Cover) -> None:
        for g, themes in enumerate(self.theme):
            for h, theme in enumerate(themes):
                eligible = np.flatnonzero(cover.eligible[h])
                here = []
                for group in sorted(set(cover.group[eligible].tolist())):
                    seats = [self.at[i][g] for i in eligible if cover.group[i] == group]
                    present = self.model.new_bool_var("")
                    self.model.add_bool_or(seats).only_enforce_if(present)
                    here.append(present)
                least = int(cover.least[h])
                self.model.add(sum(here) >= least).only_enforce_if(theme)

    def _keep_label(self, common: CommonLabel) -> None:
        n_bits = int(common.masks.max(initial=0)).bit_length()
        options = [1 << bit for bit in range(n_bits)] + common.bridges.tolist()
        used = []
        for g in range(self.problem.n_tables):
            choice = [self.model.new_bool_var("") for _ in options]
            self.model.add_exactly_one(choice)
            for option, chosen in zip(options, choice, strict=True):
                for i in np.flatnonzero((common.masks & option) == 0):
                    self.model.add_at_most_one([self.at[i][g], chosen])
            used.append(choice[n_bits:])
        for kind, most in enumerate(common.n_bridges.tolist()):
            self.model.add(sum(choice[kind] for choice in used) <= most)

    def _keep_pairs(self, pairs: Pairs) -> None:
        for i, j in zip(pairs.first.tolist(), pairs.second.tolist(), strict=True):
            for one, other in zip(self.at[i], self.at[j], strict=True):
                if pairs.together:
                    self.model.add(one == other)
                else:
                    self.model.add_at_most_one([one, other])
