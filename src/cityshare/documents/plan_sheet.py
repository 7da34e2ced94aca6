"""The plan sheets: one page for each delegation, to fill in by hand."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.cohort import Cohort, Role
from cityshare.documents.seat import Seat
from cityshare.documents.seating import Seating
from cityshare.documents.sources import Askers, named_sources
from cityshare.documents.stamp import Stamp, stamp_of
from cityshare.grouping.plan import Plan, PlanTie
from cityshare.scoring.profiles import Profiles

MOST_ASKS = 6
PLANNING = frozenset({Role.DELEGATE, Role.HOST})


@dataclass(frozen=True, slots=True)
class Ask:
    """Somebody who could ask others about a practice, first things first.

    The learner has agreed to be named, and so has everyone who could be asked.
    """

    learner: Seat
    practice: str
    sharers: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """One delegation's page: its people, whom they could ask, and blank lines."""

    delegation: str
    people: tuple[Seat, ...]
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True, slots=True)
class PlanSheets:
    """The pages of the delegations, sorted by name."""

    stamp: Stamp
    sheets: tuple[PlanSheet, ...]


def plan_sheets(
    cohort: Cohort, profiles: Profiles, plan: Plan, *, language: str = "en"
) -> PlanSheets:
    """Return one page for each delegation that has delegates or hosts here.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    seating = Seating(cohort, plan, language=language)
    ties = _nameable(cohort, profiles, plan)
    sheets = []
    for delegation in sorted(cohort.delegations, key=lambda d: (d.name, d.id)):
        members = cohort.members(delegation.id)
        if any(person.role in PLANNING for person in members):
            people = tuple(seating.seat(person.id) for person in members)
            asks = _asks([person.id for person in members], ties, seating)
            sheets.append(PlanSheet(delegation.name, people, asks))
    return PlanSheets(stamp_of(cohort, plan, language=language), tuple(sheets))


def _nameable(
    cohort: Cohort, profiles: Profiles, plan: Plan
) -> dict[str, dict[str, list[PlanTie]]]:
    """Give the ties whose both ends may be named, by learner and practice."""
    named, askers = named_sources(profiles), Askers(cohort)
    found: dict[str, dict[str, list[PlanTie]]] = {}
    for tie in plan.ties:
        if (
            tie.rank is not None
            and (tie.sharer, tie.practice) in named
            and askers.may_be_named(tie.learner, tie.practice)
        ):
            practices = found.setdefault(tie.learner, {})
            practices.setdefault(tie.practice, []).append(tie)
    return found


def _asks(
    learners: list[str],
    ties: dict[str, dict[str, list[PlanTie]]],
    seating: Seating,
) -> tuple[Ask, ...]:
    """Word the asks worth most, at most ``MOST_ASKS``, person by person."""
    groups = [group for one in learners for group in ties.get(one, {}).values()]
    worth = sorted(groups, key=lambda group: -max(tie.value for tie in group))
    kept = {id(group) for group in worth[:MOST_ASKS]}
    return tuple(_ask(group, seating) for group in groups if id(group) in kept)


def _ask(ties: list[PlanTie], seating: Seating) -> Ask:
    practice = seating.cohort.questionnaire.practice(ties[0].practice)
    ranked = sorted(ties, key=lambda tie: (tie.rank or 0, -tie.value))
    return Ask(
        learner=seating.seat(ties[0].learner),
        practice=practice.label.read(seating.language),
        sharers=tuple(seating.seat(tie.sharer) for tie in ranked),
    )
