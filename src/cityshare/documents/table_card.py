"""The table cards: what stands on each table."""

from __future__ import annotations

from dataclasses import dataclass

from cityshare.cohort import Cohort
from cityshare.documents.card_size import CardSize, card_size
from cityshare.documents.roster import RosterTable, roster_by_table
from cityshare.documents.seat import Seat
from cityshare.documents.seating import Seating
from cityshare.documents.sources import named_sources
from cityshare.documents.stamp import Stamp
from cityshare.documents.words import words
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles


@dataclass(frozen=True, slots=True)
class Topic:
    """A practice of the table's theme, with those at the table to ask about it.

    Only people who said that they may be named stand here.
    """

    label: str
    sharers: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class TableCard:
    """The card of one table, in letters that keep it on one A5 page."""

    table: RosterTable
    topics: tuple[Topic, ...]
    size: CardSize = "normal"


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
    at_table = words(language)["at_table"]
    practices = {theme.name: theme.practices for theme in plan.themes}
    cards = []
    for table, shown in zip(plan.tables, roster.tables, strict=True):
        topics = []
        for practice in practices.get(table.theme, ()):
            sharers = table.sharers.get(practice, ())
            allowed = [id_ for id_ in sharers if (id_, practice) in named]
            label = cohort.questionnaire.practice(practice).label.read(language)
            topics.append(Topic(label, tuple(seating.seat(i) for i in allowed)))
        size = _size(shown, topics, at_table.format(number=shown.number))
        cards.append(TableCard(shown, tuple(topics), size))
    return TableCards(roster.stamp, tuple(cards))


def _size(table: RosterTable, topics: list[Topic], number: str) -> CardSize:
    people = [
        (f"{seat.name} {seat.other_name}", f"{seat.delegation} · {_role(seat)}")
        for seat in table.people
    ]
    named = [
        (topic.label, " · ".join(f"{s.name} {s.other_name}" for s in topic.sharers))
        for topic in topics
    ]
    return card_size(number, table.theme, people, named)


def _role(seat: Seat) -> str:
    return "" if seat.is_delegate else seat.role
