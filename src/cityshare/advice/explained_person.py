"""Why somebody sits where they sit, and what other tables would give them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import numpy as np

from cityshare.advice.change import Change, weigh_change
from cityshare.advice.gain import moved, own_gain
from cityshare.advice.standing import Standing, stand
from cityshare.grouping.plan import Plan
from cityshare.grouping.rules import Rules
from cityshare.scoring import Profiles

Answer = Literal[
    "answered", "other_theme", "other_table", "nobody", "not_here", "no_step"
]


@dataclass(frozen=True)
class TieHere:
    """Somebody of another delegation at the same table, and what passes between.

    ``may_be_named`` tells whether the sharer has said yes to being named.
    """

    practice: str
    other: str
    steps: int
    may_be_named: bool


@dataclass(frozen=True)
class PriorityAnswer:
    """What becomes of one ranked priority.

    Attributes
    ----------
    practice, rank
        The priority.
    answer
        ``answered`` at the own table; ``other_theme``: sharers sit at the table but
        it talks about something else; ``other_table``: sharers sit elsewhere;
        ``nobody``: nobody here can teach it; ``not_here``: it is no topic of this
        session; ``no_step``: there is no step left to take, or no answer.
    steps
        Levels to climb at the own table.
    tables
        Tables at which somebody could show it.
    """

    practice: str
    rank: int
    answer: Answer
    steps: int = 0
    tables: tuple[str, ...] = ()


@dataclass(frozen=True)
class OtherTable:
    """What a move to another table would do, nobody else moving (weighted steps)."""

    table: str
    theme: str
    own_gain: float
    own_change: float
    plan_change: float
    breaks: tuple[str, ...] = ()


@dataclass(frozen=True)
class PersonExplained:
    """Why one person sits where they sit; values in weighted steps."""

    person: str
    table: str
    theme: str
    wishes: tuple[str, ...]
    wish: int | None
    own_gain: float
    learns: tuple[TieHere, ...]
    shows: tuple[TieHere, ...]
    priorities: tuple[PriorityAnswer, ...]
    others: tuple[OtherTable, ...]


def explain_person(
    profiles: Profiles,
    plan: Plan,
    rules: Rules,
    person: str,
    *,
    met: Iterable[tuple[str, str]] = (),
) -> PersonExplained:
    """Explain the seat of one person.

    Parameters
    ----------
    profiles
        The profiles of the cohort.
    plan
        A plan with tables.
    rules
        The rules it was made with.
    person
        Id of somebody seated.
    met
        Pairs who sat together before.

    Raises
    ------
    CityshareError
        F108 if nobody of this id is seated, F109 if the plan does not fit.

    Examples
    --------
    >>> import cityshare as cs
    >>> from cityshare.advice import explain_person
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> plan = cs.assign(profiles, cs.Rules(), seed=7)
    >>> explain_person(profiles, plan, cs.Rules(), "beijing-1").table
    'T...'
    """
    return explain_seat(stand(profiles, plan, rules, met=met), person)


def explain_seat(standing: Standing, person: str) -> PersonExplained:
    """Explain the seat of one person in a plan that is compiled already.

    Raises
    ------
    CityshareError
        F108 if nobody of this id is seated.
    """
    plan = standing.plan
    i = standing.row(person)
    seating, problem = standing.seating, standing.problem
    g = int(seating.table_of[i])
    wishes = standing.people[i].themes
    theme = plan.tables[g].theme
    return PersonExplained(
        person=person,
        table=plan.tables[g].id,
        theme=theme,
        wishes=wishes,
        wish=wishes.index(theme) + 1 if theme in wishes else None,
        own_gain=own_gain(problem, seating, i),
        learns=tuple(_ties(standing, i, learns=True)),
        shows=tuple(_ties(standing, i, learns=False)),
        priorities=tuple(_priorities(standing, i)),
        others=tuple(_others(standing, i)),
    )


def _ties(standing: Standing, i: int, *, learns: bool) -> Iterator[TieHere]:
    problem, people = standing.problem, standing.people
    g = int(standing.seating.table_of[i])
    rows = standing.compiled.hall.rows
    for p in standing.theme_practices(int(standing.seating.theme_of[g])):
        for j in standing.seating.members(g):
            if people[j].delegation == people[i].delegation:
                continue
            learner, sharer = (i, j) if learns else (j, i)
            top = min(problem.shared[sharer, p], problem.aim[learner, p])
            steps = int(top - problem.current[learner, p])
            if steps > 0:
                named = bool(standing.profiles.named[rows[sharer], p])
                practice = standing.profiles.practices[p]
                yield TieHere(practice, people[j].id, steps, named)


def _priorities(standing: Standing, i: int) -> Iterator[PriorityAnswer]:
    rank = standing.profiles.priority[standing.compiled.hall.rows[i]]
    for p in sorted(np.flatnonzero(rank), key=lambda p: int(rank[p])):
        yield _priority(standing, i, int(p), int(rank[p]))


def _priority(standing: Standing, i: int, p: int, rank: int) -> PriorityAnswer:
    problem, seating = standing.problem, standing.seating
    practice = standing.profiles.practices[p]
    g = int(seating.table_of[i])
    if problem.aim[i, p] <= problem.current[i, p]:
        return PriorityAnswer(practice, rank, "no_step")
    if not problem.practices[:, p].any():
        return PriorityAnswer(practice, rank, "not_here")
    able = np.flatnonzero(problem.shared[:, p] > problem.current[i, p])
    where = sorted({int(seating.table_of[j]) for j in able})
    tables = tuple(standing.plan.tables[t].id for t in where)
    if standing.evaluation.answered[i, p]:
        here = able[seating.table_of[able] == g]
        top = min(int(problem.shared[here, p].max()), int(problem.aim[i, p]))
        steps = top - int(problem.current[i, p])
        return PriorityAnswer(practice, rank, "answered", steps, tables)
    if not where:
        return PriorityAnswer(practice, rank, "nobody")
    reason: Answer = "other_theme" if g in where else "other_table"
    return PriorityAnswer(practice, rank, reason, 0, tables)


def _others(standing: Standing, i: int) -> Iterator[OtherTable]:
    compiled, seating = standing.compiled, standing.seating
    now = own_gain(standing.problem, seating, i)
    for g, table in enumerate(standing.plan.tables):
        if g == seating.table_of[i]:
            continue
        move = Change.move(standing.people[i].id, table.id)
        weighed = weigh_change(compiled, seating, move)
        gain = own_gain(standing.problem, moved(seating, i, g), i)
        yield OtherTable(
            table=table.id,
            theme=table.theme,
            own_gain=gain,
            own_change=gain - now,
            plan_change=weighed.value,
            breaks=tuple(rule.name for rule in weighed.newly_broken),
        )
