"""The fewest people moved, asked of CP-SAT: an answer with a proof."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from ortools.sat.python import cp_model

from cityshare.optimisation.primitives import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    IntArray,
    Pairs,
    Primitive,
)
from cityshare.optimisation.problem import GroupingProblem
from cityshare.optimisation.stoppable import solve

WORK = 0.5  # deterministic seconds


@dataclass(frozen=True, eq=False)
class Fewest:
    """A seating that keeps every ``must`` rule, or none; and what is proven.

    ``is_proven`` says that no seating moves fewer: fewer than ``table_of`` does, or
    fewer than was asked where there is none.
    """

    table_of: IntArray | None
    is_proven: bool


def find_fewest(
    problem: GroupingProblem,
    theme_of: IntArray,
    home: IntArray,
    fixed: Mapping[int, int],
    *,
    fewer_than: int,
    work: float = WORK,
) -> Fewest:
    """Look for the seating that moves the fewest, fewer than some already found.

    Parameters
    ----------
    problem
        Sizes and ``must`` rules to keep.
    theme_of
        Themes of the tables, which stay ``(k,)``.
    home
        The table each person had ``(n,)``, -1 for none.
    fixed
        Tables of people who may not be moved from there.
    fewer_than
        People moved in the best seating known, fixed people not counted.
    work
        How much CP-SAT may work.
    """
    seats = _Seats(problem, theme_of)
    for i, g in fixed.items():
        seats.model.add(seats.at[i][g] == 1)
    seated = [i for i in np.flatnonzero(home >= 0).tolist() if i not in fixed]
    stay = sum(seats.at[i][home[i]] for i in seated)
    seats.model.add(stay >= len(seated) - fewer_than + 1)
    seats.model.maximize(stay)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = work
    status = solve(solver, seats.model)
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        rows = [[solver.boolean_value(v) for v in row] for row in seats.at]
        return Fewest(np.argmax(rows, axis=1), status == cp_model.OPTIMAL)
    return Fewest(None, status == cp_model.INFEASIBLE)


class _Seats:
    """One Boolean for each person and table; the themes of the tables are known."""

    def __init__(self, problem: GroupingProblem, theme_of: IntArray) -> None:
        self.theme_of = theme_of
        self.model = cp_model.CpModel()
        n, k = problem.n_people, problem.n_tables
        new = self.model.new_bool_var
        self.at = [[new("") for _ in range(k)] for _ in range(n)]
        for row in self.at:
            self.model.add_exactly_one(row)
        counted = np.flatnonzero(problem.size.counted).tolist()
        for g in range(k):
            people = sum(self.at[i][g] for i in counted)
            self.model.add_linear_constraint(
                people, problem.size.low, problem.size.high
            )
        for primitive in problem.primitives:
            if primitive.must:
                self._keep(primitive)

    def _keep(self, primitive: Primitive) -> None:
        match primitive:
            case Allowed():
                allowed = primitive.themes[:, self.theme_of] & primitive.tables
                for i, g in np.argwhere(~allowed).tolist():
                    self.model.add(self.at[i][g] == 0)
            case ClassCap():
                self._keep_cap(primitive)
            case Cover():
                self._keep_cover(primitive)
            case CommonLabel():
                self._keep_label(primitive)
            case Pairs():
                self._keep_pairs(primitive)

    def _keep_cap(self, cap: ClassCap) -> None:
        for c, most in enumerate(cap.most.tolist()):
            people = np.flatnonzero(cap.label == c).tolist()
            if len(people) > most:
                for g in range(len(self.theme_of)):
                    self.model.add(sum(self.at[i][g] for i in people) <= most)

    def _keep_cover(self, cover: Cover) -> None:
        for g, h in enumerate(self.theme_of.tolist()):
            groups: dict[int, list[cp_model.IntVar]] = {}
            for i in np.flatnonzero(cover.eligible[h]).tolist():
                groups.setdefault(int(cover.group[i]), []).append(self.at[i][g])
            here = []
            for seats in groups.values():
                present = self.model.new_bool_var("")
                self.model.add_bool_or(seats).only_enforce_if(present)
                here.append(present)
            self.model.add(sum(here) >= int(cover.least[h]))

    def _keep_label(self, common: CommonLabel) -> None:
        n_bits = int(common.masks.max(initial=0)).bit_length()
        options = [1 << bit for bit in range(n_bits)] + common.bridges.tolist()
        used = []
        for g in range(len(self.theme_of)):
            choice = [self.model.new_bool_var("") for _ in options]
            self.model.add_exactly_one(choice)
            for option, chosen in zip(options, choice, strict=True):
                for i in np.flatnonzero((common.masks & option) == 0).tolist():
                    self.model.add_implication(chosen, ~self.at[i][g])
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
