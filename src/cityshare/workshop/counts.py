"""How far the answers have come: counts, no names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from cityshare.cohort import Role
from cityshare.store import Tally


class Answered(NamedTuple):
    """Of the people of a delegation, how many have answered every practice."""

    complete: int
    people: int


@dataclass(frozen=True, slots=True)
class Counts:
    """Delegates who joined, who saved an answer, and who answered every practice.

    ``by_delegation`` maps ids to (complete, people).
    """

    people: int
    started: int
    complete: int
    by_delegation: dict[str, Answered]


def count(
    tallies: Iterable[Tally], delegations: Iterable[str], *, n_practices: int
) -> Counts:
    """Count the delegates; "don't know" is an answer too."""
    answered = {id_: [] for id_ in delegations}  # type: dict[str, list[int]]
    for tally in tallies:
        if tally.role == Role.DELEGATE:
            answered.setdefault(tally.delegation, []).append(tally.answered)
    everyone = [n for of_city in answered.values() for n in of_city]
    return Counts(
        people=len(everyone),
        started=sum(n > 0 for n in everyone),
        complete=_complete(everyone, n_practices),
        by_delegation={
            id_: Answered(_complete(of_city, n_practices), len(of_city))
            for id_, of_city in answered.items()
        },
    )


def _complete(answered: list[int], n_practices: int) -> int:
    return sum(n >= n_practices for n in answered)
