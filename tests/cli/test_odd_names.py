"""Names that files, pages and spreadsheets stumble over, through every command."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import networkx as nx
import openpyxl
import pytest

from cityshare.cohort import Card, CardKind, Cohort, Consent, read_cohort
from cli.command import done
from cli.folders import small, tree, write
from documents.pages import read_page

NAMES = (
    'Lee, "Ann" B.',
    '=HYPERLINK("http://example.org","here")',
    "+82 2 123",
    "-1 Kim",
    "@sum(A1)",
    "\tTab\tStop",
    "Bell\x07 and \x00 nothing",
    "A" * 10_000,
    "\u202eevil\u202c",
    "\u200f\u05e9\u05dc\u05d5\u05dd",
    "👩‍👩‍👧 Family 🎉",
    "<script>alert(1)</script>",
    "O'Neill </style></text>",
    "two\nlines",
    "semi;colon; list",
    "%s {x} {{y}} {% if %}",
    "#let $x$ \\ _b_ *c*",
    "\uff37\uff29\uff24\uff25\u3000\uff33",
    "ﷺ" * 20,
    "e\u0301" * 40,
    "김하나",
    "王芳",
    "أحمد",
    ".",
)
CONTROLS = ("\x00", "\x07")


def odd(cohort: Cohort) -> Cohort:
    """Use the names for people, their positions, delegations, rooms and cards."""
    n_names = len(NAMES)
    people = tuple(
        replace(
            person,
            name=NAMES[n % n_names],
            name_local=NAMES[-1 - n % n_names],
            position=NAMES[(7 * n) % n_names],
            consent=frozenset(Consent),
        )
        for n, person in enumerate(cohort.participants)
    )
    delegations = tuple(
        replace(city, name=NAMES[(n + 3) % n_names], context={"climate": NAMES[n]})
        for n, city in enumerate(cohort.delegations)
    )
    cards = tuple(
        Card(person.id, kind, cohort.practices[0], "", NAMES[n % n_names], "en")
        for n, (person, kind) in enumerate(
            zip(people, [*CardKind] * len(people), strict=False)
        )
    )
    responses = tuple(
        replace(row, share=True, note=NAMES[n % n_names])
        for n, row in enumerate(cohort.responses)
    )
    [session] = cohort.sessions
    rooms = tuple(name for name in NAMES[:6] if "\t" not in name)
    return replace(
        cohort,
        participants=people,
        delegations=delegations,
        cards=cards,
        responses=responses,
        sessions=(session.model_copy(update={"rooms": rooms}),),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    cohort = odd(small(24, interpreters=2, hosts=1, observers=2))
    return write(cohort, tmp_path_factory.mktemp("odd") / "cohort")


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("odd") / "out"
    done("assign", folder, "--out", path)
    return path


def names_of(folder: Path) -> set[str]:
    """Return the names as they are read: without control characters."""
    return {
        " ".join(person.name.split()) for person in read_cohort(folder).participants
    }


def test_the_names_are_noticed(folder: Path) -> None:
    ran = done("check", folder)

    assert {"C304", "F111"} <= set(ran.notes)


def test_no_control_character_is_written(out: Path) -> None:
    for name, content in tree(out).items():
        if not name.endswith(".xlsx"):
            assert not any(sign.encode() in content for sign in CONTROLS), name


@pytest.mark.parametrize("name", ["roster-by-table", "roster-by-person"])
def test_spreadsheets_see_no_formula(folder: Path, out: Path, name: str) -> None:
    with (out / "hand-out" / f"{name}.csv").open(encoding="utf-8-sig", newline="") as f:
        header, *rows = csv.reader(f)
    book = openpyxl.load_workbook(out / "hand-out" / f"{name}.xlsx")
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]

    assert {len(row) for row in rows} == {len(header)}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    column = header.index("Name")
    written = {row[column].removeprefix("'") for row in rows}
    others = {row[column + 1].removeprefix("'") for row in rows}
    assert names_of(folder) <= written | others


def test_pages_hold(out: Path) -> None:
    for name, content in tree(out / "hand-out").items():
        if name.endswith(".html"):
            page = read_page(content.decode())
            assert not page.all("script")
            assert "<script>alert(1)</script>" in page.text


@pytest.mark.parametrize("name", ["ties.csv", "unmet_needs.csv"])
def test_reports_hold(out: Path, name: str) -> None:
    text = (out / "facilitator-only" / name).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert len({len(row) for row in rows}) == 1
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


def test_graphs_hold(folder: Path, out: Path) -> None:
    facilitator = out / "facilitator-only"
    text = (facilitator / "graph.json").read_text(encoding="utf-8")
    expected = {person.id for person in read_cohort(folder).participants}

    for graph in (
        nx.read_graphml(facilitator / "graph.graphml"),
        nx.read_gexf(facilitator / "graph.gexf"),
        nx.node_link_graph(json.loads(text), edges="edges"),
    ):
        assert set(graph.nodes) == expected


@pytest.mark.parametrize("suffix", [".svg", ".html", ".png", ".pdf"])
def test_pictures_hold(folder: Path, tmp_path: Path, suffix: str) -> None:
    city = read_cohort(folder).delegations[2].id
    for command in (
        ["graph", folder, "--named"],
        ["graph", folder],
        ["river", folder, "--own", city],
        ["stairs", folder, "--practice", "energy-1", "--named"],
    ):
        path = tmp_path / f"picture{suffix}"
        done(*command, "--out", path)
        if suffix == ".html":
            assert not read_page(path.read_text(encoding="utf-8")).all("script")


def test_a_table_of_ties_holds(folder: Path, tmp_path: Path) -> None:
    done("graph", folder, "--out", tmp_path / "graph.csv")

    with (tmp_path / "graph.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert {len(row) for row in rows} == {len(header)}
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r")]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["ko", "zh-Hans", "ja"])
def test_other_languages_hold(folder: Path, tmp_path: Path, language: str) -> None:
    done("assign", folder, "--out", tmp_path, "--language", language)


def test_forms_and_scores_hold(folder: Path, tmp_path: Path) -> None:
    done("template", folder, "--out", tmp_path / "form.xlsx")
    done("score", folder, "--out", tmp_path / "scores")

    openpyxl.load_workbook(tmp_path / "form.xlsx")
