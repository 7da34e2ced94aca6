"""Answers of people on practices."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from cityshare.store.tables import answer, person


@dataclass(frozen=True, slots=True)
class Answer:
    """One person's answer on one practice; ``None`` is blank or "don't know".

    Attributes
    ----------
    priority
        Whether this is one of at most three priorities.
    rank
        1, 2 or 3 for a priority; where it is left out, the lowest one that is free.
    share
        Yes, no, or not said.
    revision
        How often the answer was saved. With a number, saving takes the place of that
        revision only; 0 replaces whatever there is.
    """

    practice: str
    current: int | None = None
    target: int | None = None
    priority: bool = False
    share: bool | None = None
    note: str = ""
    revision: int = 0
    rank: int | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """How far one person has come; ``delegation`` is the person's."""

    person: str
    delegation: str
    role: str
    answered: int


_COLUMNS = (
    "practice", "current", "target", "share", "note", "revision", "rank",
)  # fmt: skip


_OF_PERSON = (
    select(*answer.c[_COLUMNS])
    .where(
        answer.c.workshop == bindparam("workshop"), answer.c.person == bindparam("who")
    )
    .order_by(answer.c.practice)
)

_CHANGED = (
    update(answer)
    .where(
        answer.c.workshop == bindparam("of"),
        answer.c.person == bindparam("by"),
        answer.c.practice == bindparam("on"),
    )
    .values({name: bindparam(name) for name in _COLUMNS[1:]})
    .values(saved_at=bindparam("saved_at"))
)
_NEW = insert(answer)


def set_answer(
    connection: Connection,
    workshop: str,
    who: str,
    given: Answer,
    *,
    saved_at: datetime,
) -> None:
    """Keep an answer in place of an earlier one."""
    here = {"of": workshop, "by": who, "on": given.practice, "saved_at": saved_at}
    columns = {name: getattr(given, name) for name in _COLUMNS[1:]}
    if not connection.execute(_CHANGED, here | columns).rowcount:
        add_answers(connection, workshop, [(who, given)], saved_at=saved_at)


def add_answers(
    connection: Connection,
    workshop: str,
    given: Iterable[tuple[str, Answer]],
    *,
    saved_at: datetime,
) -> None:
    """Keep answers, by person, where there are none yet."""
    rows = [
        {
            "workshop": workshop,
            "person": who,
            "saved_at": saved_at,
            **{name: getattr(one, name) for name in _COLUMNS},
        }
        for who, one in given
    ]
    if rows:
        connection.execute(_NEW, rows)


def answers_of(connection: Connection, workshop: str, who: str) -> dict[str, Answer]:
    """Return a person's answers by practice."""
    rows = connection.execute(_OF_PERSON, {"workshop": workshop, "who": who})
    return {row[0]: _answer(*row) for row in rows}


def all_answers(connection: Connection, workshop: str) -> list[tuple[str, Answer]]:
    """Return everyone's answers with the ids of their people."""
    query = (
        select(answer.c.person, *answer.c[_COLUMNS])
        .where(answer.c.workshop == workshop)
        .order_by(answer.c.person, answer.c.practice)
    )
    return [(who, _answer(*row)) for who, *row in connection.execute(query)]


def _answer(
    practice: str,
    current: int | None,
    target: int | None,
    share: bool | None,
    note: str,
    revision: int,
    rank: int | None,
) -> Answer:
    is_priority = rank is not None
    return Answer(practice, current, target, is_priority, share, note, revision, rank)


def notes_of(connection: Connection, workshop: str) -> list[tuple[str, str, str]]:
    """Return person, practice and note of every answer that has a note."""
    query = select(*answer.c["person", "practice", "note"])
    here = (answer.c.workshop == workshop, answer.c.note != "")
    return [(*row,) for row in connection.execute(query.where(*here))]


def replace_note(
    connection: Connection, workshop: str, who: str, practice: str, note: str
) -> None:
    """Replace the words of a note; the answer's revision and moment stay."""
    here = (
        answer.c.workshop == workshop,
        answer.c.person == who,
        answer.c.practice == practice,
    )
    connection.execute(update(answer).where(*here).values(note=note))


def tallies(connection: Connection, workshop: str) -> list[Tally]:
    """Return how many practices each person has answered."""
    same = (answer.c.workshop == person.c.workshop) & (answer.c.person == person.c.id)
    query = (
        select(
            person.c.id,
            person.c.delegation,
            person.c.role,
            func.count(answer.c.practice),
        )
        .select_from(person.outerjoin(answer, same))
        .where(person.c.workshop == workshop)
        .group_by(person.c.id, person.c.delegation, person.c.role)
    )
    return [Tally(*row) for row in connection.execute(query)]
