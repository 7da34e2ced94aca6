"""The labels and bridges that a table could hold on to, without the useless ones."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation.primitives import BoolArray, CommonLabel


def options_of(common: CommonLabel) -> tuple[BoolArray, list[int]]:
    """Return who fits each useful label or bridge, and its kind (-1: a label).

    A label is of no use where another reaches the same people and more.
    """
    n_bits = int(common.masks.max(initial=0)).bit_length()
    ways = [(1 << bit, -1) for bit in range(n_bits)]
    ways += [(mask, kind) for kind, mask in enumerate(common.bridges.tolist())]
    fits = [(common.masks & mask) != 0 for mask, _ in ways]
    useful = [
        o
        for o, (_, kind) in enumerate(ways)
        if kind >= 0 or not any(_outdoes(fits, p, o) for p in range(n_bits))
    ]
    columns = np.array([fits[o] for o in useful], np.bool_)
    n = len(common.masks)
    return columns.reshape(len(useful), n).T, [ways[o][1] for o in useful]


def _outdoes(fits: list[BoolArray], p: int, o: int) -> bool:
    """Tell whether label p reaches everyone whom label o reaches, and more."""
    if p == o or (fits[o] & ~fits[p]).any():
        return False
    return bool((fits[p] & ~fits[o]).any()) or p < o
