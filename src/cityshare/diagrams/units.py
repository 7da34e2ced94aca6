"""The units a diagram counts: delegations or people, with their levels."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Literal

import numpy as np

from cityshare.cohort import Role
from cityshare.scoring import FloatArray, IntArray, Profiles

FEWEST = 5
"""Nothing about a delegation is drawn for the room before so many have answered."""

Unit = Literal["delegation", "participant"]
Middle = Callable[[list[int]], float]

_ANSWERING_ROLES = frozenset({Role.DELEGATE, Role.HOST, Role.RESOURCE})


@dataclass(frozen=True)
class UnitLevels:
    """Levels of delegations or people; ``nan`` where a level is absent.

    Attributes
    ----------
    ids, names
        Who the units are, in the cohort's order; only those with an answer.
    current, target
        Levels today and in 12 months, shape ``(n_units, n_practices)``; a target
        is never below the level today.
    """

    ids: tuple[str, ...]
    names: tuple[str, ...]
    current: FloatArray
    target: FloatArray


def unit_levels(
    profiles: Profiles, unit: Unit = "delegation", *, middle: Middle = median
) -> UnitLevels:
    """Collect the levels of all units that have answered anything.

    A delegation has its agreed level, else the middle of its members' own levels;
    a person has their own. Observers, interpreters and facilitators do not count.

    Parameters
    ----------
    profiles
        Profiles of the cohort.
    unit
        What is counted.
    middle
        How one level is made of several members'; ``statistics.median_low`` keeps
        to levels that somebody has given.
    """
    rows = _rows_by_unit(profiles, unit)
    current = _middles(profiles.own_current, rows, middle)
    target = _middles(profiles.own_target, rows, middle)
    if unit == "delegation":
        _write_agreed(profiles, tuple(rows), current, target)
    target = np.maximum(current, target)
    kept = np.flatnonzero(~np.isnan(current).all(axis=1))
    ids = tuple(rows)
    names = [unit_name(profiles, id_, unit) for id_ in ids]
    return UnitLevels(
        ids=tuple(ids[k] for k in kept),
        names=tuple(names[k] for k in kept),
        current=current[kept],
        target=target[kept],
    )


def unit_name(profiles: Profiles, id_: str, unit: Unit) -> str:
    """Return the name of a delegation or person; ``KeyError`` if there is none."""
    if unit == "delegation":
        return profiles.cohort.delegation(id_).name
    return profiles.cohort.participant(id_).name


def _rows_by_unit(profiles: Profiles, unit: Unit) -> dict[str, list[int]]:
    if unit == "participant":
        rows = {person.id: [i] for i, person in enumerate(profiles.participants)}
    else:
        rows = {delegation.id: [] for delegation in profiles.cohort.delegations}
        for i, person in enumerate(profiles.participants):
            rows.setdefault(person.delegation, []).append(i)
    return {
        id_: [i for i in members if profiles.participants[i].role in _ANSWERING_ROLES]
        for id_, members in rows.items()
    }


def _middles(
    levels: IntArray, rows: dict[str, list[int]], middle: Middle
) -> FloatArray:
    result = np.full((len(rows), levels.shape[1]), np.nan)
    for u, members in enumerate(rows.values()):
        for p, of_practice in enumerate(levels[members].T.tolist()):
            given = [level for level in of_practice if level > 0]
            if given:
                result[u, p] = middle(given)
    return result


def _write_agreed(
    profiles: Profiles, ids: tuple[str, ...], current: FloatArray, target: FloatArray
) -> None:
    row = {id_: u for u, id_ in enumerate(ids)}
    column = {name: p for p, name in enumerate(profiles.practices)}
    for agreed in profiles.cohort.agreed:
        place = row[agreed.delegation], column[agreed.practice]
        current[place] = agreed.current
        if agreed.target is not None:
            target[place] = agreed.target
