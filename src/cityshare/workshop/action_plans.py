"""Action plans of delegations, written by their members together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from cityshare.errors import CityshareError, Place, Problem
from cityshare.exchange import ActionPlan, prefill
from cityshare.exchange.action_plan import FIRST_STEP_DAYS
from cityshare.store import action_plans, delegations, outcomes, plans
from cityshare.workshop.change import Change, View
from cityshare.workshop.entity import Entity
from cityshare.workshop.ground import ground_of


@dataclass(frozen=True)
class ActionPlans(Entity):
    """The action plans of a workshop; made by ``ActionPlans.of(workshop)``."""

    def of_delegation(self, delegation: str) -> tuple[ActionPlan, int]:
        """Return the plan of a delegation and its revision, 0 while it is prefilled.

        Raises
        ------
        CityshareError
            L308 if there is no such delegation.
        """
        with self._view() as view:
            cities = delegations.delegations_of(view.connection, self.id)
            if delegation not in {city.id for city in cities}:
                raise CityshareError([Problem("L308", Place(column="delegation"))])
            stored = action_plans.action_plans_of(view.connection, self.id)
            if delegation in stored:
                return stored[delegation]
            return _prefilled(view, delegation), 0

    def save(self, person: str, plan: ActionPlan, revision: int) -> int:
        """Keep the plan of a person's delegation and return its new revision.

        What is there already is not saved again: a post that is sent twice does no
        harm.

        Raises
        ------
        CityshareError
            L312 if the person is not there, L331 (with the stored ``revision`` in its
            details) if another screen changed the plan, L333 before publication,
            L301 for an unknown practice, L302 for a level that is none, L337 for a
            first step that is too late.
        """
        with self._change() as change:
            delegation = change.person(person).delegation
            if not change.phase.shows_tables:
                raise CityshareError([Problem("L333")])
            if problems := list(_problems(change, plan)):
                raise CityshareError(problems)
            stored = action_plans.action_plans_of(change.connection, self.id)
            before, latest = stored.get(delegation, (None, 0))
            if before == plan:
                return latest
            if latest != revision:
                details = {"revision": latest}
                raise CityshareError([Problem("L331", details=details)])
            action_plans.set_action_plan(
                change.connection,
                self.id,
                delegation,
                plan,
                revision=latest + 1,
                saved_at=change.now,
            )
            change.note("action plan", delegation=delegation)
            return latest + 1


def _prefilled(view: View, delegation: str) -> ActionPlan:
    published = plans.plans_of(view.connection, view.id, state="published")
    said = outcomes.outcomes_of(view.connection, view.id)
    return prefill(
        (version.plan for version in reversed(published)),
        ground_of(view).profiles,
        delegation,
        (row.outcome for row in said),
    )


def _problems(change: Change, plan: ActionPlan) -> Iterator[Problem]:
    """Check a plan; a first step counts from today, or from the workshop's end."""
    questionnaire = change.questionnaire
    practices = {practice.name for practice in questionnaire.practices}
    n_levels = questionnaire.scale.n_levels
    today = change.now.date()
    latest = max(today, change.header.end or today) + timedelta(FIRST_STEP_DAYS)
    for n, goal in enumerate(plan.goals):
        place = f"goals.{n}"
        if goal.practice not in practices:
            yield Problem("L301", Place(column=f"{place}.practice"))
        if goal.level is not None and goal.level > n_levels:
            details: dict[str, object] = {"levels": n_levels}
            yield Problem("L302", Place(column=f"{place}.level"), None, details)
        if goal.first_step_by is not None and goal.first_step_by > latest:
            details = {"days": FIRST_STEP_DAYS, "latest": latest.isoformat()}
            yield Problem("L337", Place(column=f"{place}.first_step_by"), None, details)
