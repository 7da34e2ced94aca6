"""Erasing a person from what the hour left behind."""

from __future__ import annotations

from collections.abc import Callable

from cityshare.exchange import ActionPlan, Outcome
from cityshare.exchange.entries import MOST_IN_A_LINE, MOST_IN_A_TEXT
from cityshare.store import action_plans, offers, outcomes, table_roles
from cityshare.store.outcomes import OutcomeRow
from cityshare.workshop.change import Change

Gap = Callable[[str], str]

_LINES = frozenset({"who", "whom", "owner", "approves", "help_by"})
_CHOSEN = frozenset({"kind", "practice", "by", "first_step_by"})


def erase_from_talk(change: Change, person: str, gap: Gap) -> None:
    """Take a person out of roles, outcomes, action plans and where to ask.

    ``gap`` returns a text with a gap where the person was named. (Claims go with
    their person.)
    """
    at = (change.connection, change.id)
    table_roles.remove_from_roles(*at, person)
    for row in outcomes.outcomes_of(*at):
        left = Outcome.model_validate(_without(row.outcome.model_dump(), gap))
        if left != row.outcome:
            kept = OutcomeRow(row.session, row.table, left, row.revision)
            outcomes.replace_outcome(*at, kept)
    for delegation, (plan, _) in action_plans.action_plans_of(*at).items():
        still = ActionPlan.model_validate(_without(plan.model_dump(), gap))
        if still != plan:
            action_plans.replace_action_plan(*at, delegation, still)
    for posted in offers.posted_offers(*at):
        if (words := gap(posted.ask_at)) != posted.ask_at:
            offers.set_ask_at(*at, posted.offer.id, words)


def _without(written: object, gap: Gap, field: str = "") -> object:
    """Return what was written with gaps, in every text but what is chosen."""
    if isinstance(written, dict):
        return {
            name: value if name in _CHOSEN else _without(value, gap, name)
            for name, value in written.items()
        }
    if isinstance(written, list | tuple):
        return [_without(part, gap, field) for part in written]
    if isinstance(written, str):
        most = MOST_IN_A_LINE if field in _LINES else MOST_IN_A_TEXT
        return gap(written)[:most]
    return written
