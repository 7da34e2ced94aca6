import pytest
from pydantic import ValidationError

from cityshare.scoring import ScoringSettings


def test_the_defaults_are_those_of_the_design():
    settings = ScoringSettings()

    assert settings.max_steps == 2
    assert settings.priority_weights == (3, 2, 1.5)
    assert settings.rest_weight == 0.5
    assert settings.unranked_weight == 1


def test_settings_are_frozen():
    with pytest.raises(ValidationError, match="frozen"):
        ScoringSettings().max_steps = 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"max_steps": 0},
        {"priority_weights": (2, 3, 1)},
        {"priority_weights": (3, 2, 1.25)},
        {"priority_weights": (3, 2)},
        {"rest_weight": 2},
        {"rest_weight": -0.5},
        {"unranked_weight": float("nan")},
        {"steps": 2},
    ],
)
def test_settings_that_make_no_sense_are_refused(wrong):
    with pytest.raises(ValidationError):
        ScoringSettings(**wrong)
