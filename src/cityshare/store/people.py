"""People of a workshop: who they are and how they came in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any, Literal

from sqlalchemy import (
    Connection,
    Select,
    bindparam,
    delete,
    insert,
    select,
    union,
    update,
)

from cityshare.cohort import Consent, Participant, Role
from cityshare.store.tables import answer, offer, person

Source = Literal["phone", "paper", "folder", "board"]


@dataclass(frozen=True, slots=True)
class Person:
    """A participant, with what only the live workshop knows.

    Attributes
    ----------
    number
        The place in the order in which people came.
    consent_version
        Version of the words to which ``consent`` was given, "" where not known.
    interface
        Language of the pages (BCP 47).
    source
        How the person came in: by phone, on paper, with the cohort folder, or entered
        on the facilitator's board.
    away
        Whether the person did not come, or has left.
    """

    id: str
    name: str
    delegation: str
    role: Role = Role.DELEGATE
    name_local: str = ""
    position: str = ""
    rank: int | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    email: str = ""
    consent: frozenset[Consent] = frozenset()
    number: int = 0
    consent_version: str = ""
    interface: str = "en"
    source: Source = "phone"
    away: bool = False

    @property
    def participant(self) -> Participant:
        """The person as a cohort has it."""
        names = (field.name for field in fields(Participant))
        return Participant(**{name: getattr(self, name) for name in names})


_LISTS = ("languages", "themes", "practices")
_COLUMNS = tuple(field.name for field in fields(Person))


_HERE = select(*person.c[_COLUMNS]).where(person.c.workshop == bindparam("workshop"))
_OF_ID = _HERE.where(person.c.id == bindparam("who"))
_OF_TOKEN = _HERE.where(person.c.token_hash == bindparam("token"))


def add_person(
    connection: Connection, workshop: str, who: Person, *, token_hash: str | None
) -> None:
    """Add a person; the hash is that of the secret of the return link."""
    row = {"workshop": workshop, "token_hash": token_hash, **_row(who)}
    connection.execute(insert(person), [row])


def add_people(
    connection: Connection, workshop: str, everybody: Iterable[Person]
) -> None:
    """Add people who have no return link yet."""
    rows = [
        {"workshop": workshop, "token_hash": None, **_row(who)} for who in everybody
    ]
    if rows:
        connection.execute(insert(person), rows)


def change_person(connection: Connection, workshop: str, who: Person) -> None:
    """Replace what is known of a person."""
    here = (person.c.workshop == workshop, person.c.id == who.id)
    connection.execute(update(person).where(*here).values(_row(who)))


def set_token(
    connection: Connection, workshop: str, id_: str, *, token_hash: str
) -> None:
    """Give a person a new return link; the earlier one is void."""
    here = (person.c.workshop == workshop, person.c.id == id_)
    connection.execute(update(person).where(*here).values(token_hash=token_hash))


def drop_tokens(connection: Connection, workshop: str) -> None:
    """Make the return links of everybody void."""
    here = person.c.workshop == workshop
    connection.execute(update(person).where(here).values(token_hash=None))


def remove_person(connection: Connection, workshop: str, id_: str) -> None:
    """Remove a person, with answers and cards."""
    here = (person.c.workshop == workshop, person.c.id == id_)
    connection.execute(delete(person).where(*here))


def person_of_id(connection: Connection, workshop: str, id_: str) -> Person | None:
    """Return the person of an id."""
    return _one(connection, _OF_ID, workshop=workshop, who=id_)


def person_of_token(
    connection: Connection, workshop: str, token_hash: str
) -> Person | None:
    """Return the person of a return link."""
    return _one(connection, _OF_TOKEN, workshop=workshop, token=token_hash)


def workshop_of_token(connection: Connection, token_hash: str) -> str | None:
    """Return the workshop in which somebody has this return link."""
    query = select(person.c.workshop).where(person.c.token_hash == token_hash)
    return connection.scalar(query)


def people_of(connection: Connection, workshop: str) -> list[Person]:
    """Return all people in the order in which they came."""
    query = select(*person.c[_COLUMNS]).where(person.c.workshop == workshop)
    rows = connection.execute(query.order_by(person.c.number, person.c.id))
    return [_person(dict(row._mapping)) for row in rows]  # noqa: SLF001  public name


def delegations_of_people(connection: Connection, workshop: str) -> dict[str, str]:
    """Return everybody's delegation by id."""
    query = select(person.c.id, person.c.delegation).where(
        person.c.workshop == workshop
    )
    return {row.id: row.delegation for row in connection.execute(query)}


def ids_with_content(connection: Connection, workshop: str) -> set[str]:
    """Return the ids of those who have given an answer or posted a card."""
    answered = select(answer.c.person).where(answer.c.workshop == workshop)
    posted = select(offer.c.person).where(offer.c.workshop == workshop)
    return set(connection.scalars(union(answered, posted)))


def away_ids(connection: Connection, workshop: str) -> list[str]:
    """Return the ids of those who did not come or have left."""
    here = (person.c.workshop == workshop, person.c.away)
    query = select(person.c.id).where(*here).order_by(person.c.number, person.c.id)
    return list(connection.scalars(query))


def set_away(connection: Connection, workshop: str, id_: str, *, away: bool) -> bool:
    """Say whether somebody is away; tell whether that is new."""
    here = (person.c.workshop == workshop, person.c.id == id_)
    is_new = person.c.away != away
    statement = update(person).where(*here, is_new).values(away=away)
    return bool(connection.execute(statement).rowcount)


def _one(
    connection: Connection, query: Select[*tuple[Any, ...]], **ids: str
) -> Person | None:
    row = connection.execute(query, ids).mappings().first()
    return _person(dict(row)) if row else None


def _person(row: dict[str, Any]) -> Person:
    lists = {name: tuple(row[name]) for name in _LISTS}
    consent = frozenset(map(Consent, row["consent"]))
    return Person(**{**row, **lists, "role": Role(row["role"]), "consent": consent})


def _row(who: Person) -> dict[str, object]:
    row = {name: getattr(who, name) for name in _COLUMNS}
    for name in _LISTS:
        row[name] = list(row[name])
    row["consent"] = [purpose.value for purpose in Consent if purpose in who.consent]
    row["role"] = who.role.value
    return row
