"""What can be seated at all, and which rules clash, agree with enumeration."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    GroupingProblem,
    Pairs,
    Size,
    TableCount,
    evaluate,
    find_clash,
)
from cityshare.optimisation.feasibility import SIZE_RULE
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

NO_BRIDGE = np.zeros(0, np.int64)


def is_possible(problem: GroupingProblem) -> bool:
    """Tell by trying every seating."""
    return find_best(problem).is_possible


def without(problem: GroupingProblem, rule: str) -> GroupingProblem:
    """Drop one rule; without ``table_size`` tables may have any size."""
    if rule == SIZE_RULE:
        free = Size(problem.size.counted, 0, problem.n_people)
        return replace(problem, size=free)
    kept = tuple(p for p in problem.primitives if p.rule != rule)
    return replace(problem, primitives=kept)


def only(problem: GroupingProblem, rules: tuple[str, ...]) -> GroupingProblem:
    """Keep the rules of a clash alone."""
    for rule in {SIZE_RULE, *(p.rule for p in problem.primitives)} - set(rules):
        problem = without(problem, rule)
    return problem


def pairs(rule: str, *both: tuple[int, int], together: bool) -> Pairs:
    first, second = np.array(both).T
    return Pairs(rule, True, first, second, together)


class TestAgainstEnumeration:
    @pytest.mark.parametrize("kind", KINDS)
    def test_one_rule_alone(self, kind):
        for seed in range(6):
            problem = make_problem(7, 3, seed=seed, kinds=(kind,))
            clash = find_clash(problem)
            assert (clash.status == "possible") == is_possible(problem)

    @pytest.mark.parametrize("seed", range(12))
    def test_rules_together(self, seed):
        kinds = KINDS[seed % 2 :: 2] if seed % 3 else KINDS
        problem = make_problem(6, 3, seed=seed, kinds=kinds, chairs=seed % 2)
        clash = find_clash(problem)
        possible = is_possible(problem)
        assert clash.status == ("possible" if possible else "clash")
        if clash.seating is not None:
            assert evaluate(problem, clash.seating).is_allowed
            return
        core = only(problem, clash.rules)
        assert not is_possible(core)
        assert all(is_possible(without(core, rule)) for rule in clash.rules)

    def test_preferred_rules_never_clash(self):
        problem = make_problem(6, 3, seed=1, kinds=KINDS, must=False)
        assert find_clash(problem).status == "possible"

    def test_sizes_and_counts_are_kept(self):
        count = TableCount(np.array([2, 0]), np.array([2, 1]))
        problem = replace(make_problem(8, 3, chairs=1), table_count=count)
        seating = find_clash(problem).seating
        assert seating is not None
        assert evaluate(problem, seating).is_allowed


class TestByHand:
    """Six people at two tables of three."""

    def problem(self, *primitives, **changes):
        return replace(make_problem(6, 2), primitives=primitives, **changes)

    def test_two_rules_that_contradict(self):
        problem = self.problem(
            pairs("together", (0, 1), (2, 3), together=True),
            ClassCap("cap", True, np.arange(6), np.ones(6, np.int64)),
            pairs("apart", (1, 0), together=False),
        )
        clash = find_clash(problem)
        assert clash.status == "clash"
        assert clash.rules == ("together", "apart")

    def test_a_rule_that_the_size_excludes(self):
        problem = self.problem(
            pairs("apart", (0, 1), together=False),
            pairs("together", (0, 2), (2, 3), (3, 4), together=True),
        )
        assert find_clash(problem).rules == ("together", SIZE_RULE)

    def test_more_classmates_than_seats_for_them(self):
        cap = ClassCap("cap", True, np.zeros(6, np.int64), np.array([2]))
        assert find_clash(self.problem(cap)).rules == ("cap",)
        wide = self.problem(replace(cap, most=np.array([3])))
        assert find_clash(wide).status == "possible"

    def test_nobody_to_cover_a_theme(self):
        eligible = np.zeros((2, 6), np.bool_)
        cover = Cover("sharers", True, eligible, np.arange(6), np.array([1, 1]))
        assert find_clash(self.problem(cover)).rules == ("sharers",)
        one_theme = replace(cover, least=np.array([1, 0]))
        assert find_clash(self.problem(one_theme)).status == "possible"

    def test_two_of_one_group_cover_once(self):
        eligible = np.ones((2, 6), np.bool_)
        group = np.array([0, 0, 0, 0, 0, 1])
        cover = Cover("sharers", True, eligible, group, np.array([2, 2]))
        assert find_clash(self.problem(cover)).rules == ("sharers",)
        halves = replace(cover, group=np.array([0, 0, 0, 0, 1, 1]))
        assert find_clash(self.problem(halves)).status == "possible"

    def test_a_bridge_is_used_once(self):
        masks = np.array([1, 1, 2, 1, 2, 2])
        label = CommonLabel("language", True, masks, NO_BRIDGE, NO_BRIDGE)
        mixed = pairs("together", (0, 2), (3, 4), together=True)
        apart = pairs("apart", (0, 3), together=False)
        assert find_clash(self.problem(label)).status == "possible"
        for number, status in ((1, "clash"), (2, "possible")):
            bridges = replace(
                label, bridges=np.array([3]), n_bridges=np.array([number])
            )
            clash = find_clash(self.problem(bridges, mixed, apart))
            assert clash.status == status
            if status == "clash":
                assert "language" in clash.rules

    def test_a_place_that_is_not_there(self):
        nowhere = Allowed(
            "pins", True, np.ones((6, 2), np.bool_), np.ones((6, 2), np.bool_)
        )
        nowhere.tables[3] = False
        assert find_clash(self.problem(nowhere)).rules == ("pins",)

    def test_too_little_work_leaves_it_unknown(self):
        label = np.arange(6) % 2
        cap = ClassCap("cap", True, label, np.array([2, 2]))
        clash = find_clash(self.problem(cap), work=0.0)
        assert clash.status == "unknown"
        assert clash.rules == ()
        assert clash.seating is None
