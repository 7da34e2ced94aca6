"""Who opens a table, who reports, whose case comes first."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np

from cityshare.cohort import Participant, Role
from cityshare.exchange.answerable import Answerers
from cityshare.grouping import Plan
from cityshare.grouping.plan import Table
from cityshare.scoring import Profiles


@dataclass(frozen=True, slots=True)
class TableRoles:
    """Ids of people at the table; "" where there is nobody for it."""

    chair: str = ""
    reporter: str = ""
    first_case: str = ""


def propose_roles(plan: Plan, profiles: Profiles) -> dict[str, TableRoles]:
    """Propose a chair, a reporter and a first case for every table.

    Parameters
    ----------
    plan
        The plan of a session.
    profiles
        The profiles of its cohort; who is no longer in it gets no role.

    Returns
    -------
    dict of TableRoles
        By table id; three different people where the table has three.

    Notes
    -----
    The **first case** is the delegate with most to gain at this table: the weighted
    steps on the theme's ranked practices that people of other delegations here can
    show, and one more for each request or challenge of theirs that somebody here can
    answer. **Chair** and **reporter** speak a language that the table shares (its
    working languages, else the one that most speak). For all three, the most senior
    and whoever has the lowest levels of the table are passed over as long as somebody
    else is there: nobody leads by rank, and nobody is shown up. Hosts and experts come
    after the delegates who are not passed over, and are no first case; observers and
    interpreters get no role.
    Delegations that have had fewer roles come first, tables in the plan's order; what
    is still equal is decided by a hash of the ids, so that no name is favoured.

    Examples
    --------
    >>> import cityshare as cs
    >>> profiles = cs.score(cs.read_cohort("sample_cohorts/seoul-2016"))
    >>> roles = propose_roles(cs.assign(profiles, seed=7), profiles)
    >>> [len({r.chair, r.reporter, r.first_case}) for r in roles.values()]
    [3, 3, 3]
    """
    given: Counter[str] = Counter()
    answerers = Answerers.of(profiles)
    roles = {}
    for table in plan.tables:
        circle = _Circle.of(plan, table, answerers)
        first_case = circle.first_case(given)
        chair = circle.leader(given, (first_case,))
        reporter = circle.leader(given, (first_case, chair))
        people = [person for person in (chair, reporter, first_case) if person]
        given.update(person.delegation for person in people)
        ids = (person.id if person else "" for person in (chair, reporter, first_case))
        roles[table.id] = TableRoles(*ids)
    return roles


@dataclass(frozen=True)
class _Circle:
    """The people of one table, and what counts when roles are given."""

    name: str
    people: tuple[Participant, ...]
    passed_over: frozenset[str]
    understood: frozenset[str]
    gain: dict[str, float]

    @classmethod
    def of(cls, plan: Plan, table: Table, answerers: Answerers) -> _Circle:
        profiles = answerers.profiles
        rows = answerers.rows
        here = [rows[id_] for id_ in table.seated if id_ in rows]
        people = tuple(profiles.participants[i] for i in here)
        practices = _practices(plan, table, profiles)
        spoken = Counter(tag for person in people for tag in set(person.languages))
        most = max(spoken.values(), default=0)
        shared = set(table.languages) or {t for t, n in spoken.items() if n == most}
        return cls(
            name=f"{plan.session}/{table.id}",
            people=people,
            passed_over=_most_senior(people) | _lowest(profiles, here, practices),
            understood=frozenset(shared),
            gain={
                person.id: _gain(answerers, here, i, practices)
                for i, person in zip(here, people, strict=True)
            },
        )

    def first_case(self, given: Counter[str]) -> Participant | None:
        delegates = (p for p in self.people if p.role is Role.DELEGATE)
        return min(
            delegates,
            key=lambda person: (
                self.gain[person.id] == 0,
                person.id in self.passed_over,
                -self.gain[person.id],
                given[person.delegation],
                self._lot(person),
            ),
            default=None,
        )

    def leader(
        self, given: Counter[str], taken: tuple[Participant | None, ...]
    ) -> Participant | None:
        cities = {person.delegation for person in taken if person}
        return min(
            (person for person in self.people if person not in taken),
            key=lambda person: (
                self.understood.isdisjoint(person.languages) and bool(self.understood),
                person.id in self.passed_over,
                person.role is not Role.DELEGATE,
                person.delegation in cities,
                given[person.delegation],
                self._lot(person),
            ),
            default=None,
        )

    def _lot(self, person: Participant) -> bytes:
        lot = f"{self.name}/{person.id}".encode("utf-8", "replace")
        return blake2b(lot, digest_size=8).digest()


def _practices(plan: Plan, table: Table, profiles: Profiles) -> list[int]:
    themes = {theme.name: theme.practices for theme in plan.themes}
    names = themes.get(table.theme, ())
    return [p for p, name in enumerate(profiles.practices) if name in names]


def _most_senior(people: tuple[Participant, ...]) -> frozenset[str]:
    ranks = {person.rank for person in people}
    highest = min((rank for rank in ranks if rank is not None), default=None)
    if highest is None or len(ranks) == 1:
        return frozenset()
    return frozenset(person.id for person in people if person.rank == highest)


def _lowest(profiles: Profiles, here: list[int], practices: list[int]) -> set[str]:
    """Return whoever has the lowest mean level over the practices of the theme."""
    means = {}
    for i in here:
        levels = profiles.current[i, practices]
        if (levels > 0).any():
            means[profiles.participants[i].id] = float(levels[levels > 0].mean())
    if len(set(means.values())) < 2:
        return set()
    return {id_ for id_, mean in means.items() if mean == min(means.values())}


def _gain(answerers: Answerers, here: list[int], i: int, practices: list[int]) -> float:
    """Return what this table can answer of one person's priorities and cards."""
    profiles = answerers.profiles
    own = profiles.participants[i]
    others = [j for j in here if profiles.participants[j].delegation != own.delegation]
    best = profiles.shared_level[others].max(axis=0, initial=0)
    current = profiles.current[i]
    steps = np.maximum(np.minimum(best, profiles.aim[i]) - current, 0)
    ranked = profiles.weight[i] * steps * (profiles.priority[i] > 0)
    cards = answerers.asked.get(own.id, ())
    asked = sum(answerers.can_answer(card, others) for card in cards)
    return float(ranked[practices].sum()) + asked
