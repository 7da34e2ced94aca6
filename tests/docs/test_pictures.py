from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cityshare.cli.main import app
from docs.markdown import DOCS, REPOSITORY, read_page

COHORT = "sample_cohorts/jeju-2012"
PLACE = DOCS / "pictures"
MOST_OF_ONE, MOST_OF_ALL = 120_000, 1_000_000  # bytes
PICTURES = {"river": "river-jeju-2012.svg", "graph": "learning-graph-jeju-2012.svg"}


@pytest.mark.parametrize("command", PICTURES)
def test_a_picture_is_up_to_date(command: str, tmp_path: Path) -> None:
    name = PICTURES[command]
    drawn = tmp_path / name

    CliRunner().invoke(app, [command, str(REPOSITORY / COHORT), "--out", str(drawn)])

    remedy = f"cityshare {command} {COHORT} --out docs/pictures/{name}"
    assert drawn.read_bytes() == (PLACE / name).read_bytes(), remedy
    assert remedy in read_page("contributing.md")


def test_no_picture_lies_about() -> None:
    there = {path.name for path in PLACE.iterdir()}

    assert there == set(PICTURES.values()) | {name for _, name in of_the_day()}


def test_pictures_of_the_day_are_small_and_said_in_words() -> None:
    words = [said for said, _ in of_the_day()]
    sizes = [(PLACE / name).stat().st_size for _, name in of_the_day()]

    assert min(len(said.split()) for said in words) > 5
    assert max(sizes) < MOST_OF_ONE
    assert sum(sizes) < MOST_OF_ALL


def of_the_day() -> list[tuple[str, str]]:
    """The words and the file of each picture on the facilitator's page."""
    page = read_page("facilitator.md")
    return re.findall(r"!\[([^]]*)\]\(pictures/([^)]+)\)", page)
