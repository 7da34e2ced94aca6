"""Repair: a plan mended by moving few people after somebody came or stayed away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from cityshare.advice.open_tables import OpenTables, tables_to_try
from cityshare.advice.repaired import Move, RepairResult, TradeOff
from cityshare.advice.wishes import Wishes, check_wishes
from cityshare.errors import Problem
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import pairs_of, turns_of
from cityshare.grouping.whole_plan import draw_up_plan
from cityshare.optimisation import UNIT, Seating, Size, TableCount, evaluate
from cityshare.optimisation import repair as engine
from cityshare.optimisation.disturbed import Disturbed
from cityshare.optimisation.primitives import IntArray
from cityshare.progress import SILENT, Observer
from cityshare.scoring import Profiles
from cityshare.similarity import Tie

N_RANDOM = 8  # random plans to compare with: people stand in the door


def repair(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    *,
    absent: Iterable[str] = (),
    arrived: Iterable[str] = (),
    moves: Mapping[str, str] | None = None,
    locked: Iterable[str] = (),
    most_moves: int | None = None,
    earlier: Iterable[Plan] = (),
    met: Iterable[tuple[str, str]] = (),
    random_plans: int = N_RANDOM,
    ties: Sequence[Tie] | None = None,
    observer: Observer = SILENT,
) -> RepairResult:
    """Mend a plan with the fewest moves, then by value.

    Those who arrive are seated where they fit best. Then as few people as possible
    move until every ``must`` rule holds. Tables keep their themes; one closes only
    if too few people are left for all.

    Parameters
    ----------
    profiles
        Needs and assets of the cohort.
    plan
        The plan as people know it.
    rules
        The rules it was made with.
    absent
        Ids of those who have not come, or have left.
    arrived
        Ids of those who have come after all.
    moves
        Tables that somebody asked for, by id: they sit there, whatever it costs.
    locked
        Ids of those who stay where they are.
    most_moves
        Move at most so many, and so many only for a better plan.
    earlier
        Plans whose tables are not to be repeated (rule ``not_again``).
    met
        Further pairs who sat together before.
    random_plans
        How many random plans to compare with.
    ties
        Whom each learner should ask, where that was found out before.
    observer
        May end the search.

    Raises
    ------
    CityshareError
        F109 if the plan does not fit, R104, R105 or R110 for wishes that cannot be.
    """
    wishes = Wishes(tuple(absent), tuple(arrived), dict(moves or {}), tuple(locked))
    check_wishes(profiles, plan, wishes)
    changed = wishes.rules_after(rules)
    pairs = [*met, *(pair for other in earlier for pair in pairs_of(other))]
    observer.step("look for the fewest moves")
    tried = [
        _Case(plan, wishes, tables, _compile(plan, tables, pairs)).solve(
            most_moves, observer
        )
        for tables in tables_to_try(profiles, plan, changed, wishes)
    ]
    best = min(tried, key=_Solved.rank)
    observer.step("compare with random plans")
    return best.draw_up(changed, random_plans, ties)


@dataclass(frozen=True, eq=False)
class _Case:
    """A plan in the rows of a hall, some of its tables closed."""

    plan: Plan
    wishes: Wishes
    tables: OpenTables
    compiled: Compiled

    @property
    def before(self) -> dict[str, str]:
        """Everybody's table in the plan."""
        return {
            id_: table.id
            for table in self.plan.tables
            for id_ in (*table.seated, *table.observers)
        }

    def solve(self, most_moves: int | None, observer: Observer) -> _Solved:
        ids = self.tables.hall.table_ids
        people = self.tables.hall.people
        before = [self.before.get(person.id) for person in people]
        home = [ids.index(table) if table in ids else -1 for table in before]
        displaced = sum(
            g < 0 and t is not None for g, t in zip(home, before, strict=True)
        )
        asked = {
            i: ids.index(self.wishes.moves[person.id])
            for i, person in enumerate(people)
            if person.id in self.wishes.moves
        }
        locked = [person.id in self.wishes.locked for person in people]
        disturbed = Disturbed(
            self.compiled.problem,
            _themes(self.tables),
            np.array(home, np.int64),
            np.array(locked, np.bool_),
            asked,
        )
        most = None if most_moves is None else max(0, most_moves - displaced)
        found = engine.repair(
            disturbed, most=most, seed=self.plan.seed, observer=observer
        )
        return _Solved(self, found, displaced)


@dataclass(frozen=True, eq=False)
class _Solved:
    """A case and what became of it."""

    case: _Case
    found: engine.Repaired
    displaced: int

    def rank(self) -> tuple[int, ...]:
        """Compare cases: rules broken, people moved, then as plans are compared."""
        best = self.found.best
        moved = best.moved + self.displaced
        return (best.broken, moved, *best.evaluation.objective)

    def draw_up(
        self, rules: Rules, random_plans: int, ties: Sequence[Tie] | None
    ) -> RepairResult:
        case, best = self.case, self.found.best
        compiled = _with_sizes_of(case.compiled, best.seating)
        evaluation = evaluate(compiled.problem, best.seating)
        plan = draw_up_plan(
            compiled,
            best.seating,
            status="feasible" if best.broken == 0 else "unknown",
            seed=case.plan.seed,
            random_plans=random_plans,
            ties=ties,
        )
        rooms = {table.id: table.room for table in case.plan.tables}
        tables = tuple(
            table.model_copy(update={"room": rooms[table.id]}) for table in plan.tables
        )
        broken = [
            primitive.rule
            for primitive, times in zip(
                compiled.problem.primitives, evaluation.broken, strict=True
            )
            if primitive.must and times
        ]
        if compiled is not case.compiled:
            broken.append("table_size")
        moves = self._moves()
        return RepairResult(
            plan=plan.model_copy(update={"tables": tables}),
            rules=rules,
            moved=tuple(move for move in moves if move.before),
            arrived=tuple(move for move in moves if not move.before),
            closed=tuple(table.id for table in case.tables.closed),
            trade_off=tuple(self._row(option) for option in self.found.options),
            fewest_proven=self.found.is_proven and not case.tables.closed,
            problems=_problems(case.tables, broken),
        )

    def _moves(self) -> list[Move]:
        hall, before = self.case.tables.hall, self.case.before
        table_of = self.found.best.seating.table_of.tolist()
        moves = [
            Move(person.id, before.get(person.id, ""), hall.table_ids[g])
            for person, g in zip(hall.people, table_of, strict=True)
        ]
        return [move for move in moves if move.before != move.after]

    def _row(self, option: engine.Mended) -> TradeOff:
        return TradeOff(
            moves=option.at_most + self.displaced,
            moved=option.moved + self.displaced,
            broken=option.broken,
            prefer_broken=option.evaluation.prefer_broken,
            value=option.evaluation.value / UNIT,
            answered=int(option.evaluation.answered.sum()),
        )


def _compile(plan: Plan, tables: OpenTables, met: list[tuple[str, str]]) -> Compiled:
    """Compile the hall; rules that the plan eased stay eased, themes stay."""
    rules = tables.hall.rules
    eased = {
        rule.name
        for rule in plan.rules
        if rule.strength == "prefer" and rule.name == "language"
    }
    if rules.language != "must":
        eased = set()
    compiled = compile_hall(
        tables.hall,
        fairness=plan.fairness,
        met=met,
        turns=turns_of(plan),
        eased=frozenset(eased),
    )
    problem = compiled.problem
    counts = np.bincount(_themes(tables), minlength=problem.n_themes)
    ranges = problem.table_count
    kept = TableCount(np.minimum(ranges.least, counts), np.maximum(ranges.most, counts))
    return replace(compiled, problem=replace(problem, table_count=kept))


def _themes(tables: OpenTables) -> IntArray:
    names = tables.hall.theme_names
    return np.array([names.index(table.theme) for table in tables.open], np.int64)


def _with_sizes_of(compiled: Compiled, seating: Seating) -> Compiled:
    """Widen the sizes to those of a seating that locks kept from the right ones."""
    size, hall = compiled.problem.size, compiled.hall
    sizes = np.bincount(seating.table_of[size.counted], minlength=hall.n_tables)
    low, high = min(size.low, int(sizes.min())), max(size.high, int(sizes.max()))
    if (low, high) == (size.low, size.high):
        return compiled
    wide = compile_hall(replace(hall, low=low, high=high))
    clause = next(c for c in wide.clauses if c.rule == "table_size")
    clauses = tuple(clause if c.rule == "table_size" else c for c in compiled.clauses)
    problem = replace(compiled.problem, size=Size(size.counted, low, high))
    return replace(compiled, problem=problem, clauses=clauses)


def _problems(tables: OpenTables, broken: list[str]) -> tuple[Problem, ...]:
    problems = []
    if tables.closed:
        closed = ", ".join(table.id for table in tables.closed)
        details: dict[str, object] = {"tables": closed, "low": tables.hall.low}
        problems.append(Problem("R208", details=details))
    if broken:
        names = ", ".join(dict.fromkeys(broken))
        problems.append(Problem("R209", details={"rules": names}))
    return tuple(problems)
