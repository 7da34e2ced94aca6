"""Relaxations: the fewest and smallest changes of rules after which a plan exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np

from cityshare.advice.easing import (
    Easing,
    easings_of,
    groups_of,
    ungrouped,
    unpinned,
)
from cityshare.errors import CityshareError
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.rules import Rules
from cityshare.optimisation import (
    Allowed,
    GroupingProblem,
    Pairs,
    Seating,
    evaluate,
    find_clash,
)
from cityshare.optimisation.clash_parts import Part, parts_of_clash
from cityshare.optimisation.feasibility import is_impossible
from cityshare.optimisation.mending import gentlest_seating, mended_seating
from cityshare.optimisation.value import misplaced, unwanted_pairs

MOST_RULES = 3
MOST_TRIALS = 30
MOST_FOUND = 6
MOST_OF_A_KIND = 2
VAGUE = ("pins", "together", "apart")  # rules that name people
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

    @property
    def key(self) -> frozenset[object]:
        """What makes two relaxations the same to a reader."""
        return frozenset(
            (e.rule, e.kind, frozenset(e.people), tuple(e.details.items()))
            for e in self.easings
        )


@dataclass(frozen=True)
class _Branch:
    """Easings taken, and the clash that is still there."""

    easings: tuple[Easing, ...]
    hall: Hall
    clash: tuple[str, ...]
    parts: tuple[Part, ...]

    def candidates(self) -> list[Easing]:
        """Return ways to ease a further rule of the clash, the smallest first."""
        asked = self.hall.rules.theme_tables
        themes = tuple(t for t in self.hall.theme_names if not asked or t in asked)
        eased = {easing.rule for easing in self.easings}
        people = self.hall.people
        found: list[Easing] = []
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
    different = {relaxation.key: relaxation for relaxation in reversed(ranked)}
    return tuple(r for r in ranked if different[r.key] is r)[:MOST_FOUND]


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
        done: Counter[tuple[str, str]] = Counter()
        for easing in branch.candidates():
            family = easing.rule, easing.kind
            if done[family] >= MOST_OF_A_KIND or self.left == 0:
                continue
            self.left -= 1
            outcome = self._try(branch, easing)
            done[family] += outcome is not None
            if isinstance(outcome, _Branch):
                grown.append(outcome)
        return [one for one in grown if one.easings[-1].kind == "prefer"]

    def _try(self, branch: _Branch, easing: Easing) -> Relaxation | _Branch | None:
        rules = branch.hall.rules.merged(easing.changes, source="rules")
        try:
            hall = set_up_hall(branch.hall.profiles, rules, branch.hall.session)
            compiled = compile_hall(hall, met=self.met, eased=frozenset({"language"}))
        except CityshareError:
            return None  # such as more tables asked for by themes than there are
        problem, ends = compiled.problem, easing.kind != "prefer"
        easings = (*branch.easings, easing)
        if ends and is_impossible(problem, branch.clash, work=self.work):
            return None
        seating = mended_seating(problem)
        if not evaluate(problem, seating).is_allowed:
            clash = find_clash(problem, work=self.work, start=seating, shrunk=not ends)
            if clash.status == "unknown":
                return None
            if clash.seating is None:
                parts = () if ends else parts_of_clash(problem, clash.rules)
                return _Branch(easings, hall, clash.rules, parts)
            seating = clash.seating
        relaxation = Relaxation(easings, rules)
        self.found.append(relaxation)
        self._refine(relaxation, compiled, seating)
        return relaxation

    def _refine(
        self, relaxation: Relaxation, compiled: Compiled, seating: Seating
    ) -> None:
        """Name who must be freed, where a rule on people was eased as a whole."""
        vague = [
            e for e in relaxation.easings if e.rule in VAGUE and e.kind == "prefer"
        ]
        if not vague:
            return
        names = {easing.rule for easing in vague}
        kept = [p for p in compiled.problem.primitives if p.must or p.rule in names]
        problem = replace(compiled.problem, primitives=tuple(kept))
        gentle = gentlest_seating(problem, seating)
        precise: list[Easing] = []
        rules = relaxation.rules.merged(
            {"strengths": self.compiled.hall.rules.strengths}, source="rules"
        )
        for easing in relaxation.easings:
            if easing in vague:
                easing = _freeing(compiled, easing.rule, problem, gentle)
                rules = rules.merged(easing.changes, source="rules")
            elif easing.kind == "prefer":
                rules = rules.merged(_strength(rules, easing.rule), source="rules")
            precise.append(easing)
        if all(e.people for e in precise if e.kind in ("unpin", "ungroup")):
            self.found.append(Relaxation(tuple(precise), rules))


def _strength(rules: Rules, rule: str) -> dict[str, Any]:
    if rule in rules.strengths or rule in ("same", "spread"):
        return {"strengths": {**rules.strengths, rule: "prefer"}}
    return {rule: "prefer"}


def _freeing(
    compiled: Compiled, rule: str, problem: GroupingProblem, seating: Seating
) -> Easing:
    """Free the people, or the groups, that a seating leaves out."""
    rules, people = compiled.hall.rules, compiled.hall.people
    out: list[set[str]] = []
    for primitive in problem.primitives:
        if primitive.rule == rule and isinstance(primitive, Allowed):
            wrong = np.flatnonzero(misplaced(primitive, seating))
            return unpinned(rules, tuple(people[i].id for i in wrong))
        if primitive.rule == rule and isinstance(primitive, Pairs):
            ends = np.stack([primitive.first, primitive.second], axis=1)
            wrong_pairs = ends[unwanted_pairs(primitive, seating)]
            out += [{people[i].id for i in pair} for pair in wrong_pairs]
    groups = groups_of(rules, rule)
    dropped = tuple(g for g in groups if any(pair <= set(g) for pair in out))
    return ungrouped(rules, rule, dropped)
