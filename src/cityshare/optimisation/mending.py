"""Mending: from any seating towards one that keeps every ``must`` rule."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation import kernels
from cityshare.optimisation.annealing import COLD, RULES_ONLY
from cityshare.optimisation.arrays import pack, without_value
from cityshare.optimisation.problem import GroupingProblem, Seating
from cityshare.optimisation.state import random_seating, start_state

TRIES_PER_PERSON = 300
MUST_FIRST = np.array([0.0, 0.0, 0.0, 4.0, 1.0])
LUKEWARM = np.array([0.5, 0.05])


def mended_seating(
    problem: GroupingProblem,
    *,
    seed: int = 0,
    start: Seating | None = None,
    tries_per_person: int = TRIES_PER_PERSON,
) -> Seating:
    """Mend a seating; what comes back breaks the fewest ``must`` rules met.

    Parameters
    ----------
    problem
        The problem; its value plays no part.
    seed
        Same seed, same seating.
    start
        Where to begin, sizes kept; a random seating by default.
    tries_per_person
        Changes tried before giving up, for each person.
    """
    arrays = without_value(pack(problem))
    rng = np.random.default_rng([seed, problem.n_people])
    first = start or random_seating(arrays, rng)
    state = start_state(arrays, first, seed=int(rng.integers(2**63)))
    moves = tries_per_person * problem.n_people
    span = np.array([0, moves, moves])
    kernels.anneal(arrays, state, RULES_ONLY, span, COLD, True)
    return Seating(state.best_table_of, state.best_theme_of)


def gentlest_seating(
    problem: GroupingProblem, start: Seating, *, seed: int = 0
) -> Seating:
    """Return a seating that breaks few preferred rules, the ``must`` rules kept.

    Few is what a short search finds, not proven to be fewest.
    """
    arrays = without_value(pack(problem))
    state = start_state(arrays, start, seed=seed)
    moves = TRIES_PER_PERSON * problem.n_people
    span = np.array([0, moves, moves])
    kernels.anneal(arrays, state, MUST_FIRST, span, LUKEWARM, False)
    return Seating(state.best_table_of, state.best_theme_of)
