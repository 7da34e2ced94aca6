from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from cityshare.diagrams import draw_river, river_of
from cityshare.diagrams.river_frame import LABEL_SIZES, RiverFrame
from cityshare.scoring import Profiles

Texts = Callable[[str], list[str]]


def test_says_which_banks_it_draws(
    profiles: Profiles, many_profiles: Profiles, texts: Texts
) -> None:
    few = " ".join(texts(draw_river(river_of(profiles))))
    many = " ".join(texts(draw_river(river_of(many_profiles))))

    assert "the lowest and the highest level of anyone" in few
    assert "10th and 90th percentile" in many
    assert "Lowest" in texts(draw_river(river_of(many_profiles)))


def test_has_the_number_answering_under_each_practice(
    profiles: Profiles, texts: Texts
) -> None:
    river = river_of(profiles)

    words = texts(draw_river(river))

    start = words.index("answering")
    counts = [word for word in words[start + 1 :] if word.isdecimal()]
    assert counts == [str(practice.n_answering) for practice in river.practices]


def test_fewer_than_five(with_levels: Callable[..., Profiles], texts: Texts) -> None:
    svg = draw_river(river_of(with_levels([5, 4, 4, 4]), own="city-01"))

    words = " ".join(texts(svg))
    assert "Fewer than five have answered: the river is drawn from five" in words
    assert "City 01" not in svg
    assert "<path" not in svg


def test_fewer_than_five_on_a_practice_leave_a_gap(
    with_levels: Callable[..., Profiles], texts: Texts
) -> None:
    profiles = with_levels([1, 2, 3, 4, 5], [None, 2, 2, 4, 5], [1, 2, 3, 4, 5])

    svg = draw_river(river_of(profiles))

    assert svg.count("fill-opacity") == 2
    assert sum("shown from five" in words for words in texts(svg)) == 1


def test_own_line_and_dashed_target(profiles: Profiles, texts: Texts) -> None:
    without = draw_river(river_of(profiles))
    svg = draw_river(river_of(profiles, own="city-02"))

    assert "stroke-dasharray" not in without
    assert "stroke-dasharray" in svg
    words = " ".join(texts(svg))
    assert "City 02, today" in words
    assert "Target, in" in words


@pytest.mark.parametrize("width", [400, 1100, 1600, 2400])
def test_is_shown_at_the_width_asked_for(
    many_profiles: Profiles, read_svg: Callable[[str], ET.Element], width: int
) -> None:
    root = read_svg(draw_river(river_of(many_profiles), width=width))

    natural = float(root.attrib["viewBox"].split()[2])
    assert root.attrib["width"] == str(width)
    assert natural >= max(width, 16 * 64)


def test_labels_stand_in_two_rows_where_they_are_long(profiles: Profiles) -> None:
    frame = RiverFrame.of(river_of(profiles), 1600, 0)

    short = frame.label_row(["Waste"] * 16)
    long = frame.label_row(["Intergovernmental coordination"] * 16)
    endless = frame.label_row(["Intergovernmental" * 4] * 16)

    assert not short.is_staggered
    assert long.is_staggered
    assert endless.face.size == LABEL_SIZES[-1]
    assert long.drop(1) > long.drop(0) == 0
