"""Whether any seating keeps the ``must`` rules, and which of them clash."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from cityshare.optimisation.counting import COUNT_RULE, SIZE_RULE, is_ruled_out
from cityshare.optimisation.mending import mended_seating
from cityshare.optimisation.primitives import Size, TableCount
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.seating_model import Answer, solve_seating
from cityshare.optimisation.value import evaluate
from cityshare.progress import SILENT, Observer

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
    observer: Observer = SILENT,
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
    observer
        May end it: a clash proven so far is kept, with all its rules.

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
        answer = solve_seating(problem, taken, work=work, observer=observer)
        if answer.is_impossible:
            return _shrink(problem, taken, work, observer)
        seating = answer.seating
        if seating is None:
            return Clash("unknown")
        broken = [rule for rule in _broken(problem, seating) if rule not in taken]
        if not broken:
            return Clash("possible", seating=seating)
        taken.append(broken[0])


def ask(
    problem: GroupingProblem,
    rules: Iterable[str],
    *,
    work: float,
    observer: Observer = SILENT,
) -> Answer:
    """Ask whether some rules can be kept: by counting, by mending, then CP-SAT.

    Parameters
    ----------
    problem
        The problem; of its primitives the ``must`` ones of the rules are kept.
    rules
        Names of rules, ``table_size`` and ``theme_tables`` among them.
    work
        Deterministic seconds of CP-SAT at most.
    observer
        May end it; there is no answer then.
    """
    rules = frozenset(rules)
    if is_ruled_out(problem, rules):
        return Answer(None, True, 0.0)
    seating = _mended(problem, rules)
    if seating is not None:
        return Answer(seating, False, 0.0)
    return solve_seating(problem, rules, work=work, observer=observer)


def _mended(problem: GroupingProblem, rules: frozenset[str]) -> Seating | None:
    """Return a seating that keeps the rules, if a quick mending finds one."""
    n, k, h = problem.n_people, problem.n_tables, problem.n_themes
    size, count = problem.size, problem.table_count
    if SIZE_RULE not in rules:
        size = Size(size.counted, 0, n)
    if COUNT_RULE not in rules:
        count = TableCount(np.zeros(h, np.int64), np.full(h, k))
    kept = tuple(p for p in problem.primitives if p.must and p.rule in rules)
    alone = replace(problem, primitives=kept, size=size, table_count=count)
    if is_ruled_out(alone, (SIZE_RULE, COUNT_RULE)):
        return None
    seating = mended_seating(alone, tries_per_person=QUICK)
    return seating if evaluate(alone, seating).is_allowed else None


def _broken(problem: GroupingProblem, seating: Seating) -> list[str]:
    """Return the ``must`` rules that a seating breaks, the most broken first."""
    times: dict[str, int] = {}
    evaluation = evaluate(problem, seating)
    for primitive, n in zip(problem.primitives, evaluation.broken, strict=True):
        if primitive.must and n:
            times[primitive.rule] = times.get(primitive.rule, 0) + n
    return sorted(times, key=lambda rule: -times[rule])


def _shrink(
    problem: GroupingProblem, rules: list[str], work: float, observer: Observer
) -> Clash:
    core = list(rules)
    needed = True
    for rule in sorted(rules, key=lambda r: r in (SIZE_RULE, COUNT_RULE)):
        if observer.should_stop():
            needed = False
            break
        rest = [r for r in core if r != rule]
        answer = ask(problem, rest, work=work, observer=observer)
        if answer.is_impossible:
            core = rest
        elif answer.seating is None:
            needed = False
    order = [p.rule for p in problem.primitives]
    core.sort(key=lambda rule: order.index(rule) if rule in order else len(order))
    return Clash("clash", tuple(core), is_irreducible=needed)
