"""The optimality gap as people read it."""

from __future__ import annotations

from math import ceil


def gap_percent(value: float, bound: float) -> str:
    """Return the optimality gap in percent, rounded up: it is a promise.

    Notes
    -----
    ``100 * (bound - value) / bound``, one decimal.

    Examples
    --------
    >>> gap_percent(812.5, 815.0), gap_percent(815.0, 815.0)
    ('0.4', '0.0')
    """
    if bound <= value or not bound:
        return "0.0"
    tenths = round(1000 * (bound - value) / abs(bound), 9)
    return f"{ceil(tenths) / 10:.1f}"
