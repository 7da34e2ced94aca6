"""The ground that all plans of a workshop stand on: answers scored, ties found."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cityshare.grouping import Rules, cohort_rules
from cityshare.scoring import Profiles, score
from cityshare.similarity import Tie, find_ties
from cityshare.store import events, offers
from cityshare.store.kept import Kept
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import View
from cityshare.workshop.live_rules import with_live_rules

HARMLESS = frozenset(
    {
        "action plan",
        "away",
        "card",
        "claim",
        "exported",
        "join code",
        "locked",
        "offer",
        "outcome",
        "phase",
        "plan",
        "printed",
        "projected",
        "published",
        "retention",
        "roles",
        "step",
    }
)
"""Events after which people, answers and rules are what they were before.

(Of cards only who wants to talk to whom counts, which is looked at apart.)
"""


@dataclass(frozen=True, eq=False)
class Ground:
    """Needs and assets of everybody; ``mark`` is another one after each change."""

    mark: tuple[object, ...]
    profiles: Profiles

    @cached_property
    def ties(self) -> tuple[Tie, ...]:
        """Whom each learner should ask."""
        return find_ties(self.profiles)

    def rules_of(self, session: str, away: tuple[str, ...]) -> Rules:
        """Return the rules of a session, with those who are away."""
        cohort = with_live_rules(self.profiles.cohort)
        slot = next((s for s in cohort.table_sessions if s.id == session), None)
        rules = cohort_rules(cohort, slot)
        absent = tuple(dict.fromkeys((*rules.absent, *away)))
        rules = rules.model_copy(update={"absent": absent})
        return rules if slot is None else rules.in_session(slot.id)


_GROUNDS: Kept[Ground] = Kept(most=4)


def ground_of(view: View) -> Ground:
    """Return the ground of a workshop, scored again only when something changed."""
    newest = events.last_event(view.connection, view.id, but=HARMLESS)
    url = str(view.connection.engine.url)
    taps = offers.talks_wanted(view.connection, view.id)
    mark = (url, view.id, newest, taps, view.row.cohort, view.row.questionnaire)
    return _GROUNDS.get(mark, lambda: Ground(mark, score(assemble(view))))
