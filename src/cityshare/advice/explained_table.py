"""What a table can talk about: practice by practice, who shows and who asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from cityshare.advice.standing import Standing, stand
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.scoring import Profiles


@dataclass(frozen=True)
class Coverage:
    """One practice of a table's theme.

    Attributes
    ----------
    practice
        Its name.
    sharers
        Ids of those at the table who can show it.
    named
        Those of them who have said yes to being named.
    learners
        Ids of those who want to climb and can, with somebody here.
    unserved
        Ids of those who want to climb and find nobody here above their level.
    """

    practice: str
    sharers: tuple[str, ...]
    named: tuple[str, ...]
    learners: tuple[str, ...]
    unserved: tuple[str, ...]


@dataclass(frozen=True)
class TableExplained:
    """What one table can do; the value in weighted steps.

    ``idle`` are people who neither learn nor show anything here.
    """

    table: str
    theme: str
    value: float
    people: tuple[str, ...]
    languages: tuple[str, ...]
    interpreters: tuple[str, ...]
    coverage: tuple[Coverage, ...]
    idle: tuple[str, ...]


def explain_table(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    table: str,
    *,
    met: Iterable[tuple[str, str]] = (),
) -> TableExplained:
    """Explain one table.

    Parameters
    ----------
    profiles
        The profiles of the cohort.
    plan
        A plan with tables.
    rules
        The rules it was made with.
    table
        Id of a table, such as ``T3``.
    met
        Pairs who sat together before.

    Raises
    ------
    CityshareError
        F108 if there is no such table, F109 if the plan does not fit.

    Examples
    --------
    >>> import cityshare as cs
    >>> from cityshare.advice import explain_table
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> plan = cs.assign(profiles, cs.Rules(), seed=7)
    >>> explain_table(profiles, plan, cs.Rules(), "T1").table
    'T1'
    """
    standing = stand(profiles, plan, rules, met=met)
    chosen = standing.table(table)
    g = plan.tables.index(chosen)
    theme = int(standing.seating.theme_of[g])
    coverage = tuple(_coverage(standing, g, p) for p in standing.theme_practices(theme))
    busy = {id_ for c in coverage if c.learners for id_ in (*c.learners, *c.sharers)}
    return TableExplained(
        table=table,
        theme=chosen.theme,
        value=chosen.value,
        people=chosen.seated,
        languages=chosen.languages,
        interpreters=chosen.interpreters,
        coverage=coverage,
        idle=tuple(id_ for id_ in chosen.seated if id_ not in busy),
    )


def _coverage(standing: Standing, g: int, p: int) -> Coverage:
    problem, people = standing.problem, standing.people
    members = standing.seating.members(g)
    rows = standing.compiled.hall.rows

    def ids(chosen: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> tuple[str, ...]:
        return tuple(people[i].id for i in members[chosen])

    shared = problem.shared[members, p]
    wants = problem.aim[members, p] > problem.current[members, p]
    served = wants & (shared.max(initial=0) > problem.current[members, p])
    return Coverage(
        practice=standing.profiles.practices[p],
        sharers=ids(shared > 0),
        named=ids((shared > 0) & standing.profiles.named[rows[members], p]),
        learners=ids(served),
        unserved=ids(wants & ~served),
    )
