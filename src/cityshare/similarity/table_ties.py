"""Ties that are there because two people sit at one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import permutations

from cityshare.scoring import Profiles
from cityshare.similarity.tie import Tie

AT_TABLE = "you sit at one table"


def table_ties(
    profiles: Profiles, tables: Iterable[tuple[Sequence[str], Sequence[str]]]
) -> tuple[Tie, ...]:
    """List every tie within tables, without rank.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    tables
        For each table, the ids of its people and the practices it talks about.

    Returns
    -------
    tuple of Tie
        ``value`` is ``weight * steps``; never between colleagues, and only with
        sharers who may be named.
    """
    row = {person.id: i for i, person in enumerate(profiles.participants)}
    column = {name: p for p, name in enumerate(profiles.practices)}
    found = []
    for people, practices in tables:
        for learner, sharer in permutations(people, 2):
            i, j = row[learner], row[sharer]
            one, other = profiles.participants[i], profiles.participants[j]
            if one.delegation == other.delegation:
                continue
            for practice in practices:
                p = column[practice]
                if not profiles.named[j, p]:
                    continue
                top = min(profiles.shared_level[j, p], profiles.aim[i, p])
                steps = int(top - profiles.current[i, p])
                if steps > 0:
                    value = round(float(profiles.weight[i, p]) * steps, 6)
                    found.append(
                        Tie(learner, sharer, practice, steps, value, None, AT_TABLE)
                    )
    return tuple(found)
