"""Advice on a name that is not known: the nearest one, or the few there are."""

from __future__ import annotations

import difflib
import functools
from collections.abc import Collection

MOST_LISTED = 16
MOST_NAMED = 10


def guess(name: str, known: Collection[str], *, likeness: float = 0.6) -> str:
    """Ask whether the nearest known name was meant; "" if none is near.

    >>> guess("retrofitt", ["retrofit", "heat"])
    "Did you mean 'retrofit'? "
    """
    near = _nearest(name.lower(), tuple(known), likeness)
    return f"Did you mean '{near}'? " if near else ""


def advice(name: str, known: Collection[str]) -> str:
    """Ask whether the nearest known name was meant, else list them if they are few.

    >>> advice("zoo", ["retrofit", "heat"])
    'Known are retrofit, heat. '
    """
    few = 0 < len(known) <= MOST_LISTED
    return guess(name, known) or (f"Known are {', '.join(known)}. " if few else "")


def enumerated(names: Collection[str]) -> str:
    """Join names, the first ten of them if there are many.

    >>> enumerated(["a", "b"])
    'a, b'
    """
    shown = ", ".join(list(names)[:MOST_NAMED])
    more = len(names) - MOST_NAMED
    return f"{shown} and {more} more" if more > 0 else shown


@functools.lru_cache(maxsize=4096)
def _nearest(name: str, known: tuple[str, ...], likeness: float) -> str:
    """Return the nearest name; one wrong id often stands in many rows."""
    near = difflib.get_close_matches(name, known, n=1, cutoff=likeness)
    return near[0] if near else ""
