"""Draw an agenda up: a plan for each session, counts and bounds over all of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from cityshare.errors import Place, Problem
from cityshare.grouping.agenda import (
    Agenda,
    beyond_the_first,
    meetings,
    meetings_with_experts,
    sum_of,
)
from cityshare.grouping.assigning import Outcome
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.coupling import Pair, Sessions
from cityshare.grouping.drawing_up import in_reading_order
from cityshare.grouping.headline import random_answered
from cityshare.grouping.plan import Plan, Status
from cityshare.grouping.session_rules import pairs_of
from cityshare.grouping.whole_plan import draw_up_plan
from cityshare.optimisation import (
    Evaluation,
    GroupingProblem,
    ProofBudget,
    Seating,
    evaluate,
    prove,
)
from cityshare.optimisation.arrays import pack
from cityshare.optimisation.joint_search import JointResult
from cityshare.progress import SILENT, Observer


def draw_up_agenda(
    alone: Sequence[Outcome],
    sessions: Sessions,
    found: JointResult | None,
    *,
    seed: int,
    proof: ProofBudget | None = None,
    observer: Observer = SILENT,
) -> Agenda:
    """Draw up the agenda of what a joint search found.

    Parameters
    ----------
    alone
        What each session came to by itself, in the order of the agenda.
    sessions
        Those of them that can be seated.
    found
        A seating for each of these; ``None`` if there are none.
    seed
        Of the plans, and of the random plans they are compared with.
    proof
        How much work may go into each bound.
    observer
        May end bounds and comparisons early.
    """
    drawing = _Drawing(sessions, _Known(proof, observer), seed)
    drawn = drawing.plans(found) if found else iter(())
    plans = tuple(
        drawing.without_tables(outcome) if outcome.seating is None else next(drawn)
        for outcome in alone
    )
    met, advised = meetings(plans), meetings_with_experts(plans)
    lost = tuple(_without_first_wish(sessions, plans))
    never = sessions.never_open()
    seated = [plan for plan in plans if plan.has_tables]
    least = sessions.least_again if len(seated) == len(alone) else 0
    return Agenda(
        plans=plans,
        n_repeated_pairs=sum(times > 1 for times in met.values()),
        n_repeated_meetings=beyond_the_first(met),
        least_repeated_meetings=least,
        n_repeated_with_experts=sum(times > 1 for times in advised.values()),
        without_first_wish=lost,
        first_wish_never_open=tuple(id_ for id_ in lost if id_ in never),
        value=sum_of([plan.value for plan in seated]) if seated else None,
        bound=sum_of([plan.bound for plan in plans]),
        struck_time=found.struck_time if found else False,
    )


@dataclass(frozen=True)
class _Drawing:
    sessions: Sessions
    known: _Known
    seed: int

    def plans(self, found: JointResult) -> Iterator[Plan]:
        """Draw up the plans in order; each counts whom the earlier ones had met."""
        turns = self.sessions.turns(self.sessions.joint(), found.seatings)
        met: list[Pair] = list(self.sessions.met)
        for s, seating in enumerate(found.seatings):
            compiled = self.sessions.compiled(s, met=met, turns=turns[s])
            plan = self._plan(compiled, seating, self.sessions.alone[s])
            met.extend(pairs_of(plan))
            yield plan

    def without_tables(self, outcome: Outcome) -> Plan:
        """Draw up the plan of a session that has no seating."""
        return draw_up_plan(
            outcome.compiled,
            None,
            status=outcome.status,
            seed=self.seed,
            problems=outcome.problems,
        )

    def _plan(self, compiled: Compiled, seating: Seating, own: Outcome) -> Plan:
        evaluation = evaluate(compiled.problem, seating)
        if not evaluation.is_allowed:
            details = {"rules": ", ".join(_broken_musts(compiled, evaluation))}
            problem = Problem("R302", Place("rules"), details=details)
            return self.without_tables(
                Outcome(compiled, "unknown", problems=(problem,))
            )
        alone = own_musts(own.compiled.problem)
        bound = self.known.bound(alone, seating)
        plan = draw_up_plan(
            compiled,
            in_reading_order(compiled, seating),
            status=_status(evaluation, bound),
            seed=self.seed,
            bound=bound,
            random_plans=0,
        )
        assert plan.headline is not None  # noqa: S101  it has tables
        random_mean = self.known.random_answered(own.compiled, alone, self.seed)
        told = {"priorities_answered_random": random_mean}
        headline = plan.headline.model_copy(update=told)
        return plan.model_copy(update={"headline": headline})


def own_musts(problem: GroupingProblem) -> GroupingProblem:
    """Return the problem of a session's own ``must`` rules and the value alone."""
    musts = tuple(p for p in problem.primitives if p.must)
    return replace(problem, primitives=musts, fairness="total")


@dataclass(frozen=True)
class _Known:
    """Bounds and random plans of sessions by themselves; equal sessions share them."""

    proof: ProofBudget | None
    observer: Observer
    bounds: dict[Hashable, int | None] = field(default_factory=dict)
    random: dict[Hashable, float | None] = field(default_factory=dict)

    def bound(self, alone: GroupingProblem, seating: Seating) -> int | None:
        """Bound the value of every plan that keeps a session's own ``must`` rules."""
        if self.proof is None:
            return None
        key = fingerprint(alone)
        if key not in self.bounds:
            self.observer.step("prove")
            found = prove(alone, seating, budget=self.proof, observer=self.observer)
            self.bounds[key] = found.bound
        return self.bounds[key]

    def random_answered(
        self, compiled: Compiled, alone: GroupingProblem, seed: int
    ) -> float | None:
        """Return the mean of random plans, which keep the own ``must`` rules."""
        key = fingerprint(alone)
        if key not in self.random:
            self.observer.step("compare with random plans")
            self.random[key] = random_answered(
                compiled, seed=seed, observer=self.observer
            )
        return self.random[key]


def fingerprint(problem: GroupingProblem) -> Hashable:
    """Return what is equal for problems that no engine can tell apart."""
    return tuple((array.shape, array.tobytes()) for array in pack(problem))


def _status(evaluation: Evaluation, bound: int | None) -> Status:
    nothing_lost = not evaluation.prefer_broken and not any(evaluation.unfairness)
    return "optimal" if nothing_lost and evaluation.value == bound else "feasible"


def _broken_musts(compiled: Compiled, evaluation: Evaluation) -> Iterator[str]:
    pairs = zip(compiled.problem.primitives, evaluation.broken, strict=True)
    yield from dict.fromkeys(p.rule for p, times in pairs if p.must and times)


def _without_first_wish(sessions: Sessions, plans: Iterable[Plan]) -> Iterator[str]:
    """Find the delegates who never sit in the theme of their first wish."""
    themes: dict[str, set[str]] = {}
    for table in (table for plan in plans for table in plan.tables):
        for id_ in table.members:
            themes.setdefault(id_, set()).add(table.theme)
    for person in sessions.profiles.participants:
        sat = themes.get(person.id)
        if sat is not None and person.themes and person.themes[0] not in sat:
            yield person.id
