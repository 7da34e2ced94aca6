"""Counting rules out nothing that can be seated, and what it should by hand."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Pairs,
    Size,
    TableCount,
)
from cityshare.optimisation.counting import COUNT_RULE, SIZE_RULE, is_ruled_out
from optimisation.enumeration import find_best
from problems import KINDS, make_problem

NONE = np.zeros(0, np.int64)
ALL = (SIZE_RULE, COUNT_RULE, "rule", "other")


def pairs(rule, *both, together):
    first, second = np.array(both).T
    return Pairs(rule, True, first, second, together)


def six(*primitives, **changes):
    """Six people at two tables of three."""
    return replace(make_problem(6, 2), primitives=primitives, **changes)


def pinned(people, table, *, n_tables=2):
    tables = np.ones((6, n_tables), np.bool_)
    tables[people] = np.arange(n_tables) == table
    return Allowed("rule", True, np.ones((6, 2), np.bool_), tables)


@settings(max_examples=60)
@given(
    st.integers(0, 10_000),
    st.sets(st.sampled_from(KINDS), min_size=1),
    st.sampled_from([(1, 3), (2, 2), (2, 3)]),
)
def test_nothing_is_ruled_out_that_can_be_seated(seed, kinds, sizes):
    problem = make_problem(6, 3, seed=seed, kinds=sorted(kinds), sizes=sizes)
    if is_ruled_out(problem, {SIZE_RULE, COUNT_RULE, *kinds}):
        assert not find_best(problem).is_possible


@pytest.mark.parametrize("seed", range(40))
def test_labels_and_caps_that_are_ruled_out_cannot_be_seated(seed):
    rng = np.random.default_rng(seed)
    masks = 1 << rng.integers(0, 3, 6)
    cap = ClassCap("other", True, rng.integers(0, 2, 6), rng.integers(1, 3, 2))
    problem = replace(
        make_problem(6, 3, sizes=(1, 3)),
        primitives=(CommonLabel("rule", True, masks, NONE, NONE), cap),
    )
    if is_ruled_out(problem, ALL):
        assert not find_best(problem).is_possible


class TestByHand:
    def test_rules_that_are_not_asked_about_play_no_part(self):
        problem = six(pairs("rule", (0, 0), together=False), pinned([0, 1, 2, 3], 0))
        assert not is_ruled_out(problem, ())

    def test_seats_are_too_few_or_too_many(self):
        counted = np.ones(6, np.bool_)
        assert is_ruled_out(six(size=Size(counted, 1, 2)), ALL)
        assert is_ruled_out(six(size=Size(counted, 4, 5)), ALL)
        assert not is_ruled_out(six(size=Size(counted, 4, 5)), (COUNT_RULE,))

    def test_themes_ask_for_more_tables_than_there_are(self):
        count = TableCount(np.array([2, 1]), np.array([2, 2]))
        assert is_ruled_out(six(table_count=count), ALL)
        assert not is_ruled_out(six(table_count=count), (SIZE_RULE,))

    def test_a_block_is_too_large(self):
        together = pairs("rule", (0, 1), (1, 2), (2, 3), together=True)
        assert is_ruled_out(six(together), ALL)
        assert not is_ruled_out(six(together), ("rule",))

    @pytest.mark.parametrize(
        "forbids",
        [
            ClassCap("other", True, np.array([0, 0, 1, 1, 2, 2]), np.ones(3, int)),
            pairs("other", (1, 0), together=False),
            CommonLabel("other", True, np.array([1, 2, 3, 3, 3, 3]), NONE, NONE),
            Allowed(
                "other",
                True,
                np.ones((6, 2), np.bool_),
                np.array([[0, 1], [1, 0], *[[1, 1]] * 4], np.bool_),
            ),
        ],
        ids=["cap", "apart", "label", "places"],
    )
    def test_a_block_may_not_sit_together(self, forbids):
        together = pairs("rule", (0, 1), together=True)
        assert is_ruled_out(six(together, forbids), ALL)
        assert not is_ruled_out(six(together, forbids), ("other",))

    def test_more_are_apart_than_there_are_tables(self):
        apart = pairs("rule", *combinations(range(3), 2), together=False)
        assert is_ruled_out(six(apart), ALL)

    def test_a_table_is_overfull_with_those_pinned_to_it(self):
        assert is_ruled_out(six(pinned([0, 1, 2, 3], 0)), ALL)
        assert not is_ruled_out(six(pinned([0, 1, 2], 0)), ALL)

    def test_labels_need_more_tables_than_there_are(self):
        label = CommonLabel("rule", True, np.array([1, 1, 1, 1, 2, 2]), NONE, NONE)
        assert is_ruled_out(six(label), ALL)
        assert not is_ruled_out(six(label), ("rule",))
        cap = ClassCap("other", True, np.zeros(6, np.int64), np.array([3]))
        assert is_ruled_out(six(label, cap), ("rule", "other"))

    def test_labels_cannot_fill_their_tables(self):
        label = CommonLabel("rule", True, np.array([1, 1, 1, 1, 1, 2]), NONE, NONE)
        assert is_ruled_out(six(label, size=Size(np.ones(6, np.bool_), 2, 5)), ALL)
        assert not is_ruled_out(six(label, size=Size(np.ones(6, np.bool_), 1, 5)), ALL)
