from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from cityshare.diagrams import draw_learning_graph, draw_river, river_of, write_drawing
from cityshare.diagrams.typesetting import _cut_out
from cityshare.errors import CityshareError
from cityshare.scoring import Profiles

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def svg(profiles: Profiles) -> str:
    return draw_river(river_of(profiles))


def test_svg_is_written_as_it_is(svg: str, tmp_path: Path) -> None:
    path = write_drawing(svg, tmp_path / "new" / "river.svg")

    assert path.read_bytes() == svg.encode()


def test_html(svg: str, tmp_path: Path) -> None:
    page = write_drawing(svg, str(tmp_path / "river.html")).read_text("utf-8")

    assert svg in page
    assert "<title>River diagram – A made-up workshop</title>" in page


def test_png(svg: str, tmp_path: Path) -> None:
    content = write_drawing(svg, tmp_path / "river.PNG").read_bytes()

    assert content.startswith(PNG)
    assert int.from_bytes(content[16:20], "big") == 2 * 1600


def test_pdf(svg: str, tmp_path: Path) -> None:
    content = write_drawing(svg, tmp_path / "river.pdf").read_bytes()

    assert content.startswith(b"%PDF-")
    assert content.count(b"/MediaBox") == 1


@pytest.mark.parametrize("ending", ["svg", "html", "png", "pdf"])
def test_same_bytes_on_two_runs(svg: str, tmp_path: Path, ending: str) -> None:
    one = write_drawing(svg, tmp_path / f"one.{ending}").read_bytes()
    two = write_drawing(svg, tmp_path / f"two.{ending}").read_bytes()

    assert one == two


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_hostile_names_are_data(
    hostile_profiles: Profiles, tmp_path: Path, ending: str
) -> None:
    svg = draw_river(river_of(hostile_profiles, own="city-02"))

    assert write_drawing(svg, tmp_path / f"river.{ending}").stat().st_size > 1000


def _names_in_many_scripts() -> str:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    names = ('রফিকুল #panic("x")', "विष्णु $x$", "សុភា", "شازیہ", "Minji")
    for n, name in enumerate(names):
        graph.add_node(f"l{n}", label=f"{name} learner", delegation="L")
        graph.add_node(f"s{n}", label=f"{name} sharer", delegation="S")
        graph.add_edge(f"l{n}", f"s{n}", key="waste", rank=1)
    return draw_learning_graph(graph, projector=False)


@pytest.mark.parametrize("ending", ["png", "pdf"])
def test_scripts_are_set_as_text_and_stay_data(tmp_path: Path, ending: str) -> None:
    path = write_drawing(_names_in_many_scripts(), tmp_path / f"names.{ending}")

    assert path.stat().st_size > 1000


def test_only_texts_in_such_scripts_leave_the_drawing(
    read_svg: Callable[[str], ET.Element],
) -> None:
    root = read_svg(_names_in_many_scripts())

    words = ["".join(text.itertext()) for text in _cut_out(root)]

    assert len(words) == 8
    assert not any("Minji" in word for word in words)


def test_unknown_ending(svg: str, tmp_path: Path) -> None:
    with pytest.raises(CityshareError) as caught:
        write_drawing(svg, tmp_path / "river.gif")

    (problem,) = caught.value.problems
    assert (problem.code, problem.got) == ("F106", ".gif")
    assert ".svg, .html, .png, .pdf" in problem.text
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written(svg: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CityshareError) as caught:
        write_drawing(svg, tmp_path / "file" / "river.svg")

    assert [problem.code for problem in caught.value.problems] == ["F104"]
