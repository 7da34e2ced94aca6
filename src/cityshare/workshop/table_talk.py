"""The talk at the tables: who leads it and reports, and what came out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from cityshare.errors import CityshareError, Place, Problem
from cityshare.exchange import Outcome, TableRoles
from cityshare.grouping.plan import Table
from cityshare.store import PlanVersion, outcomes, people, plans, table_roles
from cityshare.store.outcomes import OutcomeRow
from cityshare.workshop.change import View
from cityshare.workshop.entity import Entity
from cityshare.workshop.proposed_roles import proposed_roles

ROLES = tuple(field.name for field in fields(TableRoles))


class Seated(NamedTuple):
    """Somebody at a table."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MyTalk:
    """A person's table as the reporter's page needs it; no level stands in it.

    ``is_reporter`` tells whether this person may hand in the outcome: the reporter
    whom the facilitator set, else anybody at the table. ``revision`` is 0 before the
    first save.
    """

    session: str | None
    table: str
    theme: str
    room: str
    roles: TableRoles
    is_reporter: bool
    outcome: Outcome
    revision: int
    members: tuple[Seated, ...]


@dataclass(frozen=True, slots=True)
class TableOutcome:
    """What came out of one table; blank with revision 0 where nothing is there yet."""

    session: str | None
    table: str
    theme: str
    roles: TableRoles
    outcome: Outcome
    revision: int
    room: str = ""


@dataclass(frozen=True)
class TableTalk(Entity):
    """Roles and outcomes of tables; made by ``TableTalk.of(workshop)``.

    Where a session is left out, the one published last is meant.
    """

    def roles(self, session: str | None = None) -> dict[str, TableRoles]:
        """Return the roles of every table of the published plan of a session.

        What was set goes before what is proposed. Without a plan there are none.
        """
        with self._view() as view:
            version = _published(view, session)
            return {} if version is None else _roles_now(view, version)

    def set_roles(self, session: str | None, table: str, roles: TableRoles) -> None:
        """Set the roles of a table in place of the proposal.

        Raises
        ------
        CityshareError
            L335 for each who does not sit at the table, L336 if there is no table.
        """
        with self._change() as change:
            version = _published(change, session)
            here = None if version is None else _table(version, table)
            if version is None or here is None:
                raise CityshareError([Problem("L336", Place(column="table"))])
            given = {name: getattr(roles, name) for name in ROLES}
            problems = [
                Problem("L335", Place(column=name))
                for name, who in given.items()
                if who and who not in _everybody(here)
            ]
            if problems:
                raise CityshareError(problems)
            table_roles.set_roles(
                change.connection, self.id, version.session, here.id, roles
            )
            change.note("roles", table=here.id)

    def my_talk(self, person: str) -> MyTalk | None:
        """Return a person's table in the plan published last; none without a seat."""
        with self._view() as view:
            found = _seat(view, person) if view.phase.shows_tables else None
            if found is None:
                return None
            version, table = found
            row = _outcomes(view, version)[table.id]
            members = (
                people.person_of_id(view.connection, self.id, id_)
                for id_ in _everybody(table)
            )
            return MyTalk(
                session=version.session,
                table=table.id,
                theme=table.theme,
                room=table.room,
                roles=_roles_now(view, version)[table.id],
                is_reporter=_reporter(view, version, table) in {"", person},
                outcome=row.outcome,
                revision=row.revision,
                members=tuple(Seated(p.id, p.name) for p in members if p),
            )

    def save_outcome(self, person: str, outcome: Outcome, revision: int) -> int:
        """Keep the outcome of a person's table and return its new revision.

        What is there already is not saved again: a post that is sent twice does no
        harm.

        Raises
        ------
        CityshareError
            L312 if the person is not there, L331 (with the stored ``revision`` in its
            details) if another screen changed the outcome, L332 without a seat, L333
            before publication, L334 for anybody but the reporter whom the
            facilitator set.
        """
        with self._change() as change:
            change.person(person)
            if not change.phase.shows_tables:
                raise CityshareError([Problem("L333")])
            found = _seat(change, person)
            if found is None:
                raise CityshareError([Problem("L332")])
            version, table = found
            if _reporter(change, version, table) not in {"", person}:
                raise CityshareError([Problem("L334")])
            stored = _outcomes(change, version)[table.id]
            if stored.outcome == outcome:
                return stored.revision
            if stored.revision != revision:
                details = {"revision": stored.revision}
                raise CityshareError([Problem("L331", details=details)])
            row = OutcomeRow(version.session, table.id, outcome, revision + 1)
            outcomes.set_outcome(change.connection, self.id, row, saved_at=change.now)
            change.note("outcome", table=table.id)
            return row.revision

    def outcomes(self, session: str | None = None) -> tuple[TableOutcome, ...]:
        """Return what came out of every table of the published plan of a session."""
        with self._view() as view:
            version = _published(view, session)
            if version is None:
                return ()
            roles = _roles_now(view, version)
            rows = _outcomes(view, version)
            return tuple(
                TableOutcome(
                    session=version.session,
                    table=table.id,
                    theme=table.theme,
                    roles=roles[table.id],
                    outcome=rows[table.id].outcome,
                    revision=rows[table.id].revision,
                    room=table.room,
                )
                for table in version.plan.tables
            )


def _published(view: View, session: str | None) -> PlanVersion | None:
    """Return the published plan of a session, or the one published last."""
    published = plans.plans_of(view.connection, view.id, state="published")
    for version in reversed(published):
        if session in {None, version.session}:
            return version
    return None


def _seat(view: View, person: str) -> tuple[PlanVersion, Table] | None:
    version = _published(view, None)
    table = None if version is None else version.plan.table_of(person)
    return None if version is None or table is None else (version, table)


def _table(version: PlanVersion, id_: str) -> Table | None:
    return next((table for table in version.plan.tables if table.id == id_), None)


def _everybody(table: Table) -> tuple[str, ...]:
    return (*table.seated, *table.observers, *table.interpreters)


def _reporter(view: View, version: PlanVersion, table: Table) -> str:
    """Return the reporter who was set and still sits there, "" if there is none."""
    given = table_roles.roles_of(view.connection, view.id, version.session)
    reporter = given.get(table.id, TableRoles()).reporter
    return reporter if reporter in _everybody(table) else ""


def _outcomes(view: View, version: PlanVersion) -> dict[str, OutcomeRow]:
    """Return what came out of each table of a plan."""
    found = {table.id: _blank(version, table) for table in version.plan.tables}
    for row in outcomes.outcomes_of(view.connection, view.id):
        if row.session == version.session and row.table in found:
            found[row.table] = row
    return found


def _blank(version: PlanVersion, table: Table) -> OutcomeRow:
    return OutcomeRow(version.session, table.id, Outcome(), 0)


def _roles_now(view: View, version: PlanVersion) -> dict[str, TableRoles]:
    proposed = proposed_roles(view, version)
    given = table_roles.roles_of(view.connection, view.id, version.session)
    return {
        table.id: _merged(given[table.id], proposed[table.id], table)
        if table.id in given
        else proposed[table.id]
        for table in version.plan.tables
    }


def _merged(given: TableRoles, proposed: TableRoles, table: Table) -> TableRoles:
    """Return the roles that were set; who has left the table is replaced."""
    here = _everybody(table)
    kept: Mapping[str, str] = {
        name: who for name in ROLES if (who := getattr(given, name)) in here
    }
    roles = {
        name: kept.get(name)
        or (other if (other := getattr(proposed, name)) not in kept.values() else "")
        for name in ROLES
    }
    return TableRoles(**roles)
