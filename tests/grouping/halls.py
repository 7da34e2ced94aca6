"""Small meetings written by hand, and the halls and clauses that come of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from cityshare.cohort import (
    Cohort,
    Delegation,
    Participant,
    Response,
    Role,
    Session,
    ThemeLayout,
)
from cityshare.grouping.clause import Clause
from cityshare.grouping.compiled import Compiled, compile_hall
from cityshare.grouping.hall import Hall, set_up_hall
from cityshare.grouping.primitives_of_rules import clauses
from cityshare.grouping.rules import Rules
from cityshare.optimisation import Seating
from cityshare.questionnaire import Text
from cityshare.scoring import score
from factories import make_questionnaire

ROLES = {
    "h": Role.HOST,
    "x": Role.RESOURCE,
    "o": Role.OBSERVER,
    "i": Role.INTERPRETER,
    "f": Role.FACILITATOR,
}


def person(id_: str, **more: Any) -> Participant:
    """Build a person: ``a1`` is a delegate of ``a``, ``h:a1`` a host of ``a``.

    The roles are h (host), x (expert), o (observer), i (interpreter) and
    f (facilitator).
    """
    role, _, id_ = id_.rpartition(":")
    given = {"delegation": id_[0], "role": ROLES.get(role, Role.DELEGATE), **more}
    return Participant(id=id_, name=f"Person {id_}", **given)


def people(ids: str, **more: Any) -> list[Participant]:
    """Build people from their ids, all alike in everything else."""
    return [person(id_, **more) for id_ in ids.split()]


def crowd(n: int, **more: Any) -> list[Participant]:
    """Build n delegates, each of a delegation of their own."""
    return [person(f"d{i:03}", delegation=f"c{i:03}", **more) for i in range(n)]


def meeting(
    persons: Iterable[Participant],
    *,
    answers: Mapping[str, Mapping[str, str]] | None = None,
    columns: Mapping[str, Mapping[str, str]] | None = None,
    themes: int = 2,
    practices: int = 1,
    sessions: Sequence[Session] = (),
    rules: Mapping[str, Any] | None = None,
) -> Cohort:
    """Build a cohort; without ``answers`` every delegate is at level 4 everywhere.

    An answer such as ``2>4 #1`` is the current level, the target and the rank; all
    answers are shared. ``columns`` gives columns of delegations, by delegation. The
    practices are ``energy-1``, ``buildings-1``, ``transport-1`` and so on.
    """
    persons = tuple(persons)
    questionnaire = make_questionnaire(themes, practices)
    if answers is None:
        at_four = {p.name: "4" for p in questionnaire.practices}
        delegates = [p.id for p in persons if p.role is Role.DELEGATE]
        answers = dict.fromkeys(delegates, at_four)
    of = columns or {}
    return Cohort(
        id="by-hand",
        title=Text({"en": "A meeting written by hand"}),
        questionnaire=questionnaire,
        layout=ThemeLayout.of_questionnaire(questionnaire),
        delegations=tuple(
            _delegation(id_, of.get(id_, {}))
            for id_ in dict.fromkeys(p.delegation for p in persons)
        ),
        participants=persons,
        responses=tuple(
            _response(id_, practice, answer)
            for id_, given in answers.items()
            for practice, answer in given.items()
        ),
        sessions=tuple(sessions),
        rules=rules or {},
    )


def _delegation(id_: str, columns: Mapping[str, str]) -> Delegation:
    own = {k: v for k, v in columns.items() if k in {"country", "region", "subregion"}}
    context = {k: v for k, v in columns.items() if k not in own}
    return Delegation(id_, f"City {id_.upper()}", context=context, **own)


def _response(id_: str, practice: str, answer: str) -> Response:
    levels, _, rank = answer.partition("#")
    current, _, target = levels.strip().partition(">")
    return Response(
        id_,
        practice,
        current=int(current),
        target=int(target) if target else None,
        priority=int(rank) if rank else None,
        share=True,
    )


def slot(id_: str = "groups", **more: Any) -> Session:
    """Build a table session."""
    return Session(id=id_, title=Text({"en": id_}), kind="tables", **more)


def hall_of(cohort: Cohort, session: Session | None = None, **rules: Any) -> Hall:
    """Set a hall up under the given rules."""
    return set_up_hall(score(cohort), Rules(**rules), session)


def clauses_of(
    cohort: Cohort,
    session: Session | None = None,
    *,
    met: Iterable[tuple[str, str]] = (),
    turns: Iterable[str] = (),
    eased: Iterable[str] = (),
    **rules: Any,
) -> dict[str, Clause]:
    """Compile the rules and return their clauses by name, in order."""
    hall = hall_of(cohort, session, **rules)
    found = list(clauses(hall, met=met, turns=turns, eased=frozenset(eased)))
    named = {clause.rule: clause for clause in found}
    assert len(named) == len(found)
    return named


def compiled_of(
    cohort: Cohort, session: Session | None = None, **rules: Any
) -> Compiled:
    """Compile a hall."""
    return compile_hall(hall_of(cohort, session, **rules))


def seated(compiled: Compiled, *tables: tuple[str, str]) -> Seating:
    """Seat people by hand: each table a theme and the ids of its people."""
    row = {p.id: i for i, p in enumerate(compiled.hall.people)}
    table_of = np.full(len(row), -1)
    for g, (_, ids) in enumerate(tables):
        table_of[[row[id_] for id_ in ids.split()]] = g
    assert (table_of >= 0).all()
    names = compiled.hall.theme_names
    return Seating(table_of, np.array([names.index(theme) for theme, _ in tables]))
