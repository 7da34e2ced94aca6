"""Plans of a small cohort, with people at tables as a test says."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.cohort import Cohort
from cityshare.grouping import Plan
from cityshare.grouping.plan import PlanTie, Table


def at_tables(
    cohort: Cohort,
    members: Mapping[str, tuple[str, ...]],
    *,
    chairs: Mapping[str, tuple[str, ...]] | None = None,
    observers: Mapping[str, tuple[str, ...]] | None = None,
    languages: tuple[str, ...] = (),
    ties: tuple[PlanTie, ...] = (),
) -> Plan:
    """Seat people, by table; every table has the first theme."""
    return Plan(
        cohort=cohort.id,
        questionnaire=cohort.questionnaire.id,
        session="talk",
        seed=0,
        fairness="floor",
        status="feasible",
        themes=cohort.layout.themes,
        tables=tuple(
            Table(
                id=id_,
                theme=cohort.layout.themes[0].name,
                members=who,
                chairs=(chairs or {}).get(id_, ()),
                observers=(observers or {}).get(id_, ()),
                languages=languages,
                value=0,
            )
            for id_, who in members.items()
        ),
        ties=ties,
    )
