"""The mutable state of the compiled search."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from cityshare.optimisation import kernels
from cityshare.optimisation.arrays import MOST_BRIDGES, Arrays
from cityshare.optimisation.primitives import IntArray
from cityshare.optimisation.problem import Seating


class State(NamedTuple):
    """Who sits where, the tallies of tables and plan, and the best plan met."""

    table_of: IntArray  # (n,)
    theme_of: IntArray  # (k,)
    theme_count: IntArray  # (H,)
    seats: IntArray  # (k, widest table)
    position: IntArray  # (n,) place among the seats of the own table
    sizes: IntArray  # (k,) everyone
    n_counted: IntArray  # (k,) those who count in the size
    tallies: IntArray  # (k, 5)
    kinds: IntArray  # (k, n_labels) kinds of bridge each table needs
    wanting: IntArray  # (n_labels, 16) tables by the kinds that would do
    unbridged: IntArray  # (n_labels,)
    now: IntArray  # (5,)
    best: IntArray  # (5,)
    best_table_of: IntArray
    best_theme_of: IntArray
    served: IntArray  # scratch from here on
    answered: IntArray
    trial: IntArray
    trial_kinds: IntArray
    trial_unbridged: IntArray
    change: IntArray
    step: IntArray  # (5,) the change tried: kind, two tables, two people
    rng: npt.NDArray[np.uint64]


def start_state(a: Arrays, seating: Seating, *, seed: int) -> State:
    """Build the state of a seating whose sizes and theme counts are in range."""
    n, k = len(a.counted), int(a.limits[2])
    n_labels = len(a.label_must)
    width = min(n, int(a.limits[1] + n - a.counted.sum())) + 1
    seats = np.zeros((k, width), np.int64)
    position = np.zeros(n, np.int64)
    for g in range(k):
        members = seating.members(g)
        seats[g, : len(members)] = members
        position[members] = np.arange(len(members))

    def zeros(*shape: int) -> IntArray:
        return np.zeros(shape, np.int64)

    state = State(
        table_of=seating.table_of.astype(np.int64),
        theme_of=seating.theme_of.astype(np.int64),
        theme_count=np.bincount(seating.theme_of, minlength=a.wish.shape[1]),
        seats=seats,
        position=position,
        sizes=np.bincount(seating.table_of, minlength=k),
        n_counted=np.bincount(seating.table_of[a.counted == 1], minlength=k),
        tallies=zeros(k, kernels.N_TALLY),
        kinds=zeros(k, n_labels),
        wanting=zeros(n_labels, 1 << MOST_BRIDGES),
        unbridged=zeros(n_labels),
        now=zeros(kernels.N_TALLY),
        best=zeros(kernels.N_TALLY),
        best_table_of=seating.table_of.astype(np.int64),
        best_theme_of=seating.theme_of.astype(np.int64),
        served=zeros(width),
        answered=zeros(width),
        trial=zeros(2, kernels.N_TALLY),
        trial_kinds=zeros(2, n_labels),
        trial_unbridged=zeros(n_labels),
        change=zeros(kernels.N_TALLY),
        step=zeros(5),
        rng=np.array([np.uint64(seed)]),
    )
    kernels.tally_plan(a, state)
    for m in range(n_labels):
        state.unbridged[m] = kernels.count_unbridged(
            a.label_n_bridges[m], state.wanting[m]
        )
    state.best[:] = state.now
    return state


def random_seating(a: Arrays, rng: np.random.Generator) -> Seating:
    """Draw a seating at random with sizes and theme counts in range."""
    k, low, high = int(a.limits[2]), int(a.limits[0]), int(a.limits[1])
    counted = rng.permutation(np.flatnonzero(a.counted == 1))
    others = rng.permutation(np.flatnonzero(a.counted == 0))
    sizes = np.full(k, low)
    while sizes.sum() < len(counted):
        room = np.flatnonzero(sizes < high)
        spread = room[sizes[room] == sizes[room].min()]
        sizes[rng.choice(spread)] += 1
    table_of = np.zeros(len(a.counted), np.int64)
    table_of[counted] = np.repeat(np.arange(k), sizes)
    first = rng.integers(k)
    table_of[others] = (first + np.arange(len(others))) % k
    least, most = a.theme_range
    themes = list(np.repeat(np.arange(len(least)), least))
    spare = np.repeat(np.arange(len(least)), np.minimum(most - least, k))
    themes += list(rng.permutation(spare)[: k - len(themes)])
    return Seating(table_of, rng.permutation(np.array(themes, np.int64)))
