from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cityshare.diagrams.svg import clean, drawing, element, number, read_head


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (-0.004, "0"),
        (1.005, "1"),
        (12.5, "12.5"),
        (1e6, "1000000"),
    ],
)
def test_number(value: float, text: str) -> None:
    assert number(value) == text


@given(st.text())
def test_any_text_is_written_as_xml(text: str) -> None:
    written = str(element("text", text, font_family=text))

    root = ET.fromstring(written)  # noqa: S314 written in the test
    assert clean(root.text or "") == clean(text)


def test_clean_drops_what_turns_the_direction() -> None:
    assert clean("city \u202eytic\u202c \u2067x\u2069") == "city ytic x"


def test_attributes() -> None:
    circle = element("circle", cx=1.0, class_='a"b', stroke_width=2, r=None)

    assert str(circle) == '<circle cx="1" class="a&quot;b" stroke-width="2"/>'


def test_text_keeps_its_blanks() -> None:
    text = element("text", "a ", element("tspan", "b"), "c")

    assert str(text) == "<text>a <tspan>b</tspan>c</text>"


def _draw(title: str, language: str = "en") -> str:
    return drawing(
        "river",
        [element("rect", width=1, height=1)],
        size=(100, 50.3),
        width=200,
        title=title,
        description="words",
        language=language,
    )


def test_ids_differ_with_the_content() -> None:
    assert _draw("one") != _draw("two")
    ids = {svg.split('id="')[1].split('"')[0] for svg in (_draw("one"), _draw("two"))}
    assert len(ids) == 2


def test_height_is_whole_pixels(read_svg: Callable[[str], ET.Element]) -> None:
    root = read_svg(_draw("one"))

    assert (root.attrib["width"], root.attrib["height"]) == ("200", "101")
    assert root.attrib["viewBox"] == "0 0 100 50.5"


def test_head_is_read_back(hostile: str) -> None:
    head = read_head(_draw(hostile, "zh-Hans"))

    assert head == (clean(hostile), "zh-Hans")


def test_head_of_something_else() -> None:
    assert read_head("<svg/>") == ("", "en")
