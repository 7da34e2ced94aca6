"""The plain CP-SAT model of a grouping problem, the alternative to columns."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
from ortools.sat.python import cp_model

from bench.plain_rules import Row, Seats, broken_in
from cityshare.optimisation import GroupingProblem, Seating, evaluate

EARLY_SHARE = 0.25  # of the time, at most, for each stage before the value
SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)


class Step(NamedTuple):
    """A step that somebody could take, to a level of a practice."""

    person: int
    practice: int
    level: int


@dataclass(frozen=True, eq=False)
class PlainAnswer:
    """The best plan found; ``bound`` in eighths, of plans as good in earlier stages."""

    seating: Seating | None
    bound: int | None
    is_optimal: bool


def solve_plain(
    problem: GroupingProblem,
    *,
    seconds: float,
    hint: Seating | None = None,
    n_workers: int = 2,
) -> PlainAnswer:
    """Solve the plain model, stage by stage of the objective.

    Each stage before the value has a quarter of the time at most, and the stages
    after it get no worse than what it found. Where nothing is found in time, the
    hint is the answer.
    """
    solve = _Solve(PlainModel(problem), time.perf_counter() + seconds, n_workers)
    if hint is not None:
        solve.begin_with(hint)
    for stage, costs in enumerate(solve.model.costs):
        if costs:
            solve.lower(stage, costs, EARLY_SHARE * seconds)
    bound = solve.raise_value()
    return PlainAnswer(solve.seating or hint, bound, solve.is_optimal)


class PlainModel:
    """Booleans for who sits where, for the themes and for the two highest levels.

    A step is taken with the first source if, wherever the person sits, some sharer
    has the level, and if the theme there has the practice; with the second if two
    sharers have it. Fairness is ``floor`` or ``total``.
    """

    def __init__(self, problem: GroupingProblem) -> None:
        assert problem.fairness in {"floor", "total"}
        self.problem, self.model = problem, cp_model.CpModel()
        n, k, n_themes = problem.n_people, problem.n_tables, problem.n_themes
        new = self.model.new_bool_var
        self.seats = Seats(
            self.model,
            [[new("") for _ in range(k)] for _ in range(n)],
            [[new("") for _ in range(n_themes)] for _ in range(k)],
        )
        self._seat_everybody()
        self.theme_of = [self._theme_of(row) for row in self.seats.at]
        steps = list(steps_of(problem))
        self.first = self._taken(steps, n_sharers=1)
        self.second = self._taken(steps, n_sharers=2)
        self.costs = [self._keep_rules(), self._left_out()]  # stages before the value
        self.value = cp_model.LinearExpr.sum([*self._worths(), *self._pair_goals()])

    def _seat_everybody(self) -> None:
        size, count = self.problem.size, self.problem.table_count
        at, theme = self.seats.at, self.seats.theme
        for row in (*at, *theme):
            self.model.add_exactly_one(row)
        counted = np.flatnonzero(size.counted).tolist()
        for g in range(self.problem.n_tables):
            here = sum(at[i][g] for i in counted)
            self.model.add_linear_constraint(here, size.low, size.high)
        for h in range(self.problem.n_themes):
            tables = sum(row[h] for row in theme)
            least, most = int(count.least[h]), int(count.most[h])
            self.model.add_linear_constraint(tables, least, most)

    def _theme_of(self, at: Row) -> Row:
        """Return which theme a person's table has."""
        row = [self.model.new_bool_var("") for _ in range(self.problem.n_themes)]
        self.model.add_exactly_one(row)
        for sits, themes in zip(at, self.seats.theme, strict=True):
            for own, theme in zip(row, themes, strict=True):
                self.model.add_bool_or([~sits, ~theme, own])
        return row

    def _taken(
        self, steps: list[Step], *, n_sharers: int
    ) -> dict[Step, cp_model.IntVar]:
        """Return whether steps are taken where so many sharers have the level."""
        there = {
            (p, level): self._level_is_there(p, level, n_sharers=n_sharers)
            for p, level in dict.fromkeys((p, level) for _, p, level in steps)
        }
        taken = {step: self.model.new_bool_var("") for step in steps}
        for (i, p, level), takes in taken.items():
            themes = np.flatnonzero(self.problem.practices[:, p]).tolist()
            fitting = [self.theme_of[i][h] for h in themes]
            self.model.add_bool_or([~takes, *fitting])
            for at, has in zip(self.seats.at[i], there[p, level], strict=True):
                self.model.add_bool_or([~takes, ~at, has])
        return taken

    def _level_is_there(self, p: int, level: int, *, n_sharers: int) -> Row:
        sharers = np.flatnonzero(self.problem.shared[:, p] >= level).tolist()
        row = [self.model.new_bool_var("") for _ in self.seats.theme]
        for g, has in enumerate(row):
            here = sum(self.seats.at[j][g] for j in sharers)
            self.model.add(n_sharers * has <= here)
        return row

    def _keep_rules(self) -> list[Any]:
        """Forbid every break of a must rule; return the breaks of the others."""
        breaks = []
        for primitive in self.problem.primitives:
            for broken in broken_in(primitive, self.seats):
                if primitive.must:
                    self.model.add(broken == 0)
                else:
                    breaks.append(broken)
        return breaks

    def _left_out(self) -> list[Any]:
        """Return, for people with a ranked priority, whether none is answered."""
        if self.problem.fairness == "total":
            return []
        ranked, current = self.problem.ranked, self.problem.current
        left_out = []
        for i in np.flatnonzero(ranked.any(axis=1)).tolist():
            practices = np.flatnonzero(ranked[i]).tolist()
            lowest = [Step(i, p, int(current[i, p]) + 1) for p in practices]
            left_out.append(self.model.new_bool_var(""))
            answers = [self.first[step] for step in lowest]
            self.model.add_bool_or([left_out[-1], *answers])
        return left_out

    def _worths(self) -> Iterator[cp_model.IntVar]:
        """Give what each person adds, at most that with everybody as a source."""
        problem = self.problem
        top = np.minimum(problem.aim, problem.best_levels)
        steps = np.clip(top - problem.current, 0, None)
        gains = steps * (problem.gain_first + problem.gain_second)
        most = (gains @ problem.practices.T + problem.wish).max(axis=1)
        parts = [
            [int(wish) * sits for wish, sits in zip(wishes, row, strict=True)]
            for wishes, row in zip(problem.wish, self.theme_of, strict=True)
        ]
        for step in self.first:
            i, p, _ = step
            parts[i].append(int(problem.gain_first[i, p]) * self.first[step])
            parts[i].append(int(problem.gain_second[i, p]) * self.second[step])
        for part, highest in zip(parts, most.tolist(), strict=True):
            worth = self.model.new_int_var(0, highest, "")
            self.model.add(worth <= sum(part))
            yield worth

    def _pair_goals(self) -> Iterator[Any]:
        goals = self.problem.pair_goals
        for i, j, worth in zip(goals.first, goals.second, goals.value, strict=True):
            yield int(worth) * self.seats.together(int(i), int(j))


def steps_of(problem: GroupingProblem) -> Iterator[Step]:
    """Give every step that somebody here could be a source for and that counts."""
    top = np.minimum(problem.aim, problem.best_levels)
    counts = problem.ranked | (problem.gain_first > 0) | (problem.gain_second > 0)
    here = problem.practices.any(axis=0)
    for i, p in np.argwhere(counts & here & (top > problem.current)).tolist():
        for level in range(int(problem.current[i, p]) + 1, int(top[i, p]) + 1):
            yield Step(i, p, level)


class _Solve:
    """One model on its way through the stages, the best plan as the next hint."""

    def __init__(self, model: PlainModel, deadline: float, n_workers: int) -> None:
        self.model, self.deadline = model, deadline
        self.solver = cp_model.CpSolver()
        self.solver.parameters.num_workers = n_workers
        self.solver.parameters.random_seed = 0
        self.is_optimal = True
        self.seating: Seating | None = None
        self.objective: tuple[int, ...] = ()

    def begin_with(self, hint: Seating) -> None:
        """Complete a seating to a solution of the whole model, for a first hint."""
        model, seats = self.model.model, self.model.seats
        for row, table in zip(seats.at, hint.table_of, strict=True):
            for g, at in enumerate(row):
                model.add_hint(at, int(g == table))
        for row, chosen in zip(seats.theme, hint.theme_of, strict=True):
            for h, theme in enumerate(row):
                model.add_hint(theme, int(h == chosen))
        model.maximize(self.model.value - sum(map(sum, self.model.costs)))
        self.solver.parameters.fix_variables_to_their_hinted_value = True
        self._run(self.deadline - time.perf_counter())
        self.solver.parameters.fix_variables_to_their_hinted_value = False
        self.is_optimal = True

    def lower(self, stage: int, costs: list[Any], seconds: float) -> None:
        """Minimise a stage and hold what was reached."""
        total = cp_model.LinearExpr.sum(costs)
        self.model.model.minimize(total)
        self._run(min(seconds, self.deadline - time.perf_counter()))
        if self.seating is not None:
            self.model.model.add(total <= self.objective[stage])

    def raise_value(self) -> int | None:
        """Maximise the value in the time left; return its bound, none if unsolved."""
        self.model.model.maximize(self.model.value)
        self.solver.parameters.linearization_level = 2  # for better bounds
        if not self._run(self.deadline - time.perf_counter()):
            return None
        return int(np.floor(self.solver.best_objective_bound + 1e-6))

    def _run(self, seconds: float) -> bool:
        """Solve; keep the plan if it is the best, with its whole solution as hint."""
        self.solver.parameters.max_time_in_seconds = max(0.0, seconds)
        status = self.solver.solve(self.model.model)
        self.is_optimal = self.is_optimal and status == cp_model.OPTIMAL
        if status not in SOLVED:
            return False
        seating = self._read()
        objective = evaluate(self.model.problem, seating).objective
        if self.seating is None or objective < self.objective:
            self.seating, self.objective = seating, objective
            model = self.model.model
            model.clear_hints()  # type: ignore[no-untyped-call]
            for index, value in enumerate(self.solver.response_proto.solution):
                model.add_hint(model.get_int_var_from_proto_index(index), value)
        return True

    def _read(self) -> Seating:
        seats = self.model.seats
        at, theme = (
            np.array([[self.solver.value(v) for v in row] for row in rows])
            for rows in (seats.at, seats.theme)
        )
        return Seating(at.argmax(axis=1), theme.argmax(axis=1))
