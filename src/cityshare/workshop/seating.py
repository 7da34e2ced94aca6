"""Making groups of the people of a workshop, and publishing them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cityshare.cohort import Cohort
from cityshare.errors import CityshareError, Problem
from cityshare.progress import Observer
from cityshare.store import PlanState, PlanVersion, people, plans
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import Change, View
from cityshare.workshop.live_rules import with_live_rules
from cityshare.workshop.phase import Phase

if TYPE_CHECKING:
    from cityshare.grouping import Plan


def groups_of(
    cohort: Cohort,
    *,
    session: str | None,
    seed: int,
    seconds: float | None,
    proof: float | None = None,
    away: tuple[str, ...] = (),
    earlier: tuple[Plan, ...] = (),
    observer: Observer,
) -> Plan:
    """Seat the people of a cohort who are here; reads and writes no database.

    ``proof`` is how many seconds may go into proving how good the plan is.
    """
    from cityshare.grouping import assign, cohort_rules, table_session  # noqa: PLC0415
    from cityshare.optimisation import Budget, ProofBudget  # noqa: PLC0415
    from cityshare.scoring import score  # noqa: PLC0415

    cohort = with_live_rules(cohort)
    slot = table_session(cohort, session)
    rules = cohort_rules(cohort, slot)
    absent = tuple(dict.fromkeys((*rules.absent, *away)))
    return assign(
        score(cohort),
        rules.model_copy(update={"absent": absent}),
        session=session,
        seed=seed,
        budget=Budget(seconds=seconds),
        proof=ProofBudget(seconds=proof) if proof else None,
        earlier=earlier,
        observer=observer,
    )


def what_groups_need(
    view: View, session: str | None
) -> tuple[Cohort, tuple[str, ...], tuple[Plan, ...]]:
    """Return the cohort, who is away, and the published plans of other sessions.

    Raises
    ------
    CityshareError
        L209 in a phase without groups, L208 if nobody has joined.
    """
    if not view.phase.is_running:
        raise CityshareError([Problem("L209")])
    cohort = assemble(view)
    if not cohort.participants:
        raise CityshareError([Problem("L208")])
    if session is None and cohort.table_sessions:
        session = cohort.table_sessions[0].id
    everyone = people.people_of(view.connection, view.id)
    versions = plans.plans_of(view.connection, view.id, state="published")
    earlier = (v.plan for v in versions if v.session != session)
    return cohort, tuple(p.id for p in everyone if p.away), tuple(earlier)


def record_plan(change: Change, plan: Plan, *, note: str = "") -> PlanVersion:
    """Keep a plan as the newest version; closed answers are then grouped."""
    version = PlanVersion(
        number=0,
        session=plan.session or None,
        state="draft",
        plan=plan,
        made_at=change.now,
        note=note,
    )
    recorded = record_version(change, version)
    if change.phase is Phase.CLOSED and plan.has_tables:
        set_phase(change, Phase.GROUPED)
    return recorded


def record_version(change: Change, like: PlanVersion) -> PlanVersion:
    """Keep a plan as the newest version, a draft at its start."""
    number = change.row.last_plan + 1
    version = replace(like, number=number, state="draft", step=0, made_at=change.now)
    plans.add_plan(change.connection, change.id, version)
    change.set(last_plan=number)
    change.note("plan", plan=number)
    return version


def publish(change: Change, number: int) -> None:
    """Show a version to everybody, in place of the one of its session before.

    Raises
    ------
    CityshareError
        L206 if there is no such version, L207 if it seats nobody, L209 before the
        workshop is opened.
    """
    versions = {v.number: v for v in plans.plans_of(change.connection, change.id)}
    if number not in versions:
        raise CityshareError([Problem("L206", got=number)])
    if not versions[number].plan.has_tables:
        raise CityshareError([Problem("L207", got=number)])
    if change.phase is Phase.DRAFT:
        raise CityshareError([Problem("L209")])
    for version in versions.values():
        if version.session == versions[number].session:
            state: PlanState = "published" if version.number == number else "draft"
            plans.set_state(change.connection, change.id, version.number, state)
    change.note("published", plan=number)
    if not change.phase.shows_tables:
        set_phase(change, Phase.PUBLISHED)


def set_phase(change: Change, phase: Phase) -> None:
    """Go to a phase, whatever there was before."""
    change.set(phase=phase.value)
    change.note("phase", phase=phase.value)
