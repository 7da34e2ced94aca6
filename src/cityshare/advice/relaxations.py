"""Relaxations: the fewest and smallest changes of rules after which a plan exists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from cityshare.advice.easing import (
    MOST_STEPS,
    Easing,
    easings_of,
    groups_of,
    ungrouped,
    unpinned,
)
from cityshare.advice.named_clash import NamedClash
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
from cityshare.optimisation.counting import is_ruled_out
from cityshare.optimisation.feasibility import QUICK, ask
from cityshare.optimisation.mending import gentlest_seating, mended_seating
from cityshare.optimisation.value import misplaced, unwanted_pairs

MOST_RULES = 3
MOST_TRIALS = 30
MOST_FOUND = 6
MOST_OF_A_KIND = 2
MOST_BRANCHES = 5
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
        return frozenset(easing.key for easing in self.easings)


@dataclass(frozen=True)
class _Branch:
    """Easings taken, and a clash that is still there."""

    easings: tuple[Easing, ...]
    hall: Hall
    clash: NamedClash

    @property
    def order(self) -> tuple[int, int]:
        """The smallest change first."""
        return _steps(self.easings), sum(easing.order[1] for easing in self.easings)

    @property
    def family(self) -> tuple[tuple[str, str], ...]:
        """Which rules were eased in which way."""
        return tuple((easing.rule, easing.kind) for easing in self.easings)

    def extended(self) -> Iterator[_Branch]:
        """Ease a further rule of the clash, in every way there is."""
        asked = self.hall.rules.theme_tables
        themes = tuple(t for t in self.hall.theme_names if not asked or t in asked)
        eased = {easing.rule for easing in self.easings}
        for rule in (*self.clash.rules, ALWAYS):
            if rule not in eased:
                named = self.clash.people.get(rule, ())
                for easing in easings_of(self.hall, rule, named, themes):
                    yield replace(self, easings=(*self.easings, easing))


def _steps(easings: tuple[Easing, ...]) -> int:
    """Count steps; a rule on people made preferred may turn out to free just a few."""
    return sum(
        min(e.steps, MOST_STEPS) if e.kind == "prefer" else e.steps for e in easings
    )


def find_relaxations(
    compiled: Compiled,
    clash: NamedClash,
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
        Rules that clash in it, and the people they are about.
    met
        Pairs who sat together before.
    work
        Deterministic seconds for each question.

    Notes
    -----
    Whatever helps must ease a rule of the clash, or change the number of tables. A
    change after which another clash is left is a branch: with one more rule the same
    holds for that clash. Of the branches the five smallest are followed, one of a
    kind; at most 30 changes of as many rules are tried.
    """
    trials = _Trials(compiled, clash, tuple(met), work)
    branches = [_Branch((), compiled.hall, clash)]
    for _ in range(MOST_RULES):
        branches = trials.try_all(branches)
        if trials.found:
            break
    ranked = sorted(trials.found, key=lambda r: (len(r.easings), r.steps))
    different = {relaxation.key: relaxation for relaxation in reversed(ranked)}
    return tuple(r for r in ranked if different[r.key] is r)[:MOST_FOUND]


class _Trials:
    """Changes tried so far, the clashes met, and the changes that help."""

    def __init__(
        self,
        compiled: Compiled,
        clash: NamedClash,
        met: tuple[tuple[str, str], ...],
        work: float,
    ) -> None:
        self.compiled = compiled
        self.known = [clash]
        self.met = met
        self.work = work
        self.in_vain: set[tuple[tuple[str, ...], object]] = set()
        self.found: list[Relaxation] = []

    def try_all(self, branches: list[_Branch]) -> list[_Branch]:
        """Try every further easing of some branches; return those that grow."""
        left = MOST_TRIALS
        grown: dict[tuple[tuple[str, str], ...], _Branch] = {}
        done: Counter[tuple[tuple[str, str], ...]] = Counter()
        longer = [one for branch in branches for one in branch.extended()]
        for branch in sorted(longer, key=lambda one: one.order):
            easing = branch.easings[-1]
            change = branch.clash.rules, easing.key
            if done[branch.family] >= MOST_OF_A_KIND or change in self.in_vain:
                continue
            if not left or len(self.found) >= MOST_FOUND:
                break
            left -= 1
            outcome = self._try(branch)
            done[branch.family] += outcome is not None
            if outcome is None:
                self.in_vain.add(change)
            elif isinstance(outcome, _Branch):
                grown.setdefault(branch.family, outcome)
        return list(grown.values())[:MOST_BRANCHES]

    def _try(self, branch: _Branch) -> Relaxation | _Branch | None:
        easing = branch.easings[-1]
        rules = branch.hall.rules.merged(easing.changes, source="rules")
        try:
            hall = set_up_hall(branch.hall.profiles, rules, branch.hall.session)
            compiled = compile_hall(hall, met=self.met, eased=frozenset({"language"}))
        except CityshareError:
            return None  # such as more tables asked for by themes than there are
        left, seating = self._what_is_left(compiled, branch.clash)
        if left is not None and left is not branch.clash:
            return _Branch(branch.easings, hall, left)
        if seating is None:
            return None
        relaxation = Relaxation(branch.easings, rules)
        self.found.append(relaxation)
        self._refine(relaxation, compiled, seating)
        return relaxation

    def _what_is_left(
        self, compiled: Compiled, eased: NamedClash
    ) -> tuple[NamedClash | None, Seating | None]:
        """Return a clash that is there, the eased one first, or a seating, or neither.

        What takes least time is tried first: to count, to mend, then to solve.
        """
        problem = compiled.problem
        clashes = [eased, *(known for known in self.known if known is not eased)]
        for known in clashes:
            if is_ruled_out(problem, known.rules):
                return known, None
        seating = mended_seating(problem, tries_per_person=QUICK)
        if evaluate(problem, seating).is_allowed:
            return None, seating
        for known in clashes:
            if ask(problem, known.rules, work=self.work).is_impossible:
                return known, None
        clash = find_clash(problem, work=self.work, start=seating)
        if clash.status != "clash":
            return None, clash.seating
        if any(rule in VAGUE for rule in clash.rules):
            self.known.append(NamedClash.of(compiled, clash.rules))
        else:
            self.known.append(NamedClash(clash.rules, {}))
        return self.known[-1], None

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
