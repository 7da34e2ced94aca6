from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from cityshare.diagrams.marks import Point, curve, ribbon, spread


def test_ribbon_is_closed() -> None:
    upper, lower = [Point(0, 0), Point(10, 0)], [Point(0, 5), Point(10, 5)]

    assert ribbon(upper, lower) == "M0 0C5 0 5 0 10 0L10 5C5 5 5 5 0 5Z"


def test_curve_through_one_point() -> None:
    assert curve([Point(1, 2)]) == "M1 2"


@given(st.lists(st.floats(0, 400), min_size=1, max_size=6))
def test_spread_labels_do_not_overlap(wanted: list[float]) -> None:
    heights = [40.0] * len(wanted)

    placed = spread(wanted, heights, low=0, high=400)

    order = sorted(placed)
    gaps = [b - a for a, b in pairwise(order)]
    assert all(gap >= 40 - 1e-6 for gap in gaps)
    assert order[0] >= 20 - 1e-6
    assert order[-1] <= 380 + 1e-6


def test_spread_keeps_labels_that_fit() -> None:
    assert spread([100, 200], [40, 40], low=0, high=400) == [100, 200]
