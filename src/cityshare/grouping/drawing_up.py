"""Draw a plan up: from a seating of rows to tables of people, with reasons."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import cycle
from typing import Any

import numpy as np

from cityshare.cohort import Participant, Role
from cityshare.errors import Problem
from cityshare.grouping.compiled import Compiled
from cityshare.grouping.labels import hall_languages, mask_of, spoken
from cityshare.grouping.plan import PlanProblem, PlanTie, Table, UnmetNeed
from cityshare.grouping.table_ids import numbered_ids
from cityshare.optimisation import UNIT, CommonLabel, Evaluation, Seating, lacking
from cityshare.similarity import Tie, find_ties
from cityshare.similarity.table_ties import table_ties


def in_reading_order(compiled: Compiled, seating: Seating) -> Seating:
    """Give tables their numbers by theme, then by their first person.

    Tables keep their numbers where a rule fixes somebody to one of them.
    """
    tables = set(numbered_ids(compiled.problem.n_tables))
    if tables & set(compiled.hall.rules.pins.values()):
        return seating
    n, k = compiled.problem.n_people, compiled.problem.n_tables
    first = np.array([seating.members(g).min(initial=n) for g in range(k)])
    order = np.lexsort((first, seating.theme_of))
    number = np.empty_like(order)
    number[order] = np.arange(len(order))
    return Seating(number[seating.table_of], seating.theme_of[order])


def draw_up_tables(
    compiled: Compiled, seating: Seating, evaluation: Evaluation
) -> tuple[Table, ...]:
    """Describe every table in the words of the plan."""
    hall = compiled.hall
    everybody = hall.people
    helpers = _interpreters(compiled, seating)
    rooms = _rooms(compiled)
    tables = []
    for g in range(compiled.problem.n_tables):
        members = seating.members(g)
        people = [everybody[i] for i in members]
        helped = [hall.profiles.cohort.participant(id_) for id_ in helpers.get(g, ())]
        tables.append(
            Table(
                id=hall.table_ids[g],
                theme=hall.themes[seating.theme_of[g]].name,
                room=rooms[g],
                members=_ids(people, Role.DELEGATE),
                chairs=_ids(people, Role.HOST, Role.RESOURCE),
                observers=_ids(people, Role.OBSERVER),
                interpreters=helpers.get(g, ()),
                languages=shared_languages(people, helped),
                sharers=_sharers(
                    compiled, everybody, members, int(seating.theme_of[g])
                ),
                value=int(evaluation.table_values[g]) / UNIT,
            )
        )
    return tuple(tables)


def _ids(people: list[Participant], *roles: Role) -> tuple[str, ...]:
    return tuple(person.id for person in people if person.role in roles)


def shared_languages(
    people: list[Participant], interpreters: list[Participant]
) -> tuple[str, ...]:
    """Return the languages in which everybody can work, as people wrote them.

    With interpreters these are the languages they bridge.
    """
    talking = [p for p in people if p.languages and p.role is not Role.OBSERVER]
    if interpreters:
        return tuple(dict.fromkeys(x for p in interpreters for x in p.languages))
    if not talking:
        return ()
    common = frozenset.intersection(*(spoken(person) for person in talking))
    written = [x for person in talking for x in person.languages]
    found: dict[str, str] = {}
    for language in written:
        base = language.split("-")[0].lower()
        if base in common:
            found.setdefault(base, language)
    return tuple(found.values())


def _interpreters(compiled: Compiled, seating: Seating) -> dict[int, tuple[str, ...]]:
    """Give interpreters to the tables that need them, the pickiest table first."""
    hall, problem = compiled.hall, compiled.problem
    label = next(
        (
            p
            for p in problem.primitives
            if isinstance(p, CommonLabel) and p.rule == "language"
        ),
        None,
    )
    if label is None or not len(label.bridges):
        return {}
    known = hall_languages(hall)
    by_kind: dict[int, list[str]] = {}
    for person in hall.interpreters:
        by_kind.setdefault(mask_of(spoken(person), known), []).append(person.id)
    needs = {g: lacking(label, seating.members(g))[1] for g in range(problem.n_tables)}
    chosen = _match_bridges(label, {g: need for g, need in needs.items() if need})
    teams: dict[int, tuple[str, ...]] = {}
    for g, kind in chosen.items():
        people = by_kind[int(label.bridges[kind])]
        each = max(1, len(people) // int(label.n_bridges[kind]))
        place = [t for t, other in chosen.items() if other == kind].index(g)
        teams[g] = tuple(people[place * each : (place + 1) * each])
    return teams


def _match_bridges(label: CommonLabel, needs: dict[int, int]) -> dict[int, int]:
    import networkx as nx  # noqa: PLC0415  slow, and most plans need none

    graph: Any = nx.Graph()
    graph.add_nodes_from(needs)
    for kind, number in enumerate(label.n_bridges.tolist()):
        for copy in range(number):
            for g, need in needs.items():
                if need >> kind & 1:
                    graph.add_edge(g, f"{kind}:{copy}")
    matching = nx.bipartite.hopcroft_karp_matching(graph, top_nodes=list(needs))
    return {g: int(matching[g].split(":")[0]) for g in sorted(needs) if g in matching}


def _rooms(compiled: Compiled) -> list[str]:
    """Fill the rooms of the session in order, neighbours in one room."""
    session = compiled.hall.session
    k = compiled.problem.n_tables
    if session is None or not session.rooms:
        return [""] * k
    per_room = -(-k // len(session.rooms))
    filled = [room for room in session.rooms for _ in range(per_room)]
    return [room for room, _ in zip(cycle(filled), range(k), strict=False)]


def _sharers(
    compiled: Compiled,
    everybody: Sequence[Participant],
    members: np.ndarray[Any, Any],
    theme: int,
) -> dict[str, tuple[str, ...]]:
    hall, problem = compiled.hall, compiled.problem
    found = {}
    for p in np.flatnonzero(problem.practices[theme]):
        sources = [i for i in members if problem.shared[i, p] > 0]
        if sources:
            ids = tuple(everybody[i].id for i in sources)
            found[hall.profiles.practices[p]] = ids
    return found


def draw_up_ties(
    compiled: Compiled,
    tables: tuple[Table, ...],
    recommended: Sequence[Tie] | None = None,
) -> tuple[PlanTie, ...]:
    """List whom each learner should ask, then what more their table offers."""
    profiles = compiled.hall.profiles
    table_of = {id_: table for table in tables for id_ in table.seated}
    if recommended is None:
        recommended = find_ties(profiles)
    known = {(tie.learner, tie.sharer, tie.practice) for tie in recommended}
    groups = [(table.seated, _practices(compiled, table.theme)) for table in tables]
    extra = [
        tie
        for tie in table_ties(profiles, groups)
        if (tie.learner, tie.sharer, tie.practice) not in known
    ]
    return tuple(
        _plan_tie(
            tie,
            tie.learner in table_of
            and table_of[tie.learner] is table_of.get(tie.sharer),
        )
        for tie in (*recommended, *extra)
    )


@lru_cache(maxsize=1 << 14)
def _plan_tie(tie: Tie, is_same_table: bool) -> PlanTie:
    """Return a tie of the plan; most are the same after a move on the board."""
    return PlanTie(
        learner=tie.learner,
        sharer=tie.sharer,
        practice=tie.practice,
        steps=tie.steps,
        value=tie.value,
        rank=tie.rank,
        same_table=is_same_table,
        reason=tie.reason,
    )


def _practices(compiled: Compiled, theme: str) -> tuple[str, ...]:
    return next(t.practices for t in compiled.hall.themes if t.name == theme)


def draw_up_unmet(compiled: Compiled) -> tuple[UnmetNeed, ...]:
    """List the practices that nobody here can teach."""
    return tuple(
        UnmetNeed(
            practice=need.practice, participants=need.participants, ask_at=need.ask_at
        )
        for need in compiled.unmet
    )


def draw_up_served(compiled: Compiled, evaluation: Evaluation) -> dict[str, float]:
    """Return each person's share of what one table could serve them, 0 to 1."""
    servable = compiled.problem.servable
    return {
        person.id: round(int(evaluation.served[i]) / int(servable[i]), 4)
        for i, person in enumerate(compiled.hall.people)
        if servable[i] > 0
    }


def draw_up_problems(problems: tuple[Problem, ...]) -> tuple[PlanProblem, ...]:
    """Word the warnings for the plan."""
    return tuple(
        PlanProblem(code=p.code, where=str(p.place), text=p.text) for p in problems
    )
