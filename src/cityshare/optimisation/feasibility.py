"""Whether any seating keeps the ``must`` rules, and which of them clash."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from cityshare.optimisation.mending import mended_seating
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.seating_model import COUNT_RULE, SIZE_RULE, solve_seating
from cityshare.optimisation.value import evaluate

WORK = 20.0  # deterministic seconds for each question to CP-SAT
QUICK = 100  # changes tried for each person before CP-SAT is asked


@dataclass(frozen=True, eq=False)
class Clash:
    """The answer: rules that no seating keeps together, or a seating that does.

    Attributes
    ----------
    status
        ``clash`` (proven), ``possible`` (with a seating) or ``unknown``.
    rules
        The rules of the clash.
    seating
        A seating that keeps all rules, when possible.
    is_irreducible
        Whether each rule of the clash is shown to be needed: the others alone can
        be kept.
    """

    status: Literal["clash", "possible", "unknown"]
    rules: tuple[str, ...] = ()
    seating: Seating | None = None
    is_irreducible: bool = False


def find_clash(
    problem: GroupingProblem,
    *,
    work: float = WORK,
    start: Seating | None = None,
    shrunk: bool = True,
) -> Clash:
    """Look for a seating, or for an irreducible set of rules that exclude any.

    Parameters
    ----------
    problem
        The problem, of which only the ``must`` rules matter.
    work
        Deterministic seconds for each question.
    start
        A seating that breaks few rules: the search for a clash begins with those.
    shrunk
        Whether to leave out of a clash what it does not need.

    Notes
    -----
    Rules are taken in one by one, each time the one that the seating so far breaks
    most, until nothing is broken or no seating is left. Then a rule is dropped
    wherever the rest alone is proven impossible. Small sets of rules see most
    people as alike, which keeps the questions small.
    """
    taken = [SIZE_RULE, COUNT_RULE]
    seating = start
    if seating is not None:
        if not (broken := _broken(problem, seating)):
            return Clash("possible", seating=seating)
        taken += broken
    while True:
        answer = solve_seating(problem, taken, work=work)
        if answer.is_impossible:
            return _shrink(problem, taken, work) if shrunk else Clash("clash")
        seating = answer.seating
        if seating is None:
            return Clash("unknown")
        broken = [rule for rule in _broken(problem, seating) if rule not in taken]
        if not broken:
            return Clash("possible", seating=seating)
        taken.append(broken[0])


def is_impossible(
    problem: GroupingProblem, rules: tuple[str, ...], *, work: float = WORK
) -> bool:
    """Tell whether it is proven that no seating keeps these rules together."""
    return solve_seating(problem, rules, work=work).is_impossible


def _broken(problem: GroupingProblem, seating: Seating) -> list[str]:
    """Return the ``must`` rules that a seating breaks, the most broken first."""
    times: dict[str, int] = {}
    evaluation = evaluate(problem, seating)
    for primitive, n in zip(problem.primitives, evaluation.broken, strict=True):
        if primitive.must and n:
            times[primitive.rule] = times.get(primitive.rule, 0) + n
    return sorted(times, key=lambda rule: -times[rule])


def _shrink(problem: GroupingProblem, rules: list[str], work: float) -> Clash:
    core = list(rules)
    needed = True
    for rule in sorted(rules, key=lambda r: r in (SIZE_RULE, COUNT_RULE)):
        rest = [r for r in core if r != rule]
        if _can_be_mended(problem, rest):
            continue
        answer = solve_seating(problem, rest, work=work)
        if answer.is_impossible:
            core = rest
        elif answer.seating is None:
            needed = False
    order = [p.rule for p in problem.primitives]
    core.sort(key=lambda rule: order.index(rule) if rule in order else len(order))
    return Clash("clash", tuple(core), is_irreducible=needed)


def _can_be_mended(problem: GroupingProblem, rules: list[str]) -> bool:
    """Tell whether a quick mending keeps these rules; most often it does if it can."""
    size, count, k = problem.size, problem.table_count, problem.n_tables
    n_counted = int(size.counted.sum())
    fits = size.low * k <= n_counted <= size.high * k
    fits = fits and int(count.least.sum()) <= k <= int(count.most.sum())
    if not fits or SIZE_RULE not in rules or COUNT_RULE not in rules:
        return False
    kept = tuple(p for p in problem.primitives if p.must and p.rule in rules)
    alone = replace(problem, primitives=kept)
    seating = mended_seating(alone, tries_per_person=QUICK)
    return evaluate(alone, seating).is_allowed
