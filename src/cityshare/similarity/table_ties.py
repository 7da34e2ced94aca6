"""Ties that are there because two people sit at one table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

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
    of = np.array([person.delegation for person in profiles.participants])
    found = []
    for people, practices in tables:
        rows = np.array([row[id_] for id_ in people], np.int64)
        columns = np.array([column[name] for name in practices], np.int64)
        here = np.ix_(rows, columns)
        aim, current = profiles.aim[here][:, None], profiles.current[here][:, None]
        steps = np.minimum(profiles.shared_level[here], aim) - current
        strangers = of[rows][:, None] != of[rows]
        ties = (steps > 0) & profiles.named[here] & strangers[:, :, None]
        for i, j, p in np.argwhere(ties).tolist():
            n = int(steps[i, j, p])
            value = round(float(profiles.weight[rows[i], columns[p]]) * n, 6)
            found.append(
                Tie(people[i], people[j], practices[p], n, value, None, AT_TABLE)
            )
    return tuple(found)
