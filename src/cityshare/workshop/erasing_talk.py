"""Erasing people from what others wrote and from what the hour left behind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from cityshare.exchange import ActionPlan, Outcome
from cityshare.exchange.entries import MOST_IN_A_LINE, MOST_IN_A_TEXT
from cityshare.store import action_plans, answers, offers, outcomes, table_roles
from cityshare.store.outcomes import OutcomeRow
from cityshare.workshop.change import Change

Gap = Callable[[str], str]

_LINES = frozenset({"who", "whom", "owner", "approves", "help_by"})
_CHOSEN = frozenset({"kind", "practice", "by", "first_step_by"})


def erase_from_talk(change: Change, person: str, gap: Gap) -> None:
    """Take a person out of roles and out of what others wrote.

    ``gap`` returns a text with a gap where the person was named. (Claims go with
    their person.)
    """
    table_roles.remove_from_roles(change.connection, change.id, person)
    gap_notes(change, gap)
    gap_talk(change, gap)


def gap_notes(change: Change, gap: Gap) -> None:
    """Rewrite the notes of answers, the cards, and where to ask for them."""
    at = (change.connection, change.id)
    for who, practice, note in answers.notes_of(*at):
        if (words := gap(note)) != note:
            answers.replace_note(*at, who, practice, words)
    for posted in offers.posted_offers(*at):
        if (words := gap(posted.offer.text)) != posted.offer.text:
            offers.change_offer(*at, posted.person, replace(posted.offer, text=words))
        if (words := gap(posted.ask_at)) != posted.ask_at:
            offers.set_ask_at(*at, posted.offer.id, words)


def gap_talk(change: Change, gap: Gap, somebody: Gap | None = None) -> None:
    """Rewrite outcomes and action plans; what was chosen stays.

    ``somebody`` is for what names a person by its nature: who promises, who owns a
    goal, a contact; it is ``gap`` where nothing else is said.
    """
    at = (change.connection, change.id)
    gaps = _Gaps(gap, somebody or gap)
    for row in outcomes.outcomes_of(*at):
        left = Outcome.model_validate(gaps.without(row.outcome.model_dump()))
        if left != row.outcome:
            kept = OutcomeRow(row.session, row.table, left, row.revision)
            outcomes.replace_outcome(*at, kept)
    for delegation, (plan, _) in action_plans.action_plans_of(*at).items():
        still = ActionPlan.model_validate(gaps.without(plan.model_dump()))
        if still != plan:
            action_plans.replace_action_plan(*at, delegation, still)


@dataclass(frozen=True)
class _Gaps:
    text: Gap
    somebody: Gap

    def without(self, written: object, field: str = "") -> object:
        """Return what was written with gaps, in every text but what is chosen."""
        if isinstance(written, dict):
            is_contact = written.get("kind") == "contact"
            return {
                name: value
                if name in _CHOSEN
                else self.without(value, "who" if is_contact else name)
                for name, value in written.items()
            }
        if isinstance(written, list | tuple):
            return [self.without(part, field) for part in written]
        if isinstance(written, str):
            if field in _LINES:
                return self.somebody(written)[:MOST_IN_A_LINE]
            return self.text(written)[:MOST_IN_A_TEXT]
        return written
