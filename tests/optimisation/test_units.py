"""Units: people are one unit only where no rule can tell them apart."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation import Allowed, ClassCap, CommonLabel, Cover, Pairs
from cityshare.optimisation.units import cliques_of, units_of

COUNTED = np.ones(6, np.bool_)
NONE = np.zeros(0, np.int64)


def pairs(*both, together):
    first, second = np.array(both).T
    return Pairs("pairs", True, first, second, together)


def people(*primitives, counted=COUNTED):
    return [unit.people.tolist() for unit in units_of(counted, primitives)]


def test_without_rules_all_are_alike():
    assert people() == [[0, 1, 2, 3, 4, 5]]


def test_chairs_differ_from_delegates():
    counted = np.array([True] * 4 + [False] * 2)
    assert people(counted=counted) == [[0, 1, 2, 3], [4, 5]]


def test_a_class_counts_only_where_its_cap_binds():
    label = np.array([0, 0, 1, 1, -1, -1])
    cap = ClassCap("cap", True, label, np.array([1, 2]))
    assert people(cap) == [[2, 3, 4, 5], [0, 1]]


def test_labels_places_and_eligibility_are_traits():
    label = CommonLabel("l", True, np.array([1, 1, 1, 2, 2, 3]), NONE, NONE)
    assert people(label) == [[0, 1, 2], [3, 4], [5]]
    tables = np.ones((6, 2), np.bool_)
    tables[4, 0] = False
    allowed = Allowed("a", True, np.ones((6, 1), np.bool_), tables)
    assert people(allowed) == [[0, 1, 2, 3, 5], [4]]
    eligible = np.array([[True, True, True, False, False, False]])
    cover = Cover("c", True, eligible, np.array([0, 0, 1, 2, 3, 4]), np.array([2]))
    assert people(cover) == [[3, 4, 5], [0, 1], [2]]


def test_together_makes_blocks_and_apart_makes_singles():
    together = pairs((0, 1), (1, 2), together=True)
    units = units_of(COUNTED, [together, pairs((3, 4), together=False)])
    assert [unit.people.tolist() for unit in units] == [[0, 1, 2], [3], [4], [5]]
    assert [unit.most for unit in units] == [1, 1, 1, 1]
    chosen = np.array([True, True, False, True, False, False])
    assert [unit.weight(chosen) for unit in units] == [2, 1, 0, 0]


def test_cliques_cover_every_pair():
    apart = pairs((0, 1), (0, 2), (1, 2), (3, 4), together=False)
    assert cliques_of(apart) == [[0, 1, 2], [3, 4]]
