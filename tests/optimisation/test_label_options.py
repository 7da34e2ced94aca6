"""Labels that another label outdoes are left out; bridges always stay."""

from __future__ import annotations

import numpy as np

from cityshare.optimisation import CommonLabel
from cityshare.optimisation.label_options import options_of


def kinds(masks, bridges=()):
    label = CommonLabel(
        "language",
        True,
        np.array(masks),
        np.array(bridges, np.int64),
        np.ones(len(bridges), np.int64),
    )
    fits, found = options_of(label)
    return fits.astype(int).tolist(), found


def test_a_label_of_fewer_people_is_outdone():
    assert kinds([1, 3, 1]) == ([[1], [1], [1]], [-1])


def test_one_of_two_equal_labels_stays():
    assert kinds([3, 3, 4]) == ([[1, 0], [1, 0], [0, 1]], [-1, -1])


def test_a_bridge_reaches_both_sides():
    assert kinds([1, 2], [3]) == ([[1, 0, 1], [0, 1, 1]], [-1, -1, 0])
