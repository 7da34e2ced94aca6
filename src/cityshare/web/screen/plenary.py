"""The plenary: three lines of each table, all at a glance and one by one."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.exchange import three_lines
from cityshare.web.parts import TABLES_PER_OVERVIEW, in_parts
from cityshare.web.screen.scene import Scene, View
from cityshare.workshop.table_talk import TableOutcome, TableTalk


@dataclass(frozen=True, slots=True)
class Report:
    """A table in the plenary; a line is "" where the table has none."""

    number: str
    theme: str
    learnt: str
    promised: str
    unanswered: str

    @property
    def is_blank(self) -> bool:
        """Whether the table has handed in nothing yet."""
        return not (self.learnt or self.promised or self.unanswered)


def view(scene: Scene) -> View:
    """Show what came out of the tables; the parts are turned by hand."""
    found = reports(scene)
    context = {
        "reports": found,
        "overviews": in_parts(found, TABLES_PER_OVERVIEW) if found else [],
    }
    return View("projector/plenary.html", context)


def reports(scene: Scene) -> list[Report]:
    """Return the reports of the published plan's tables, none without a plan."""
    version = scene.published
    if version is None:
        return []
    cohort = scene.workshop.cohort()
    names = {city.id: city.name for city in cohort.delegations}
    names |= {person.id: person.name for person in cohort.participants}
    themes = {t.name: t.label.read(scene.language) for t in version.plan.themes}
    outcomes = TableTalk.of(scene.workshop).outcomes(version.session)
    return [_report(outcome, themes, names) for outcome in outcomes]


def _report(
    outcome: TableOutcome, themes: dict[str, str], names: dict[str, str]
) -> Report:
    return Report(
        outcome.table.removeprefix("T"),
        themes.get(outcome.theme, outcome.theme),
        *three_lines(outcome.outcome, names),
    )
