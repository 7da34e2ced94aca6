"""Cohort folders on disk, to be seated or to be spoilt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from cityshare.cohort import Cohort, Participant, write_cohort
from factories import make_cohort

SAMPLES = ("busan-2019", "jeju-2012", "metropolis-2015", "seoul-2016")
ROOT = Path(__file__).parents[2]
SAMPLE_FOLDERS = {name: ROOT / "sample_cohorts" / name for name in SAMPLES}

HAND_OUT = {
    "door-list.html",
    "plan-sheets.html",
    "read-aloud.txt",
    "roster-by-person.csv",
    "roster-by-person.html",
    "roster-by-person.xlsx",
    "roster-by-table.csv",
    "roster-by-table.html",
    "roster-by-table.xlsx",
    "table-cards.html",
}
FACILITATOR_ONLY = {
    "graph.gexf",
    "graph.graphml",
    "graph.json",
    "notes.txt",
    "plan.json",
    "river.svg",
    "run.json",
    "ties.csv",
    "unmet_needs.csv",
}


def small(n_people: int = 12, **settings: Any) -> Cohort:
    """Build a cohort of few practices, which is seated in a moment."""
    given = {"n_themes": 2, "n_practices_per_theme": 2, **settings}
    return make_cohort(n_people, **given)


def write(cohort: Cohort, folder: Path) -> Path:
    write_cohort(cohort, folder)
    return folder


def everybody(cohort: Cohort, change: Callable[[int, Participant], Any]) -> Cohort:
    """Change people, given their number and themselves."""
    people = tuple(change(n, p) for n, p in enumerate(cohort.participants))
    return replace(cohort, participants=people)


def edit(folder: Path, name: str, old: str, new: str) -> None:
    """Change the first such text in a file."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {name}"
    path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="")


def edit_yaml(
    folder: Path, name: str, change: Callable[[dict[str, Any]], object]
) -> None:
    """Change what a YAML file holds."""
    path = folder / name
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    change(content)
    text = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder with its bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
