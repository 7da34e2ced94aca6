"""The table cards: what stands on each table."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Literal

from cityshare.cohort import Cohort
from cityshare.documents.roster import RosterTable, roster_by_table
from cityshare.documents.seat import Seat, Seating
from cityshare.documents.sources import named_sources
from cityshare.documents.stamp import Stamp
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles

Density = Literal["wide", "normal", "close", "tight"]

# People, and lines of topics, that an A5 page holds at each size of letters.
ROOM_FOR: dict[Density, tuple[int, int]] = {
    "wide": (6, 12),
    "normal": (8, 15),
    "close": (12, 15),
}


@dataclass(frozen=True, slots=True)
class Topic:
    """A practice of the table's theme, with those at the table to ask about it.

    Only people who said that they may be named stand here.
    """

    label: str
    sharers: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCard:
    """The card of one table."""

    table: RosterTable
    topics: tuple[Topic, ...]

    @property
    def density(self) -> Density:
        """How close the lines stand so that the card stays on one A5 page."""
        lines = sum(1 + max(1, ceil(len(topic.sharers) / 2)) for topic in self.topics)
        for density, (most_people, most_lines) in ROOM_FOR.items():
            if len(self.table.people) <= most_people and lines <= most_lines:
                return density
        return "tight"


@dataclass(frozen=True, slots=True)
class TableCards:
    """All cards of a plan, in the plan's order."""

    stamp: Stamp
    cards: tuple[TableCard, ...]


def table_cards(
    cohort: Cohort, profiles: Profiles, plan: Plan, *, language: str = "en"
) -> TableCards:
    """Return a card for each table.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    roster = roster_by_table(cohort, plan, language=language)
    seating = Seating(cohort, plan, language=language)
    named = named_sources(profiles)
    practices = {theme.name: theme.practices for theme in plan.themes}
    cards = []
    for table, shown in zip(plan.tables, roster.tables, strict=True):
        topics = []
        for practice in practices.get(table.theme, ()):
            sharers = table.sharers.get(practice, ())
            allowed = [id_ for id_ in sharers if (id_, practice) in named]
            label = cohort.questionnaire.practice(practice).label.read(language)
            topics.append(Topic(label, tuple(seating.seat(i) for i in allowed)))
        cards.append(TableCard(shown, tuple(topics)))
    return TableCards(roster.stamp, tuple(cards))
