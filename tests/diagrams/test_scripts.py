from hypothesis import given
from hypothesis import strategies as st

from cityshare.diagrams.scripts import FONTS, font_runs, script_of


@given(st.text())
def test_runs_add_up_to_the_text(text: str) -> None:
    assert "".join(run for _, run in font_runs(text)) == text


def test_usual_fonts_have_latin_cyrillic_and_cjk() -> None:
    assert font_runs("Energy Энерги 에너지 能源") == [
        (None, "Energy Энерги 에너지 能源")
    ]


def test_brackets_keep_the_usual_font() -> None:
    assert font_runs("Hasan (হাসান)") == [
        (None, "Hasan ("),
        ("Noto Sans Bengali", "হাসান"),
        (None, ")"),
    ]


def test_joiners_stay_with_their_letters() -> None:
    assert len(font_runs("වික්\u200dරම")) == 1


def test_every_script_has_a_font() -> None:
    found = [script_of(char) for char in "عहহਹહஹహಹഹහไຫမខᠮ"]

    assert tuple(script.font for script in found if script) == FONTS
