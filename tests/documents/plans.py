"""Plans and profiles written by hand, without scoring or solving."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cityshare.cohort import Cohort, Consent, Participant, Role
from cityshare.grouping.plan import Plan, PlanTie, Table, UnmetNeed
from cityshare.scoring.profiles import Profiles

SEATED = {Role.DELEGATE}
CHAIRS = {Role.HOST, Role.RESOURCE}


def make_profiles(cohort: Cohort) -> Profiles:
    """Build profiles from the answers alone: no agreed levels, weight 1."""
    shape = (len(cohort.participants), len(cohort.practices))
    current, aim, priority, shared = (np.zeros(shape, np.int64) for _ in range(4))
    named = np.zeros(shape, np.bool_)
    rows = {person.id: i for i, person in enumerate(cohort.participants)}
    columns = {name: p for p, name in enumerate(cohort.practices)}
    sharing = cohort.questionnaire.scale.sharing_level
    for response in cohort.responses:
        at = rows[response.participant], columns[response.practice]
        current[at] = response.current or 0
        aim[at] = max(response.target or 0, current[at])
        priority[at] = response.priority or 0
        source = current[at] >= sharing and response.share is not False
        shared[at] = current[at] if source else 0
        named[at] = source and response.share is True
    return Profiles(
        cohort=cohort,
        own_current=current,
        own_target=aim,
        current=current,
        aim=aim,
        priority=priority,
        weight=np.ones(shape),
        shared_level=shared,
        named=named,
        disputed=np.zeros(shape, np.bool_),
    )


def make_plan(
    cohort: Cohort,
    profiles: Profiles,
    *,
    n_tables: int,
    rooms: Sequence[str] = (),
    languages: tuple[str, ...] = ("en",),
    ties_each: int = 3,
) -> Plan:
    """Deal people round the tables; observers and facilitators stay unseated."""
    themes = cohort.layout.themes
    dealt: list[dict[str, list[str]]] = [
        {"members": [], "chairs": [], "interpreters": []} for _ in range(n_tables)
    ]
    unseated = []
    turns = {"members": 0, "chairs": 0, "interpreters": 0}
    for person in cohort.participants:
        if person.role in SEATED:
            kind = "members"
        elif person.role in CHAIRS:
            kind = "chairs"
        elif person.role is Role.INTERPRETER:
            kind = "interpreters"
        else:
            unseated.append(person.id)
            continue
        dealt[turns[kind] % n_tables][kind].append(person.id)
        turns[kind] += 1
    rows = {person.id: i for i, person in enumerate(cohort.participants)}
    columns = {name: p for p, name in enumerate(cohort.practices)}
    tables = []
    for n, seats in enumerate(dealt):
        theme = themes[n % len(themes)]
        people = seats["members"] + seats["chairs"]
        tables.append(
            Table(
                id=f"T{n + 1}",
                theme=theme.name,
                room=rooms[n % len(rooms)] if rooms else "",
                members=tuple(seats["members"]),
                chairs=tuple(seats["chairs"]),
                interpreters=tuple(seats["interpreters"]),
                languages=languages,
                sharers={
                    p: tuple(
                        i for i in people if profiles.shared_level[rows[i], columns[p]]
                    )
                    for p in theme.practices
                },
                value=777.125,
            )
        )
    return Plan(
        cohort=cohort.id,
        questionnaire=cohort.questionnaire.id,
        session=cohort.sessions[0].id if cohort.sessions else "groups",
        seed=7,
        fairness="floor",
        status="optimal",
        value=777.125,
        themes=themes,
        tables=tuple(tables),
        unseated=tuple(unseated),
        ties=tuple(_ties(cohort, profiles, tables, ties_each)),
        unmet_needs=(
            UnmetNeed(
                practice=cohort.practices[0],
                participants=(cohort.participants[0].id,),
                ask_at=("opening",),
            ),
        ),
    )


def _ties(
    cohort: Cohort, profiles: Profiles, tables: Sequence[Table], each: int
) -> list[PlanTie]:
    people = cohort.participants
    at = {i: table.id for table in tables for i in table.seated}
    ties = []
    for i, learner in enumerate(people):
        for p, practice in enumerate(cohort.practices):
            if not profiles.priority[i, p]:
                continue
            above = [
                j
                for j, sharer in enumerate(people)
                if sharer.delegation != learner.delegation
                and profiles.shared_level[j, p] > profiles.current[i, p]
            ]
            for rank, j in enumerate(above[: each + 1], start=1):
                steps = min(profiles.shared_level[j, p], profiles.aim[i, p])
                steps -= profiles.current[i, p]
                if steps <= 0:
                    continue
                sharer = people[j]
                ties.append(
                    PlanTie(
                        learner=learner.id,
                        sharer=sharer.id,
                        practice=practice,
                        steps=int(steps),
                        value=float(4 - profiles.priority[i, p]) * float(steps),
                        rank=rank if rank <= each else None,
                        same_table=at.get(learner.id) == at.get(sharer.id, "-"),
                        reason=f"from level {profiles.current[i, p]} up {steps}",
                    )
                )
    return ties


def with_names(cohort: Cohort, names: tuple[tuple[str, str], ...]) -> Cohort:
    """Give the first people these names."""
    people = list(cohort.participants)
    for i, (name, local) in enumerate(names):
        people[i] = replace(people[i], name=name, name_local=local)
    return replace(cohort, participants=tuple(people))


def with_consent(cohort: Cohort, *ids: str) -> Cohort:
    """Let only these people consent to be shown with their asks."""

    def asked(person: Participant) -> Participant:
        given = frozenset({Consent.WORKSHOP} if person.id in ids else ())
        return replace(person, consent=given)

    people = tuple(asked(person) for person in cohort.participants)
    return replace(cohort, participants=people)
