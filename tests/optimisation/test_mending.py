"""Mending keeps sizes, never makes a seating worse, and breaks few wishes."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from cityshare.optimisation import Allowed, Pairs, evaluate
from cityshare.optimisation.mending import gentlest_seating, mended_seating
from problems import make_problem


@pytest.mark.parametrize("seed", range(5))
def test_a_hall_with_room_is_mended(seed):
    problem = make_problem(20, 5, seed=seed, kinds=("cap", "together", "apart"))
    evaluation = evaluate(problem, mended_seating(problem))
    assert evaluation.is_allowed


def test_what_cannot_be_kept_is_broken_least():
    pair = (np.array([0]), np.array([1]))
    clash = (Pairs("a", True, *pair, together=True), Pairs("b", True, *pair, False))
    problem = replace(make_problem(8, 2), primitives=clash)
    evaluation = evaluate(problem, mended_seating(problem))
    assert evaluation.must_broken == 1
    assert evaluation.sizes_kept


def test_same_seed_same_seating():
    problem = make_problem(20, 5, kinds=("cap", "apart"))
    one, other = (mended_seating(problem, seed=3) for _ in range(2))
    assert (one.table_of == other.table_of).all()


def test_the_fewest_are_sent_elsewhere():
    tables = np.ones((8, 2), np.bool_)
    tables[:6, 1] = False
    wished = Allowed("pins", False, np.ones((8, 2), np.bool_), tables)
    problem = replace(make_problem(8, 2), primitives=(wished,))
    gentle = gentlest_seating(problem, mended_seating(problem))
    assert evaluate(problem, gentle).prefer_broken == 2
