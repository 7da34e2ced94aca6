import pytest

from cityshare.cohort import ThemeLayout
from factories import make_questionnaire

LAYOUT = ThemeLayout.of_questionnaire(make_questionnaire(3, 2))


def test_the_first_layout_has_the_themes_of_the_questionnaire():
    assert LAYOUT.names == ("energy", "buildings", "transport")
    assert LAYOUT.theme("buildings").practices == ("buildings-1", "buildings-2")


def test_a_layout_can_be_cut_to_some_themes_in_any_order():
    assert LAYOUT.only(("transport", "energy")).names == ("transport", "energy")


def test_an_unknown_theme_is_a_key_error():
    with pytest.raises(KeyError, match="wind"):
        LAYOUT.theme("wind")
