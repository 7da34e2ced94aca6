"""The master programme: a linear programme over candidate tables, and its prices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

import numpy as np
from ortools.linear_solver import pywraplp

from cityshare.optimisation.arrays import MOST_BRIDGES
from cityshare.optimisation.goal import Goal
from cityshare.optimisation.pricing import SCALE, Column, Pricer, Prices
from cityshare.optimisation.primitives import CommonLabel, IntArray, Pairs
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem


@dataclass(frozen=True)
class Duals:
    """Prices with what the rows of the master programme add to a bound.

    ``constant`` is the part of the bound that no table changes; ``count`` is the
    price of a table of each theme (all in 1024ths of the goal's unit).
    """

    prices: Prices
    constant: int
    count: IntArray


class Master:
    """Chooses fractions of tables so that everybody sits once; grows by columns."""

    def __init__(self, problem: GroupingProblem, pricer: Pricer, goal: Goal) -> None:
        self.problem, self.pricer, self.goal = problem, pricer, goal
        self.columns: list[Column] = []
        self._known: set[tuple[int, tuple[int, ...]]] = set()
        self._variables: list[pywraplp.Variable] = []
        self.lp = pywraplp.Solver.CreateSolver("GLOP")
        row = self.lp.Constraint
        self._person = [row(1, 1) for _ in range(problem.n_people)]
        count = problem.table_count
        self._count = [
            row(int(low), int(high))
            for low, high in zip(count.least, count.most, strict=True)
        ]
        self._total = row(problem.n_tables, problem.n_tables)
        self.offset = prefer_offset(problem)
        self._prefer = None
        if goal.most_prefer is not None:
            most = goal.most_prefer - self.offset
            self._prefer = row(-self.lp.infinity(), most)
        self._below = {
            t: row(-self.lp.infinity(), most) for t, most in goal.most_below.items()
        }
        self.bridge_limits = bridge_limits(problem)
        self._bridge = {
            mask: row(-self.lp.infinity(), most)
            for mask, most in self.bridge_limits.items()
        }
        self.lp.Objective().SetMaximization()

    def add(self, columns: Iterable[Column]) -> int:
        """Add tables that are not known yet; return how many were new."""
        new = 0
        for column in columns:
            key = (column.theme, column.members)
            if key in self._known:
                continue
            self._known.add(key)
            self.columns.append(column)
            self._enter(column)
            new += 1
        return new

    def _enter(self, column: Column) -> None:
        variable = self.lp.NumVar(0, self.lp.infinity(), "")
        self._variables.append(variable)
        self.lp.Objective().SetCoefficient(variable, self.goal.of_column(column))
        for i in column.members:
            self._person[i].SetCoefficient(variable, 1)
        self._count[column.theme].SetCoefficient(variable, 1)
        self._total.SetCoefficient(variable, 1)
        if self._prefer is not None:
            self._prefer.SetCoefficient(variable, column.prefer)
        for t, row in self._below.items():
            row.SetCoefficient(variable, column.below[t])
        for mask, row in self._bridge.items():
            if column.need and column.need & ~mask == 0:
                row.SetCoefficient(variable, 1)

    def solve(self) -> Duals | None:
        """Solve the programme and return its prices, rounded to the grid."""
        if self.lp.Solve() != pywraplp.Solver.OPTIMAL:
            return None
        person = _grid([row.dual_value() for row in self._person])
        below = {
            t: max(0, round(row.dual_value() * SCALE)) for t, row in self._below.items()
        }
        prefer = 0
        if self._prefer is not None:
            prefer = max(0, round(self._prefer.dual_value() * SCALE))
        bridge = {
            mask: max(0, round(row.dual_value() * SCALE))
            for mask, row in self._bridge.items()
        }
        count = _grid([row.dual_value() for row in self._count])
        count += round(self._total.dual_value() * SCALE)
        return self._duals(person, below, prefer, bridge, count)

    def _duals(
        self,
        person: IntArray,
        below: dict[int, int],
        prefer: int,
        bridge: dict[int, int],
        count: IntArray,
    ) -> Duals:
        goal = self.goal
        per_threshold = [
            SCALE * goal.below[t] + below.get(t, 0) for t in range(N_THRESHOLDS)
        ]
        tier = [sum(per_threshold[N_THRESHOLDS - s :]) for s in range(N_THRESHOLDS + 1)]
        price_of_prefer = SCALE * goal.prefer + prefer
        by_need = np.zeros(1 << MOST_BRIDGES, np.int64)
        for need, (mask, price) in product(range(1, len(by_need)), bridge.items()):
            if need & ~mask == 0:
                by_need[need] += price
        hope = self.pricer.hope
        constant = int(person.sum())
        constant += sum(below[t] * most for t, most in goal.most_below.items())
        if goal.most_prefer is not None:
            constant += prefer * (goal.most_prefer - self.offset)
        constant += sum(bridge[m] * most for m, most in self.bridge_limits.items())
        prices = Prices(
            person=person,
            tier=np.array(tier, np.int64),
            prefer=np.array([price_of_prefer]),
            bridge=by_need,
            scale=np.array([SCALE * goal.value]),
            hope=-(
                -(hope[:, 0] * SCALE * goal.value + hope[:, 1] * price_of_prefer) // 2
            ),
        )
        return Duals(prices, constant, count)

    def active(self) -> list[Column]:
        """Return the tables with a positive fraction in the last solution."""
        pairs = zip(self.columns, self._variables, strict=True)
        return [column for column, x in pairs if x.solution_value() > 1e-6]


def blend(center: Duals, other: Duals, share: float) -> Duals:
    """Return prices between two, ``share`` of the first (Wentges smoothing)."""

    def mix(one: object, two: object) -> IntArray:
        mixed = share * np.asarray(one, float) + (1 - share) * np.asarray(two, float)
        rounded: IntArray = np.rint(mixed).astype(np.int64)
        return rounded

    prices = Prices(
        *(mix(a, b) for a, b in zip(center.prices, other.prices, strict=True))
    )
    constant = int(mix([center.constant], [other.constant])[0])
    return Duals(prices, constant, mix(center.count, other.count))


def best_counts(problem: GroupingProblem, upper: list[int]) -> int:
    """Return the most that the tables of all themes are priced, counts in range."""
    count = problem.table_count
    numbers = count.least.copy()
    spare = problem.n_tables - int(numbers.sum())
    for theme in sorted(range(len(upper)), key=lambda h: -upper[h]):
        more = min(spare, int(count.most[theme] - numbers[theme]))
        numbers[theme] += more
        spare -= more
    return int(sum(int(k) * best for k, best in zip(numbers, upper, strict=True) if k))


def prefer_offset(problem: GroupingProblem) -> int:
    """Return the preferred rules broken while nobody sits together."""
    return sum(
        len(p.first)
        for p in problem.primitives
        if isinstance(p, Pairs) and p.together and not p.must
    )


def bridge_limits(problem: GroupingProblem) -> dict[int, int]:
    """Return, for each set of kinds, how many tables its bridges can serve."""
    for primitive in problem.primitives:
        if isinstance(primitive, CommonLabel) and len(primitive.bridges):
            if not primitive.must:
                return {}
            numbers = primitive.n_bridges.tolist()
            return {
                mask: sum(x for b, x in enumerate(numbers) if mask >> b & 1)
                for mask in range(1, 1 << len(numbers))
            }
    return {}


def _grid(values: list[float]) -> IntArray:
    scaled: IntArray = np.rint(np.array(values) * SCALE).astype(np.int64)
    return scaled
