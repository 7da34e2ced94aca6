"""People who may be one and the same: alike names in one delegation."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import combinations

from cityshare.cohort import Delegation
from cityshare.store import Person

LIKE = 0.8


@dataclass(frozen=True, slots=True)
class Alike:
    """Two people with alike names; ``likeness`` is 1 where the names are equal."""

    first: Person
    second: Person
    likeness: float


def alike_people(people: Sequence[Person], cities: Iterable[Delegation]) -> list[Alike]:
    """Return the pairs of people who may be one, the most alike first.

    Names are compared without regard to case, accents, marks and the order of their
    words; delegations as well, so that a city typed with a slip is found too.
    """
    names = {city.id: city.name for city in cities}
    of_city: dict[str, list[Person]] = {}
    for person in people:
        of_city.setdefault(person.delegation, []).append(person)
    found = [
        Alike(first, second, value)
        for first, second in _pairs(of_city, names)
        if (value := _likeness(first, second)) >= LIKE
    ]
    found.sort(key=lambda pair: (-pair.likeness, pair.first.number, pair.second.number))
    return found


def likeness(one: str, other: str) -> float:
    """Compare two names: 1 where they are equal but for case, marks and order.

    >>> likeness("PARK, Ana-María", "ana maria Park"), likeness("Ana", "Bo")
    (1.0, 0.0)
    """
    words, others = _words(one), _words(other)
    return max(_ratio(words, others), _ratio(sorted(words), sorted(others)))


@lru_cache(maxsize=4_096)
def _words(name: str) -> tuple[str, ...]:
    """Return the words of a name without case, accents and marks."""
    parts = unicodedata.normalize("NFKD", name).casefold()
    letters = (letter for letter in parts if not unicodedata.combining(letter))
    spaced = "".join(letter if letter.isalnum() else " " for letter in letters)
    return tuple(unicodedata.normalize("NFC", spaced).split())


def _pairs(
    of_city: Mapping[str, list[Person]], names: Mapping[str, str]
) -> Iterator[tuple[Person, Person]]:
    for people in of_city.values():
        yield from combinations(people, 2)
    for one, other in combinations(of_city, 2):
        if likeness(names.get(one, one), names.get(other, other)) >= LIKE:
            for first in of_city[one]:
                yield from ((first, second) for second in of_city[other])


def _likeness(first: Person, second: Person) -> float:
    return max(
        likeness(one, other)
        for one in filter(None, (first.name, first.name_local))
        for other in filter(None, (second.name, second.name_local))
    )


def _ratio(words: Sequence[str], others: Sequence[str]) -> float:
    one, other = "".join(words), "".join(others)
    if one == other:
        return 1.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < LIKE or matcher.quick_ratio() < LIKE:
        return 0.0
    return matcher.ratio()
