"""Scratch: the working memory of pricing, for one theme and one group of people."""

from __future__ import annotations

from itertools import combinations_with_replacement
from typing import NamedTuple

import numpy as np

from cityshare.optimisation import pricing_kernels as kernels
from cityshare.optimisation.arrays import Arrays
from cityshare.optimisation.bound_kernels import ASKED
from cityshare.optimisation.demands import Demands, sharpest_cap
from cityshare.optimisation.label_groups import Group
from cityshare.optimisation.primitives import IntArray
from cityshare.optimisation.problem import GroupingProblem

MOST_COMBOS = 150_000
MOST_FOUND = 100_000


class Scratch(NamedTuple):
    """Working memory of the kernels; few arrays, as each costs time to compile."""

    number: IntArray  # (20,) see the names in the kernels' module
    cand: IntArray  # (n_candidates, 7)
    frame: IntArray  # (widest table, 5)
    levels: IntArray  # (n_practices, n_pairs + 2) choices, the best, the current
    multiplier: IntArray  # (2 * n_fixed + n_demands, 3) see the kernels' module
    warm: IntArray  # (n_fixed * n_pairs + n_demands, 2) multipliers kept
    demand: IntArray  # (n_demands, n_candidates) what each candidate adds
    demand_facts: IntArray  # (n_demands, 2) how much is asked, the highest multiplier
    pairs: IntArray  # (n_pairs, 2) highest and second-highest level
    bound: IntArray  # (n_combinations, 2) bound, and combinations by it
    top: IntArray  # (4, most people) worths of the best, and their classes
    seats: IntArray  # (n + 2,), as the next two: any people may be priced
    served: IntArray
    answered: IntArray
    tally: IntArray
    kinds: IntArray
    mark: IntArray  # (n,)
    facts: IntArray  # (9,)
    found: IntArray  # (most tables, 11 + widest table)


def make_scratch(
    arrays: Arrays,
    problem: GroupingProblem,
    theme: int,
    group: Group,
    *,
    first_only: bool,
) -> Scratch:
    """Return fresh scratch for the people of a group who may sit at a theme."""
    people = np.array(sorted(group.people), np.int64)
    people = people[arrays.misplaced_must[people, theme, 0] == 0]
    practices = arrays.theme_practices[theme]
    practices = practices[practices >= 0]
    pairs, choices, best = _level_pairs(
        problem, practices, people, first_only=first_only
    )
    n_fixed = 0
    while n_fixed < len(practices) and len(pairs) ** (n_fixed + 1) <= MOST_COMBOS:
        n_fixed += 1
    n_combos = len(pairs) ** n_fixed
    n, width = problem.n_people, len(people) + 2
    n_labels = len(arrays.label_must)

    def zeros(*shape: int) -> IntArray:
        return np.zeros(shape, np.int64)

    widest = min(width, problem.size.high + n - int(arrays.counted.sum()))
    most = max(8, min(MOST_FOUND, 2_000_000 // (kernels.FIRST_SEAT + widest)))
    number = zeros(20)
    number[kernels.ROOM] = most
    number[kernels.N] = len(people)
    number[kernels.N_PRACTICES] = len(practices)
    number[kernels.N_FIXED] = n_fixed
    number[kernels.FIRST_ONLY] = int(first_only)
    number[kernels.FAMILY] = sharpest_cap(arrays)
    cand = zeros(len(people), 7)
    cand[:, kernels.PERSON] = people
    cand[:, kernels.ORDER] = np.arange(len(people))
    levels = np.column_stack([choices, best, best])
    return Scratch(
        number=number,
        cand=cand,
        frame=zeros(width, 5),
        levels=np.ascontiguousarray(levels),
        multiplier=zeros(2 * n_fixed, 3),
        warm=zeros(n_fixed * len(pairs), 2),
        demand=zeros(0, len(people)),
        demand_facts=zeros(0, 2),
        pairs=pairs,
        bound=zeros(n_combos, 2),
        top=zeros(4, max(problem.size.high, n) + 1),
        seats=zeros(n + 2),
        served=zeros(n + 2),
        answered=zeros(n + 2),
        tally=zeros(5),
        kinds=zeros(n_labels),
        mark=zeros(n),
        facts=zeros(kernels.N_FACTS),
        found=zeros(most, kernels.FIRST_SEAT + widest),
    )


def _level_pairs(
    problem: GroupingProblem,
    practices: IntArray,
    people: IntArray,
    *,
    first_only: bool,
) -> tuple[IntArray, IntArray, IntArray]:
    """List the pairs (highest, second highest) that can occur on each practice.

    Returns
    -------
    tuple of arrays
        All pairs ``(n_pairs, 2)``; for each practice the indices of its pairs,
        padded with -1 ``(n_practices, n_pairs)``; the index of its best pair.
    """
    own: list[list[tuple[int, int]]] = []
    for p in practices:
        shared = problem.shared[people, p]
        levels = sorted({0, *shared[shared > 0].tolist()})
        pairs = [
            (high, low)
            for low, high in combinations_with_replacement(levels, 2)
            if (high == 0 or low < high or int((shared == high).sum()) > 1)
            and not (first_only and low > 0)
        ]
        own.append(sorted(pairs))
    known = sorted({pair for pairs in own for pair in pairs}) or [(0, 0)]
    choices = np.full((max(1, len(own)), len(known)), -1, np.int64)
    best = np.zeros(max(1, len(own)), np.int64)
    for x, pairs in enumerate(own):
        choices[x, : len(pairs)] = [known.index(pair) for pair in pairs]
        best[x] = known.index(pairs[-1])
    return np.array(known, np.int64), choices, best


def with_demands(s: Scratch, rules: Demands, cuts: Demands) -> Scratch:
    """Return scratch with rows for the demands of rules, then those of cuts.

    Multipliers of earlier rows are kept.
    """
    added = np.concatenate([rules.added, cuts.added])
    facts = np.zeros((len(added), 2), np.int64)
    facts[:, ASKED] = np.concatenate([rules.asked, cuts.asked])
    n_levels = len(s.multiplier) - len(s.demand)
    n_warm = len(s.warm) - len(s.demand)
    warm = np.zeros((n_warm + len(added), 2), np.int64)
    kept = min(len(s.warm), len(warm))
    warm[:kept] = s.warm[:kept]
    return s._replace(
        demand=np.ascontiguousarray(added),
        demand_facts=facts,
        multiplier=np.zeros((n_levels + len(added), 3), np.int64),
        warm=warm,
    )
