"""Relaxations: the fewest and smallest changes of rules after which a plan exists."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from cityshare.advice.easing import Easing, easings_of
from cityshare.errors import CityshareError
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.rules import Rules
from cityshare.optimisation import GroupingProblem, evaluate, find_clash
from cityshare.optimisation.clash_parts import Part, parts_of_clash
from cityshare.optimisation.feasibility import is_impossible
from cityshare.optimisation.mending import mended_seating

MOST_RULES = 3
MOST_TRIALS = 30
MOST_FOUND = 6
ALWAYS = "tables"  # every clash is one at this number of tables


@dataclass(frozen=True)
class Relaxation:
    """Changes that make a plan possible, everything else kept.

    Attributes
    ----------
    easings
        One for each rule changed.
    rules
        The rules after the change, with which a seating was found.
    """

    easings: tuple[Easing, ...]
    rules: Rules

    @property
    def steps(self) -> int:
        """The steps of all easings."""
        return sum(easing.steps for easing in self.easings)


@dataclass(frozen=True)
class _Branch:
    """Easings taken, and the clash that is still there."""

    easings: tuple[Easing, ...]
    hall: Hall
    clash: tuple[str, ...]
    parts: tuple[Part, ...]

    def candidates(self, themes: tuple[str, ...]) -> list[Easing]:
        """Return ways to ease a further rule of the clash, the smallest first."""
        eased = {easing.rule for easing in self.easings}
        people = self.hall.people
        found = []
        for rule in (*self.clash, ALWAYS):
            rows = [p.people.tolist() for p in self.parts if p.rule == rule]
            named = [people[i].id for i in np.unique([*chain(*rows)]).astype(int)]
            if rule not in eased:
                found += easings_of(self.hall, rule, tuple(named), themes)
        return sorted(found, key=lambda easing: easing.order)


def find_relaxations(
    compiled: Compiled,
    clash: tuple[str, ...],
    parts: tuple[Part, ...],
    *,
    met: Iterable[tuple[str, str]] = (),
    work: float,
) -> tuple[Relaxation, ...]:
    """Try changes of the clashing rules, fewest rules first, then fewest steps.

    Parameters
    ----------
    compiled
        The problem that has no plan.
    clash
        Rules that clash in it.
    parts
        What they are about.
    met
        Pairs who sat together before.
    work
        Deterministic seconds for each question.

    Notes
    -----
    Whatever helps must ease a rule of the clash, or change the number of tables. A
    change after which another clash is left is a branch: with one more rule the same
    holds for that clash. At most 30 changes are tried.
    """
    trials = _Trials(compiled, tuple(met), work)
    branches = [_Branch((), compiled.hall, clash, parts)]
    for _ in range(MOST_RULES):
        further: list[_Branch] = []
        for branch in branches:
            further += trials.try_all(branch)
        if trials.found:
            break
        branches = further
    ranked = sorted(trials.found, key=lambda r: (len(r.easings), r.steps))
    return tuple(ranked[:MOST_FOUND])


class _Trials:
    """Changes tried so far, and those that help."""

    def __init__(
        self, compiled: Compiled, met: tuple[tuple[str, str], ...], work: float
    ) -> None:
        self.compiled = compiled
        self.met = met
        self.work = work
        self.left = MOST_TRIALS
        self.found: list[Relaxation] = []

    def try_all(self, branch: _Branch) -> list[_Branch]:
        """Try every further easing of a branch; return the branches that grow."""
        grown = []
        helped: dict[tuple[str, str], int] = {}
        for easing in branch.candidates(self._themes(branch.hall)):
            family = easing.rule, easing.kind
            if helped.get(family, easing.steps) < easing.steps or self.left == 0:
                continue
            self.left -= 1
            outcome = self._try(branch, easing)
            if isinstance(outcome, Relaxation):
                helped[family] = easing.steps
                self.found.append(outcome)
            elif outcome is not None and easing.kind == "prefer":
                grown.append(outcome)
        return grown

    def _themes(self, hall: Hall) -> tuple[str, ...]:
        asked = hall.rules.theme_tables
        return tuple(t for t in hall.theme_names if not asked or t in asked)

    def _try(self, branch: _Branch, easing: Easing) -> Relaxation | _Branch | None:
        rules = branch.hall.rules.merged(easing.changes, source="rules")
        try:
            hall = set_up_hall(branch.hall.profiles, rules, branch.hall.session)
            compiled = compile_hall(hall, met=self.met, eased=frozenset({"language"}))
        except CityshareError:
            return None  # such as more tables asked for by themes than there are
        problem = compiled.problem
        easings = (*branch.easings, easing)
        if easing.kind != "prefer" and is_impossible(
            problem, branch.clash, work=self.work
        ):
            return None
        seating = mended_seating(problem)
        if evaluate(problem, seating).is_allowed:
            return Relaxation(easings, rules)
        clash = find_clash(problem, work=self.work, start=seating)
        if clash.seating is not None:
            return Relaxation(easings, rules)
        if clash.status == "unknown":
            return None
        return _Branch(easings, hall, clash.rules, self._parts(problem, clash.rules))

    def _parts(
        self, problem: GroupingProblem, clash: tuple[str, ...]
    ) -> tuple[Part, ...]:
        return parts_of_clash(problem, clash)
