"""The door list: everybody by name with the number of their table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

from cityshare.cohort import Cohort
from cityshare.documents.name import initial_of
from cityshare.documents.roster import roster_by_person
from cityshare.documents.seat import Seat
from cityshare.documents.stamp import Stamp
from cityshare.grouping.plan import Plan


@dataclass(frozen=True, slots=True)
class DoorGroup:
    """The people whose names begin alike; ``initial`` is "" without letters."""

    initial: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class DoorList:
    """The list for the door, in reading order."""

    stamp: Stamp
    groups: tuple[DoorGroup, ...]


def door_list(cohort: Cohort, plan: Plan, *, language: str = "en") -> DoorList:
    """Return the list for the door.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    roster = roster_by_person(cohort, plan, language=language)
    grouped = groupby(roster.seats, key=lambda seat: initial_of(seat.sorted_by))
    groups = tuple(DoorGroup(initial, tuple(seats)) for initial, seats in grouped)
    return DoorList(roster.stamp, groups)
