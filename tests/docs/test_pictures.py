from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from cityshare.cli.main import app
from docs.markdown import DOCS, REPOSITORY, read_page

COHORT = "sample_cohorts/jeju-2012"
PICTURES = {"river": "river-jeju-2012.svg", "graph": "learning-graph-jeju-2012.svg"}


@pytest.mark.parametrize("command", PICTURES)
def test_a_picture_is_up_to_date(command: str, tmp_path: Path) -> None:
    name = PICTURES[command]
    drawn = tmp_path / name

    CliRunner().invoke(app, [command, str(REPOSITORY / COHORT), "--out", str(drawn)])

    remedy = f"cityshare {command} {COHORT} --out docs/pictures/{name}"
    assert drawn.read_bytes() == (DOCS / "pictures" / name).read_bytes(), remedy
    assert remedy in read_page("contributing.md")


def test_no_picture_lies_about() -> None:
    there = sorted(path.name for path in (DOCS / "pictures").iterdir())

    assert there == sorted(PICTURES.values())
