import numpy as np

from cityshare.scoring import ScoringSettings
from cityshare.scoring.weights import practice_weights


def test_ranks_weigh_and_the_rest_weighs_little():
    weight = practice_weights(np.array([[0, 3, 1, 2]]), ScoringSettings())

    assert weight.tolist() == [[0.5, 1.5, 3, 2]]


def test_everything_weighs_one_where_nothing_is_ranked():
    weight = practice_weights(np.zeros((1, 3), dtype=np.int64), ScoringSettings())

    assert weight.tolist() == [[1, 1, 1]]


def test_the_settings_are_used():
    settings = ScoringSettings(
        priority_weights=(9, 5, 5), rest_weight=0, unranked_weight=2
    )

    weight = practice_weights(np.array([[0, 1, 3], [0, 0, 0]]), settings)

    assert weight.tolist() == [[0, 9, 5], [2, 2, 2]]
