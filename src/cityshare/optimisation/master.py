"""The master programme: a linear programme over candidate tables, and its prices."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

from cityshare.optimisation.arrays import MOST_BRIDGES
from cityshare.optimisation.cuts import most_violated
from cityshare.optimisation.goal import Goal
from cityshare.optimisation.pricing import SCALE, Column, Pricer, Prices
from cityshare.optimisation.primitives import CommonLabel, IntArray, Pairs
from cityshare.optimisation.problem import N_THRESHOLDS, GroupingProblem

LEAST_SHARE = 1e-6  # of a solution in floating point; less is nothing
LACKING = 500  # eighths that a person without a seat costs
LACKING_MORE = 4_000  # that a table, or fairness, costs


@dataclass(frozen=True)
class RowPrices:
    """The dual price of every row, in 1024ths of the goal's unit.

    Any prices give a bound, as long as those of limits are not negative.
    """

    person: IntArray  # (n,)
    below: IntArray  # (5,) of the limits of fairness stages
    prefer: int
    bridge: IntArray  # (16,) by set of kinds
    count: IntArray  # (n_themes,) of a table
    cut: IntArray  # (n_cuts,) of two or more of a triple at one table

    def mixed(self, other: RowPrices, share: float) -> RowPrices:
        """Return prices between two, ``share`` of these (Wentges smoothing)."""

        def mix(one: IntArray, two: IntArray) -> IntArray:
            between: IntArray = np.rint(share * one + (1 - share) * two).astype(
                np.int64
            )
            return between

        return RowPrices(
            person=mix(self.person, other.person),
            below=mix(self.below, other.below),
            prefer=round(share * self.prefer + (1 - share) * other.prefer),
            bridge=mix(self.bridge, other.bridge),
            count=mix(self.count, other.count),
            cut=mix(_padded(self.cut, len(other.cut)), other.cut),
        )


@dataclass(frozen=True)
class Duals:
    """Prices of people and rules, and what the rows add to a bound.

    ``constant`` is the part of the bound that no table changes, exactly for these
    prices; ``rows`` are the prices they come from.
    """

    prices: Prices
    constant: int
    rows: RowPrices


class Master:
    """Chooses fractions of tables so that everybody sits once; grows by columns."""

    def __init__(self, problem: GroupingProblem, pricer: Pricer, goal: Goal) -> None:
        self.problem, self.pricer, self.goal = problem, pricer, goal
        self.columns: list[Column] = []
        self.best = 0.0  # of the last solution in fractions
        self._fractions: list[tuple[Column, float]] = []
        self._used: set[int] = set()
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
        self.triples: list[tuple[int, int, int]] = []
        self._cut: list[pywraplp.Constraint] = []
        self._columns_of: list[list[int]] = [[] for _ in self._person]
        self._cuts_of: list[list[int]] = [[] for _ in self._person]
        self._seat_gaps = [self._gap(row, 1) for row in self._person]
        limits = [*self._below.values(), *([self._prefer] if self._prefer else [])]
        self._more_gaps = [self._gap(row, -1) for row in limits]
        self._more_gaps += [self._gap(row, 1) for row in (*self._count, self._total)]
        self.lp.Objective().SetMaximization()

    def _gap(self, row: pywraplp.Constraint, sign: int) -> pywraplp.Variable:
        """Return what may be lacking in a row, nothing yet."""
        gap = self.lp.NumVar(0, 0, "")
        row.SetCoefficient(gap, sign)
        return gap

    def loosen(self, seat: int = LACKING, more: int = LACKING_MORE) -> None:
        """Let something be lacking until :meth:`release`, at prices in the goal's unit.

        The prices of people then say for whom tables are wanted.

        Parameters
        ----------
        seat
            What a person without a seat costs.
        more
            What a table lacking, or a person more below a fairness limit, costs.
        """
        for gaps, price in ((self._seat_gaps, seat), (self._more_gaps, more)):
            for gap in gaps:
                gap.SetUb(self.lp.infinity())
                self.lp.Objective().SetCoefficient(gap, -price)

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
        for i in column.members:
            self._columns_of[i].append(len(self._variables) - 1)
        for k in _twice(self._cuts_of[i] for i in column.members):
            self._cut[k].SetCoefficient(variable, 1)

    def cut(self, triples: Iterable[tuple[int, int, int]]) -> None:
        """Demand that at most one table holds two or more of each of these triples.

        True of every plan, as everybody sits once (a subset-row inequality).
        """
        for triple in triples:
            row = self.lp.Constraint(-self.lp.infinity(), 1)
            for k in _twice(self._columns_of[i] for i in triple):
                row.SetCoefficient(self._variables[k], 1)
            for i in triple:
                self._cuts_of[i].append(len(self._cut))
            self.triples.append(triple)
            self._cut.append(row)
        self.pricer.cut(self._triples())

    def _triples(self) -> IntArray:
        return np.array(self.triples, np.int64).reshape(-1, 3)

    def violated(self, most: int) -> list[tuple[int, int, int]]:
        """Return the triples whose cuts the last solution breaks most."""
        used = [(column.members, share) for column, share in self.fractions()]
        return most_violated(used, self.problem.n_people, most)

    def fractions(self) -> list[tuple[Column, float]]:
        """Return the tables of the last solution with their fractions."""
        return self._fractions

    def used(self) -> list[Column]:
        """Return the tables that were part of any solution."""
        return [self.columns[k] for k in sorted(self._used)]

    def fix(self, tables: Iterable[Column]) -> None:
        """Let these known tables be part of every solution, until :meth:`release`."""
        fixed = set(tables)
        for column, x in zip(self.columns, self._variables, strict=True):
            if column in fixed:
                x.SetLb(1)

    @property
    def surplus(self) -> int:
        """What the goals of tables add up to beyond the goal of their plan."""
        return self.goal.prefer * self.offset

    def allow(self, which: Iterable[bool]) -> None:
        """Let only some of the tables be part of a solution."""
        for x, is_allowed in zip(self._variables, which, strict=True):
            x.SetUb(self.lp.infinity() if is_allowed else 0)

    def release(self) -> None:
        """Let every table be free again, and nothing be lacking."""
        for x in self._variables:
            x.SetBounds(0, self.lp.infinity())
        for gap in (*self._seat_gaps, *self._more_gaps):
            gap.SetUb(0)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is lacking in the last solution."""
        gaps = (*self._seat_gaps, *self._more_gaps)
        return all(gap.solution_value() < LEAST_SHARE for gap in gaps)

    def solve(self) -> Duals | None:
        """Solve the programme and return its prices, rounded to the grid."""
        if (
            self.lp.Solve() != pywraplp.Solver.OPTIMAL
            and self.lp.Solve(_plainly()) != pywraplp.Solver.OPTIMAL
        ):
            return None
        self.best = self.lp.Objective().Value()
        values = [x.solution_value() for x in self._variables]
        part = [k for k, share in enumerate(values) if share > LEAST_SHARE]
        self._fractions = [(self.columns[k], values[k]) for k in part]
        self._used.update(part)
        below = np.zeros(N_THRESHOLDS, np.int64)
        for t, row in self._below.items():
            below[t] = max(0, round(row.dual_value() * SCALE))
        bridge = np.zeros(1 << MOST_BRIDGES, np.int64)
        for mask, row in self._bridge.items():
            bridge[mask] = max(0, round(row.dual_value() * SCALE))
        prefer = 0
        if self._prefer is not None:
            prefer = max(0, round(self._prefer.dual_value() * SCALE))
        count = _grid([row.dual_value() for row in self._count])
        count += round(self._total.dual_value() * SCALE)
        person = _grid([row.dual_value() for row in self._person])
        cut = np.maximum(0, _grid([row.dual_value() for row in self._cut]))
        return self.duals(RowPrices(person, below, prefer, bridge, count, cut))

    def duals(self, rows: RowPrices) -> Duals:
        """Return what prices of rows mean for tables and for the bound."""
        goal = self.goal
        per_threshold = SCALE * np.array(goal.below) + rows.below
        tier = [
            per_threshold[N_THRESHOLDS - s :].sum() for s in range(N_THRESHOLDS + 1)
        ]
        prefer = SCALE * goal.prefer + rows.prefer
        needs = np.arange(1 << MOST_BRIDGES)
        by_need = np.array(
            [rows.bridge[need & ~needs == 0].sum() if need else 0 for need in needs]
        )
        cut = _padded(rows.cut, len(self.triples))
        constant = int(rows.person.sum() + cut.sum())
        constant += sum(int(rows.below[t]) * n for t, n in goal.most_below.items())
        if goal.most_prefer is not None:
            constant += rows.prefer * (goal.most_prefer - self.offset)
        limits = self.bridge_limits.items()
        constant += sum(int(rows.bridge[mask]) * n for mask, n in limits)
        hope = self.pricer.hope
        twice = hope[:, 0] * SCALE * goal.value + hope[:, 1] * prefer
        prices = Prices(
            person=rows.person,
            tier=np.array(tier, np.int64),
            prefer=np.array([prefer]),
            bridge=by_need.astype(np.int64),
            scale=np.array([SCALE * goal.value]),
            hope=-(-twice // 2),
            triple=self._triples(),
            cut=cut,
        )
        return Duals(prices, constant, rows)


def _plainly() -> pywraplp.MPSolverParameters:
    """Return parameters for another try: afresh and without presolve."""
    plain = pywraplp.MPSolverParameters()
    plain.SetIntegerParam(plain.INCREMENTALITY, plain.INCREMENTALITY_OFF)
    plain.SetIntegerParam(plain.PRESOLVE, plain.PRESOLVE_OFF)
    return plain


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


def _twice(lists: Iterable[list[int]]) -> list[int]:
    """Return what is in two or more of the lists."""
    times = Counter(k for one in lists for k in one)
    return [k for k, n in times.items() if n > 1]


def _padded(prices: IntArray, length: int) -> IntArray:
    """Return prices of cuts with zeros for the cuts that came later."""
    return np.concatenate([prices, np.zeros(length - len(prices), np.int64)])


def _grid(values: list[float]) -> IntArray:
    scaled: IntArray = np.rint(np.array(values) * SCALE).astype(np.int64)
    return scaled
