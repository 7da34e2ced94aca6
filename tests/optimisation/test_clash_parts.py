"""The parts of a clash: few people, and still a clash."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from cityshare.optimisation import (
    Allowed,
    ClassCap,
    CommonLabel,
    Cover,
    Pairs,
    find_clash,
)
from cityshare.optimisation.clash_parts import parts_of_clash
from problems import KINDS, make_problem

NONE = np.zeros(0, np.int64)


def pairs(rule, both, *, together):
    first, second = np.array(both).T
    return Pairs(rule, True, first, second, together)


def six(*primitives):
    """Six people at two tables of three."""
    return replace(make_problem(6, 2), primitives=primitives)


def parts(problem):
    clash = find_clash(problem)
    assert clash.status == "clash"
    found = parts_of_clash(problem, clash.rules)
    return [(part.rule, part.people.tolist()) for part in found]


def test_only_the_pairs_in_the_way():
    problem = six(
        pairs("together", [(0, 1), (2, 3)], together=True),
        pairs("apart", [(4, 5), (1, 0)], together=False),
    )
    assert parts(problem) == [("together", [0, 1]), ("apart", [1, 0])]


def test_only_the_class_in_the_way():
    cap = ClassCap("cap", True, np.array([0, 0, 1, 1, 2, 2]), np.ones(3, np.int64))
    problem = six(cap, pairs("together", [(2, 3)], together=True))
    assert parts(problem) == [("cap", [2, 3]), ("together", [2, 3])]


def test_one_more_apart_than_there_are_tables():
    apart = pairs("apart", list(combinations(range(5), 2)), together=False)
    assert parts(six(apart)) == [("apart", [0]), ("apart", [1]), ("apart", [2])]


def test_people_who_overfill_a_table():
    tables = np.ones((6, 2), np.bool_)
    tables[:5, 0] = False
    pins = Allowed("pins", True, np.ones((6, 2), np.bool_), tables)
    assert len(parts(six(pins))) == 4


def test_themes_nobody_can_cover():
    cover = Cover(
        "sharers", True, np.zeros((2, 6), np.bool_), np.arange(6), np.array([1, 1])
    )
    assert {rule for rule, _ in parts(six(cover))} == {"sharers"}


def test_labels_that_do_not_divide():
    masks = np.array([1, 1, 1, 1, 2, 2])
    label = CommonLabel("same", True, masks, NONE, NONE)
    found = parts(six(label))
    assert found == [("same", [0, 1, 2, 3]), ("same", [4, 5])]


@pytest.mark.parametrize("seed", range(10))
def test_the_parts_alone_still_clash(seed):
    problem = make_problem(6, 3, seed=seed, kinds=KINDS)
    clash = find_clash(problem)
    found = parts_of_clash(problem, clash.rules)
    assert {part.rule for part in found} == set(clash.rules) - {
        "table_size",
        "theme_tables",
    }
