"""Cuts: triples of people of whom a solution in fractions seats too many pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np

LEAST_EXCESS = 0.05
MOST_PER_PERSON = 5


def most_violated(
    used: Sequence[tuple[tuple[int, ...], float]], n_people: int, most: int
) -> list[tuple[int, int, int]]:
    """Return triples two of whom share tables more than once in fractions.

    Parameters
    ----------
    used
        Tables (sorted members) with their fractions, which sum to one per person.
    most
        At most so many triples, the worst ones, and few with the same person.

    References
    ----------
    M. Jepsen et al. (2008), Subset-row inequalities applied to the vehicle-routing
    problem with time windows, Operations Research 56(2), doi:10.1287/opre.1070.0449.
    """
    together = np.zeros((n_people, n_people))
    all_three: defaultdict[tuple[int, int, int], float] = defaultdict(float)
    for members, share in used:
        for i, j in combinations(members, 2):
            together[i, j] += share
        for triple in combinations(members, 3):
            all_three[triple] += share
    together += together.T
    found: list[tuple[float, tuple[int, int, int]]] = []
    for i in range(n_people):
        near = np.flatnonzero(together[i, i + 1 :] > LEAST_EXCESS) + i + 1
        sums = (
            together[i, near][:, None]
            + together[i, near]
            + together[np.ix_(near, near)]
        )
        for x, y in np.argwhere(np.triu(sums, 1) > 1 + LEAST_EXCESS):
            trio = (i, int(near[x]), int(near[y]))
            excess = float(sums[x, y]) - 2 * all_three[trio] - 1
            if excess > LEAST_EXCESS:
                found.append((-excess, trio))
    return _spread(sorted(found), most)


def _spread(
    found: list[tuple[float, tuple[int, int, int]]], most: int
) -> list[tuple[int, int, int]]:
    """Take the first triples, but few with the same person."""
    times: Counter[int] = Counter()
    taken: list[tuple[int, int, int]] = []
    for _, triple in found:
        if len(taken) < most and max(times[i] for i in triple) < MOST_PER_PERSON:
            times.update(triple)
            taken.append(triple)
    return taken
