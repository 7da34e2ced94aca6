"""Assign: a cohort's profiles and rules become a plan for one session."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cityshare.errors import Place, Problem
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.drawing_up import in_reading_order
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.plan import Plan, Status
from cityshare.grouping.rules import Rules
from cityshare.grouping.session_rules import cohort_rules, pairs_of, table_session
from cityshare.grouping.whole_plan import draw_up_plan
from cityshare.optimisation import (
    Budget,
    FairnessMode,
    ProofBudget,
    Seating,
    evaluate,
    find_clash,
    prove,
    search,
)
from cityshare.progress import SILENT, Observer
from cityshare.scoring import Profiles


@dataclass(frozen=True, eq=False)
class Outcome:
    """What a solve came to: a status, and a seating of the compiled hall or none."""

    compiled: Compiled
    status: Status
    seating: Seating | None = None
    problems: tuple[Problem, ...] = ()
    bound: int | None = None


def assign(
    profiles: Profiles,
    rules: Rules | None = None,
    *,
    session: str | None = None,
    fairness: FairnessMode = "floor",
    seed: int = 0,
    budget: Budget | None = None,
    proof: ProofBudget | None = None,
    earlier: Iterable[Plan] = (),
    observer: Observer = SILENT,
) -> Plan:
    """Seat the people of a cohort at thematic tables.

    Parameters
    ----------
    profiles
        Needs and assets, from :func:`cityshare.scoring.score`.
    rules
        Rules to use; by default those of the cohort and the session.
    session
        Id of a session of kind ``tables``; by default the first of the agenda.
    fairness
        What comes between preferred rules and value: ``floor``, ``leximin`` or
        ``total``.
    seed
        Same seed, same budget, same plan.
    budget
        How much the search may work.
    proof
        How much work may go into proving how good the plan is; by default none,
        and the plan has no bound. The plan may get better on the way.
    earlier
        Plans whose tables are not to be repeated (rule ``not_again``).
    observer
        Sees every better plan.

    Returns
    -------
    Plan
        With status ``feasible``; ``optimal`` when every stage of the objective is
        proven; ``infeasible`` when it is proven that no plan keeps the ``must``
        rules; ``unknown`` when none was found.

    Raises
    ------
    CityshareError
        When rules or session name something that is not there (R1..).

    Examples
    --------
    >>> import cityshare as cs
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> plan = cs.assign(profiles, seed=7)
    >>> len(plan.tables), plan.status
    (3, 'feasible')
    """
    cohort = profiles.cohort
    slot = table_session(cohort, session)
    used = rules or cohort_rules(cohort, slot)
    hall = set_up_hall(profiles, used.in_session(slot.id) if slot else used, slot)
    met = [pair for plan in earlier for pair in pairs_of(plan)]
    observer.step("compile")
    outcome = solve_hall(hall, met, fairness, seed, budget, observer)
    if proof is not None and outcome.seating is not None:
        outcome = _proven(outcome, proof, observer)
    observer.step("compare with random plans")
    seating = outcome.seating
    if seating is not None:
        seating = in_reading_order(outcome.compiled, seating)
    return draw_up_plan(
        outcome.compiled,
        seating,
        status=outcome.status,
        seed=seed,
        bound=outcome.bound,
        problems=outcome.problems,
        observer=observer,
    )


def solve_hall(
    hall: Hall,
    met: list[tuple[str, str]],
    fairness: FairnessMode,
    seed: int,
    budget: Budget | None,
    observer: Observer,
) -> Outcome:
    """Look for a seating; where the language cannot hold, again with it preferred."""
    compiled = compile_hall(hall, fairness=fairness, met=met)
    outcome, in_the_way = _seat(compiled, seed, budget, observer)
    if "language" in in_the_way:
        observer.step("ease the language rule")
        eased = frozenset({"language"})
        compiled = compile_hall(hall, fairness=fairness, met=met, eased=eased)
        outcome, _ = _seat(compiled, seed, budget, observer)
    return outcome


def _proven(outcome: Outcome, budget: ProofBudget, observer: Observer) -> Outcome:
    """Improve an outcome and bound the best possible plan."""
    observer.step("prove")
    assert outcome.seating is not None  # noqa: S101  the caller has looked
    proof = prove(
        outcome.compiled.problem, outcome.seating, budget=budget, observer=observer
    )
    status: Status = "optimal" if proof.is_optimal else outcome.status
    return replace(outcome, status=status, seating=proof.seating, bound=proof.bound)


def _seat(
    compiled: Compiled, seed: int, budget: Budget | None, observer: Observer
) -> tuple[Outcome, tuple[str, ...]]:
    """Return the outcome and, without a seating, the rules in the way of one."""
    observer.step("search")
    found = search(compiled.problem, seed=seed, budget=budget, observer=observer)
    if found.evaluation.is_allowed:
        return Outcome(compiled, "feasible", found.seating), ()
    observer.step("look for rules that clash")
    clash = find_clash(compiled.problem, observer=observer)
    if clash.seating is not None:
        better = search(
            compiled.problem,
            seed=seed,
            budget=budget,
            start=clash.seating,
            observer=observer,
        )
        return Outcome(compiled, "feasible", better.seating), ()
    proven = clash.status == "clash"
    rules = clash.rules if proven else _broken_musts(compiled, found.seating)
    details = {"rules": ", ".join(rules)}
    problem = Problem("R301" if proven else "R302", Place("rules"), details=details)
    status: Status = "infeasible" if proven else "unknown"
    return Outcome(compiled, status, problems=(problem,)), rules


def _broken_musts(compiled: Compiled, seating: Seating) -> tuple[str, ...]:
    evaluation = evaluate(compiled.problem, seating)
    pairs = zip(compiled.problem.primitives, evaluation.broken, strict=True)
    return tuple(dict.fromkeys(p.rule for p, times in pairs if p.must and times))
