"""``cityshare graph``, ``river`` and ``stairs``: every ending, read back."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree as ET

import networkx as nx
import pandas as pd
import pytest

from cityshare.cohort import read_cohort
from cityshare.graph import learning_graph
from cityshare.scoring import score
from cli.command import done, refused
from cli.folders import SAMPLE_FOLDERS, edit_yaml, small, write
from documents.pages import read_page

PICTURES = (".svg", ".html", ".png", ".pdf")
DATA = (".graphml", ".gexf", ".json", ".csv", ".dot")
SEOUL = SAMPLE_FOLDERS["seoul-2016"]
COMMANDS = {
    "graph": ["graph", SEOUL],
    "river": ["river", SEOUL],
    "river of one": ["river", SEOUL, "--own", "beijing"],
    "stairs": ["stairs", SEOUL, "--practice", "retrofit"],
    "stairs with names": ["stairs", SEOUL, "--practice", "retrofit", "--named"],
}
OTHERS = ("zh-Hans", "ja")
Edges = set[tuple[str, str, str]]


def edges_of(path: Path) -> Edges:
    """Read (learner, sharer, practice) back from any format."""
    match path.suffix:
        case ".json":
            data = json.loads(path.read_text(encoding="utf-8"))
            graph = nx.node_link_graph(data, edges="edges")
            return set(graph.edges(keys=True))
        case ".csv":
            table = pd.read_csv(path)
            columns = ["learner", "sharer", "practice"]
            return set(table[columns].itertuples(index=False, name=None))
        case ".graphml":
            graph = nx.read_graphml(path)
        case ".gexf":
            graph = nx.read_gexf(path)
    return {(a, b, facts["practice"]) for a, b, facts in graph.edges(data=True)}


def check_picture(path: Path) -> None:
    content = path.read_bytes()
    match path.suffix.lower():
        case ".svg":
            assert ET.fromstring(content).tag.endswith("svg")  # noqa: S314
        case ".html":
            assert read_page(content.decode()).all("svg")
        case ".png":
            assert content.startswith(b"\x89PNG\r\n\x1a\n")
        case ".pdf":
            assert content.startswith(b"%PDF-")
            assert content.rstrip().endswith(b"%%EOF")


@pytest.mark.parametrize("suffix", PICTURES)
@pytest.mark.parametrize("command", COMMANDS)
def test_pictures(command: str, suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"picture{suffix}"

    ran = done(*COMMANDS[command], "--out", out)

    assert ran.out == f"{out}\n"
    check_picture(out)


@pytest.mark.parametrize(
    ("command", "suffix"),
    [
        *((command, ".svg") for command in COMMANDS),
        ("river", ".png"),
        ("graph", ".pdf"),
    ],
)
def test_two_runs_draw_equal_bytes(command: str, suffix: str, tmp_path: Path) -> None:
    one, two = (tmp_path / f"{name}{suffix}" for name in ("one", "two"))
    done(*COMMANDS[command], "--out", one)
    done(*COMMANDS[command], "--out", two)

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", [s for s in DATA if s != ".dot"])
def test_the_graph_comes_back(suffix: str, tmp_path: Path) -> None:
    out = tmp_path / f"graph{suffix}"

    done("graph", SEOUL, "--out", out)

    expected = learning_graph(score(read_cohort(SEOUL)))
    assert edges_of(out) == set(expected.edges(keys=True))


@pytest.mark.skipif(shutil.which("dot") is None, reason="needs Graphviz")
def test_graphviz_reads_the_graph(tmp_path: Path) -> None:
    done("graph", SEOUL, "--out", tmp_path / "graph.dot")

    drawn = subprocess.run(
        ["dot", "-Tplain", tmp_path / "graph.dot"],  # noqa: S607
        capture_output=True,
        text=True,
        check=True,
    )

    expected = learning_graph(score(read_cohort(SEOUL)))
    kinds = [line.split()[0] for line in drawn.stdout.splitlines()]
    assert kinds.count("node") == len(expected.nodes)
    assert kinds.count("edge") == len(expected.edges)


@pytest.mark.parametrize("suffix", DATA)
def test_two_runs_write_equal_bytes(suffix: str, tmp_path: Path) -> None:
    one, two = (tmp_path / f"{name}{suffix}" for name in ("one", "two"))
    done("graph", SEOUL, "--out", one)
    done("graph", SEOUL, "--out", two)

    assert one.read_bytes() == two.read_bytes()


@pytest.mark.parametrize("suffix", [".SVG", ".Json"])
def test_endings_may_have_capitals(suffix: str, tmp_path: Path) -> None:
    done("graph", SEOUL, "--out", tmp_path / f"graph{suffix}")

    assert (tmp_path / f"graph{suffix}").stat().st_size


def test_folders_are_made(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b" / "river.svg"
    done("river", SEOUL, "--out", out)

    check_picture(out)


def test_a_graph_of_a_plan_has_its_tables(
    assigned: Callable[[str], Path], tmp_path: Path
) -> None:
    folder = assigned("seoul-2016") / "facilitator-only"
    out = tmp_path / "graph.json"

    done("graph", SEOUL, "--plan", folder / "plan.json", "--out", out)

    assert out.read_bytes() == (folder / "graph.json").read_bytes()


@pytest.mark.parametrize("suffix", [".csv", ".svg"])
@pytest.mark.parametrize(
    "options",
    [
        ["--practice", "retrofit"],
        ["--theme", "energy-and-buildings"],
        ["--theme", "energy-and-buildings", "--practice", "retrofit"],
    ],
    ids=" ".join,
)
def test_a_part_of_the_graph(options: list[str], suffix: str, tmp_path: Path) -> None:
    done("graph", SEOUL, "--out", tmp_path / f"whole{suffix}")
    done("graph", SEOUL, "--out", tmp_path / f"part{suffix}", *options)

    part, whole = tmp_path / f"part{suffix}", tmp_path / f"whole{suffix}"
    assert part.read_bytes() != whole.read_bytes()
    if suffix == ".csv":
        cohort = read_cohort(SEOUL)
        wanted = {"retrofit"} if "--practice" in options else set()
        wanted = wanted or set(cohort.layout.theme("energy-and-buildings").practices)
        assert edges_of(part) == {tie for tie in edges_of(whole) if tie[2] in wanted}


def test_learners_are_named_only_when_asked_for(tmp_path: Path) -> None:
    graph = learning_graph(score(read_cohort(SEOUL)))
    sharers = {sharer for _, sharer in graph.edges()}
    learners = {learner for learner, _ in graph.edges()} - sharers
    assert learners
    names = [read_cohort(SEOUL).participant(id_).name for id_ in learners]

    done("graph", SEOUL, "--out", tmp_path / "room.svg")
    done("graph", SEOUL, "--out", tmp_path / "named.svg", "--named")

    room = (tmp_path / "room.svg").read_text(encoding="utf-8")
    named = (tmp_path / "named.svg").read_text(encoding="utf-8")
    assert not any(name in room for name in names)
    assert all(name in named for name in names)


def test_delegations_stand_on_the_stairs_only_when_asked_for(tmp_path: Path) -> None:
    names = [delegation.name for delegation in read_cohort(SEOUL).delegations]
    for out, options in {"room.svg": [], "named.svg": ["--named"]}.items():
        done(
            *("stairs", SEOUL, "--practice", "retrofit"),
            *("--out", tmp_path / out, *options),
        )

    room = (tmp_path / "room.svg").read_text(encoding="utf-8")
    assert not any(name in room for name in names)
    named = (tmp_path / "named.svg").read_text(encoding="utf-8")
    assert any(name in named for name in names)


@pytest.mark.parametrize(
    "language", ["ko", *(pytest.param(t, marks=pytest.mark.slow) for t in OTHERS)]
)
def test_pictures_have_a_language(language: str, tmp_path: Path) -> None:
    for name, command in COMMANDS.items():
        out = tmp_path / f"{name}.svg"
        done(*command, "--out", out, "--language", language)

        assert f'lang="{language}"' in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("command", "name"),
    [
        *((command, "picture.gif") for command in COMMANDS),
        ("river", "picture"),
        ("graph", "picture.svg.gz"),
    ],
)
def test_other_endings_are_refused(command: str, name: str, tmp_path: Path) -> None:
    [error] = refused(*COMMANDS[command], "--out", tmp_path / name)

    assert error.startswith(f"F106 {tmp_path / name}: ")
    assert ".svg, .html, .png, .pdf" in error


def test_a_graph_s_endings_are_all_told(tmp_path: Path) -> None:
    [error] = refused("graph", SEOUL, "--out", tmp_path / "graph.xml")

    assert ", ".join((*DATA, *PICTURES)) in error


@pytest.mark.parametrize(
    ("command", "options"),
    [
        ("graph", ["--practice", "retrofitt"]),
        ("graph", ["--theme", "energy"]),
        ("river", ["--own", "bejing"]),
        ("stairs", ["--practice", "retrofitt"]),
    ],
)
def test_unknown_names_are_refused(
    command: str, options: list[str], tmp_path: Path
) -> None:
    out = tmp_path / "picture.svg"

    [error] = refused(command, SEOUL, *options, "--out", out)

    assert error.startswith(f"F108 '{options[0]}': ")
    assert f"Got '{options[1]}'" in error
    assert not out.exists()


def test_unknown_names_are_told_at_once(tmp_path: Path) -> None:
    options = ["--practice", "nosuch", "--theme", "nosuch"]

    errors = refused("graph", SEOUL, *options, "--out", tmp_path / "graph.svg")

    assert len(errors) == 2


@pytest.mark.parametrize("suffix", [".svg", ".json"])
def test_a_plan_of_another_cohort_is_refused(
    assigned: Callable[[str], Path], tmp_path: Path, suffix: str
) -> None:
    path = assigned("metropolis-2015") / "facilitator-only" / "plan.json"

    [error] = refused("graph", SEOUL, "--plan", path, "--out", tmp_path / f"x{suffix}")

    assert error.startswith(f"F109 {path}: ")
    assert "'metropolis-2015', not of 'seoul-2016'" in error


def test_a_plan_of_people_who_have_left_is_refused(tmp_path: Path) -> None:
    folder = write(small(), tmp_path / "cohort")
    done("assign", folder, "--out", tmp_path / "out")
    write(small(10), folder)
    path = tmp_path / "out" / "facilitator-only" / "plan.json"

    [error] = refused("graph", folder, "--plan", path, "--out", tmp_path / "x.svg")

    assert error.startswith("F109 plan.json: ")
    assert "names people who are not in the cohort" in error


def test_few_delegations_are_not_drawn(tmp_path: Path) -> None:
    folder = write(small(4, n_delegations=4), tmp_path / "cohort")
    edit_yaml(folder, "cohort.yaml", lambda header: header.update(id="few"))
    for command in (["river"], ["stairs", "--practice", "energy-1"], ["graph"]):
        out = tmp_path / f"{command[0]}.svg"
        done(command[0], folder, *command[1:], "--out", out)
        text = out.read_text(encoding="utf-8")
        assert not any(f"City 0{n}" in text for n in range(1, 5))
