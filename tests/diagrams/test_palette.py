import pytest

from cityshare.diagrams.palette import (
    DARK,
    HUES,
    LIGHT,
    PAPER_ROLES,
    TEXT_ROLES,
    Role,
    contrast,
    fonts_of,
    paint,
)

SCREENS = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


@SCREENS
@pytest.mark.parametrize("paper", PAPER_ROLES)
@pytest.mark.parametrize("text", TEXT_ROLES)
def test_texts_stand_out(colours: dict[Role, str], text: Role, paper: Role) -> None:
    assert contrast(colours[text], colours[paper]) >= 4.5


@SCREENS
def test_counts_stand_out_in_their_bubbles(colours: dict[Role, str]) -> None:
    assert contrast(colours["paper"], colours["bank"]) >= 4.5


@SCREENS
@pytest.mark.parametrize("line", [*HUES, "bank", "own", "quiet"])
@pytest.mark.parametrize("paper", ["paper", "shade", "water"])
def test_lines_stand_out(colours: dict[Role, str], line: Role, paper: Role) -> None:
    assert contrast(colours[line], colours[paper]) >= 3


def test_both_screens_have_all_roles() -> None:
    assert set(LIGHT) == set(DARK)


def test_paint() -> None:
    assert paint(fill="paper", stroke="ink") == {
        "class_": "fill-paper stroke-ink",
        "fill": LIGHT["paper"],
        "stroke": LIGHT["ink"],
    }
    assert "stroke" not in paint(fill="ink")


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans", "ja", "bn"])
def test_fonts_end_with_any_sans_serif(language: str) -> None:
    names = fonts_of(language).split(", ")

    assert {"'Noto Sans'", "'Noto Sans CJK KR'"} <= set(names)
    assert names[-1] == "sans-serif"


def test_chinese_and_japanese_have_their_own_shapes() -> None:
    assert "'Noto Sans CJK SC'" in fonts_of("zh-Hans")
    assert "'Noto Sans CJK JP'" in fonts_of("ja")
