from collections.abc import Callable
from xml.etree import ElementTree as ET

import pytest

from cityshare.diagrams import (
    Trace,
    TracePoint,
    draw_learning_graph,
    draw_river,
    draw_stairs,
    draw_trace,
    river_of,
    stairs_of,
)
from cityshare.graph import learning_graph
from cityshare.scoring import Profiles

SVG = "{http://www.w3.org/2000/svg}"

DRAWINGS: dict[str, Callable[[Profiles, str], str]] = {
    "river": lambda p, language: draw_river(river_of(p, language=language)),
    "own river": lambda p, language: draw_river(
        river_of(p, own=p.cohort.delegations[2].id, language=language)
    ),
    "river of people": lambda p, language: draw_river(
        river_of(p, unit="participant", language=language)
    ),
    "stairs": lambda p, language: draw_stairs(
        stairs_of(p, p.practices[0], language=language)
    ),
    "named stairs": lambda p, language: draw_stairs(
        stairs_of(p, p.practices[0], language=language), named=True
    ),
    "stairs of people": lambda p, language: draw_stairs(
        stairs_of(p, p.practices[0], unit="participant", language=language)
    ),
    "learning for the room": lambda p, language: draw_learning_graph(
        learning_graph(p), cohort=p.cohort, language=language
    ),
    "learning with names": lambda p, language: draw_learning_graph(
        learning_graph(p), projector=False, cohort=p.cohort, language=language
    ),
    "trace": lambda p, language: draw_trace(
        Trace(
            p.cohort.delegations[0].name,
            (TracePoint(0.5, 7.0, None), TracePoint(2.0, 7.5, 9.0)),
            1.0,
            is_optimal=False,
            language=language,
        )
    ),
}


@pytest.fixture(params=DRAWINGS, ids=lambda name: name.replace(" ", "-"))
def draw(request: pytest.FixtureRequest) -> Callable[[Profiles, str], str]:
    return DRAWINGS[request.param]


@pytest.mark.parametrize("language", ["en", "ko", "zh-Hans", "ja", "fr"])
def test_is_well_formed_with_title_and_description(
    draw: Callable[[Profiles, str], str],
    profiles: Profiles,
    read_svg: Callable[[str], ET.Element],
    language: str,
) -> None:
    root = read_svg(draw(profiles, language))

    title, description = root[0], root[1]
    assert (title.tag, description.tag) == (f"{SVG}title", f"{SVG}desc")
    assert title.text
    assert description.text
    assert root.attrib["role"] == "img"
    assert root.attrib["lang"] == language
    named_by = root.attrib["aria-labelledby"].split()
    assert named_by == [title.attrib["id"], description.attrib["id"]]


def test_is_the_same_on_two_runs(
    draw: Callable[[Profiles, str], str], profiles: Profiles
) -> None:
    assert draw(profiles, "en").encode() == draw(profiles, "en").encode()


def test_holds_only_shapes_and_texts(
    draw: Callable[[Profiles, str], str],
    hostile_profiles: Profiles,
    read_svg: Callable[[str], ET.Element],
) -> None:
    root = read_svg(draw(hostile_profiles, "en"))

    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    allowed = {"svg", "title", "desc", "rect", "circle", "path", "line", "text"}
    assert tags <= allowed | {"tspan"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or name == "style" for name in names)
    assert not any("href" in name for name in names)


def test_escapes_hostile_names(
    draw: Callable[[Profiles, str], str], hostile_profiles: Profiles
) -> None:
    svg = draw(hostile_profiles, "en")

    assert "<script" not in svg
    assert "\x00" not in svg
    assert "\u202e" not in svg
    svg.encode("utf-8")


def test_stays_inside_its_paper(
    draw: Callable[[Profiles, str], str],
    many_profiles: Profiles,
    read_svg: Callable[[str], ET.Element],
) -> None:
    root = read_svg(draw(many_profiles, "en"))

    _, _, width, height = map(float, root.attrib["viewBox"].split())
    for text in root.iter(f"{SVG}text"):
        for row in [text, *text]:
            if "x" in row.attrib:
                assert 0 <= float(row.attrib["x"]) <= width
                assert 0 <= float(row.attrib["y"]) <= height


def test_texts_are_large_enough(
    draw: Callable[[Profiles, str], str],
    profiles: Profiles,
    read_svg: Callable[[str], ET.Element],
) -> None:
    root = read_svg(draw(profiles, "en"))

    sizes = [float(t.attrib["font-size"]) for t in root.iter(f"{SVG}text")]
    assert min(sizes) >= 14
