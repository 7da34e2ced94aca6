"""Dividing what does not fit on one screen into parts that turn."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import ceil
from typing import TypeVar

Item = TypeVar("Item")

TABLES_PER_OVERVIEW = 6
"""Tables in one part of the plenary, before each has a part of its own."""


def in_parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """Divide a list into even parts of at most so many.

    >>> [len(part) for part in in_parts(range(17), 8)]
    [6, 6, 5]
    """
    n_parts = max(1, ceil(len(items) / most))
    short, more = divmod(len(items), n_parts)
    ends = [part * short + min(part, more) for part in range(n_parts + 1)]
    return [items[start:end] for start, end in pairwise(ends)]
