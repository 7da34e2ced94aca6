"""Rows that pass from one person to another: link, cards, claims, roles at a table."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select, update

from cityshare.store.hour_tables import claim, plan_step, table_role
from cityshare.store.tables import offer, person, plan


def token_hash_of(connection: Connection, workshop: str, who: str) -> str | None:
    """Return the hash of a person's return link; ``None`` where there is no link."""
    here = (person.c.workshop == workshop, person.c.id == who)
    return connection.scalar(select(person.c.token_hash).where(*here))


def people_without_link(connection: Connection, workshop: str) -> set[str]:
    """Return the ids of those who have no return link."""
    here = (person.c.workshop == workshop, person.c.token_hash.is_(None))
    return set(connection.scalars(select(person.c.id).where(*here)))


def drop_token(connection: Connection, workshop: str, who: str) -> None:
    """Make the return link of a person void."""
    here = (person.c.workshop == workshop, person.c.id == who)
    connection.execute(update(person).where(*here).values(token_hash=None))


def give_cards(connection: Connection, workshop: str, *, of: str, to: str) -> None:
    """Give somebody the cards of another person."""
    here = (offer.c.workshop == workshop, offer.c.person == of)
    connection.execute(update(offer).where(*here).values(person=to))


def give_claims(connection: Connection, workshop: str, *, of: str, to: str) -> None:
    """Give somebody the claims of another; none twice, and none on an own card."""
    here = (claim.c.workshop == workshop, claim.c.person == of)
    theirs = (claim.c.workshop == workshop, claim.c.person == to)
    taken = select(claim.c.offer).where(*theirs).scalar_subquery()
    is_new = (*here, claim.c.offer.not_in(taken))
    connection.execute(update(claim).where(*is_new).values(person=to))
    own = select(offer.c.id).where(offer.c.workshop == workshop, offer.c.person == to)
    connection.execute(
        delete(claim).where(*theirs, claim.c.offer.in_(own.scalar_subquery()))
    )


def give_roles(connection: Connection, workshop: str, *, of: str, to: str) -> None:
    """Let somebody take another person's part at the tables."""
    for name in ("chair", "reporter", "first_case"):
        column = table_role.c[name]
        here = (table_role.c.workshop == workshop, column == of)
        connection.execute(update(table_role).where(*here).values({name: to}))


def give_place(
    connection: Connection, workshop: str, number: int, *, of: str, to: str
) -> None:
    """Let somebody take another's place in the locks and steps of a plan."""
    mine = (plan.c.workshop == workshop, plan.c.number == number)
    locked = connection.scalar(select(plan.c.locked).where(*mine))
    if locked and of in locked:
        values = {"locked": renamed(locked, of=of, to=to)}
        connection.execute(update(plan).where(*mine).values(values))
    steps = (plan_step.c.workshop == workshop, plan_step.c.plan == number)
    query = select(plan_step.c.step, plan_step.c.moves).where(*steps)
    for step, moves in connection.execute(query).all():
        changed = renamed(moves, of=of, to=to)
        if changed != moves:
            here = (*steps, plan_step.c.step == step)
            connection.execute(update(plan_step).where(*here).values(moves=changed))


def renamed(content: object, *, of: str, to: str) -> object:
    """Return a text of JSON, read, with an id replaced by another; none listed twice.

    >>> renamed({"pins": {"a-2": "T1"}, "absent": ["a-1", "a-2"]}, of="a-2", to="a-1")
    {'pins': {'a-1': 'T1'}, 'absent': ['a-1']}
    """
    if isinstance(content, dict):
        found: dict[object, object] = {}
        for key, value in content.items():
            if key != of:
                found[key] = renamed(value, of=of, to=to)
        if of in content:
            found.setdefault(to, renamed(content[of], of=of, to=to))
        return found
    if isinstance(content, list | tuple):
        parts = [renamed(part, of=of, to=to) for part in content if part != of]
        if of in content and to not in content:
            parts.insert(list(content).index(of), to)
        return parts
    return to if content == of else content
