"""Who may hear of which change: everybody, a delegation, or those at a table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

EVERYBODY = "everybody"
OF_ALL = frozenset({"phase", "published", "erased", "names removed"})
OF_DELEGATION = frozenset(
    {"answer", "agreed", "person", "merged", "delegation", "action plan"}
)
OF_TABLE = frozenset({"roles", "outcome", "person", "merged"})
# After these somebody may be in another delegation or at another table.
MOVING = frozenset(
    {"person", "merged", "erased", "delegation", "plan", "published", "phase"}
)


class Event(Protocol):
    """What is needed of an event of the workshop; its subject holds ids only."""

    @property
    def id(self) -> int: ...  # noqa: D102
    @property
    def kind(self) -> str: ...  # noqa: D102
    @property
    def subject(self) -> Mapping[str, str | int]: ...  # noqa: D102


@dataclass(frozen=True)
class Circles:
    """Who belongs together in a workshop.

    Attributes
    ----------
    delegations
        Delegation by id of the person.
    tables
        Ids of the published tables of each person who has a seat.
    """

    delegations: Mapping[str, str] = field(default_factory=dict)
    tables: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def of_person(self, person: str) -> set[str]:
        """Return the circles somebody is in; whoever is not there hears what all do.

        >>> circles = Circles({"ana": "lima"}, {"ana": frozenset({"T1"})})
        >>> sorted(circles.of_person("ana"))
        ['at T1', 'everybody', 'of lima']
        """
        found = {EVERYBODY, *(f"at {table}" for table in self.tables.get(person, ()))}
        if person in self.delegations:
            found.add(f"of {self.delegations[person]}")
        return found

    def of_event(self, event: Event) -> set[str]:
        """Return the circles that may hear of an event; none for the board alone."""
        if event.kind in OF_ALL:
            return {EVERYBODY}
        subject = event.subject
        found = self.of_person(str(subject.get("person", ""))) - {EVERYBODY}
        if "delegation" in subject:
            found.add(f"of {subject['delegation']}")
        if "table" in subject:
            found.add(f"at {subject['table']}")
        kinds = (("of ", OF_DELEGATION), ("at ", OF_TABLE))
        begin = tuple(begin for begin, heard in kinds if event.kind in heard)
        return {circle for circle in found if circle.startswith(begin)}


def kinds_by_circle(
    events: Iterable[Event], circles: Circles
) -> Mapping[str, frozenset[str]]:
    """Return the kinds of events that each circle may hear of."""
    found: dict[str, set[str]] = {}
    for event in events:
        for circle in circles.of_event(event):
            found.setdefault(circle, set()).add(event.kind)
    return {circle: frozenset(kinds) for circle, kinds in found.items()}
