"""The optimality gap as people read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityshare.progress import gap_percent


@pytest.mark.parametrize(
    ("value", "bound", "shown"),
    [
        (815.0, 815.0, "0.0"),
        (812.25, 815.0, "0.4"),
        (814.999, 815.0, "0.1"),
        (90.0, 100.0, "10.0"),
        (0.0, 100.0, "100.0"),
        (0.0, 0.0, "0.0"),
        (8.0, 7.0, "0.0"),
    ],
)
def test_gap_percent(value: float, bound: float, shown: str) -> None:
    assert gap_percent(value, bound) == shown


@given(st.integers(0, 8000), st.integers(1, 8000))
def test_it_promises_no_more_than_holds(value: int, more: int) -> None:
    bound = (value + more) / 8

    shown = float(gap_percent(value / 8, bound))

    assert shown > 0
    assert value / 8 >= bound * (1 - shown / 100) - 1e-9
