"""The door list: everybody by name with the number of their table."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from itertools import groupby

from cityshare.cohort import Cohort
from cityshare.documents.roster import roster_by_person
from cityshare.documents.seat import Seat
from cityshare.documents.stamp import Stamp
from cityshare.grouping.plan import Plan

HANGUL = range(0xAC00, 0xD7A4)
PER_INITIAL = 588
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"


@dataclass(frozen=True, slots=True)
class DoorGroup:
    """The people whose names begin alike; ``initial`` is "" for Chinese names."""

    initial: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class DoorList:
    """The list for the door, in reading order."""

    stamp: Stamp
    groups: tuple[DoorGroup, ...]


def initial_of(name: str) -> str:
    """Return the letter under which a name is looked for.

    >>> initial_of("Émile"), initial_of("김민수"), initial_of("王芳")
    ('E', 'ㄱ', '')
    """
    first = unicodedata.normalize("NFKC", name)[:1] or " "
    if ord(first) in HANGUL:
        return INITIALS[(ord(first) - HANGUL.start) // PER_INITIAL]
    plain = unicodedata.normalize("NFD", first)[:1].upper()
    ideograph = unicodedata.name(plain, "").startswith("CJK UNIFIED")
    return plain if plain.isalpha() and not ideograph else ""


def door_list(cohort: Cohort, plan: Plan, *, language: str = "en") -> DoorList:
    """Return the list for the door.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    roster = roster_by_person(cohort, plan, language=language)
    grouped = groupby(roster.seats, key=lambda seat: initial_of(seat.name))
    groups = tuple(DoorGroup(initial, tuple(seats)) for initial, seats in grouped)
    return DoorList(roster.stamp, groups)
