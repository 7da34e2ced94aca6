"""Who sits where, by table and by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from cityshare.documents import RosterTable, roster_by_person, roster_by_table
from cityshare.web.parts import in_parts
from cityshare.web.screen import join
from cityshare.web.screen.scene import Scene, View

TABLES_PER_PART: Final = 8
PEOPLE_IN_TWO_ROWS: Final = 7
NAMES_PER_PART: Final = 39


def by_table(scene: Scene) -> View:
    """Show the tables with their people, or how to join before there are any."""
    version = scene.published
    if version is None:
        return join.view(scene)
    cohort = scene.workshop.cohort()
    roster = roster_by_table(cohort, version.plan, language=scene.language)
    themes = list(dict.fromkeys(table.theme for table in roster.tables))
    context = {
        "version": version,
        "hues": {theme: n % 5 + 1 for n, theme in enumerate(themes)},
        "parts": in_parts(roster.tables, tables_per_part(roster.tables)),
    }
    return View("projector/tables.html", context)


def by_person(scene: Scene) -> View:
    """Show everybody with their table, or how to join before there are any."""
    version = scene.published
    if version is None:
        return join.view(scene)
    cohort = scene.workshop.cohort()
    seats = roster_by_person(cohort, version.plan, language=scene.language).seats
    context = {"version": version, "parts": in_parts(seats, NAMES_PER_PART)}
    return View("projector/people.html", context)


def tables_per_part(tables: Sequence[RosterTable]) -> int:
    """Return how many tables are shown at once: two rows, or one of large tables."""
    largest = max(len(table.people) for table in tables)
    return TABLES_PER_PART if largest <= PEOPLE_IN_TWO_ROWS else TABLES_PER_PART // 2
