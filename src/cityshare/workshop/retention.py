"""How long names are kept; afterwards they go, and levels stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from cityshare.errors import CityshareError, Problem
from cityshare.store import Database, events, workshops
from cityshare.workshop.change import utc_now
from cityshare.workshop.entity import Entity
from cityshare.workshop.nameless import remove_names
from cityshare.workshop.names_day import day_proposed, start_of

MOST_YEARS = 10
REMOVED = "names removed"
_WITHOUT_NAMES = (
    *(REMOVED, "phase", "retention", "join code", "projected", "published"),
    *("exported", "printed"),
)


@dataclass(frozen=True)
class Retention(Entity):
    """The day on which the names of a workshop go; made by ``Retention.of``.

    Examples
    --------
    >>> import tempfile
    >>> from cityshare.store import open_database
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     db = open_database(f"{folder}/workshop.sqlite")
    ...     retention, _ = Retention.create(db, "green-growth")
    ...     retention.keep_names_until(None)
    ...     print(retention.names_until)
    ...     db.close()
    None
    """

    @property
    def names_until(self) -> date | None:
        """The first day without names; none where they are kept."""
        with self._view() as view:
            until = view.row.names_until
        return until.astimezone(UTC).date() if until else None

    @property
    def proposed(self) -> date:
        """The day proposed: some months after the workshop."""
        with self._view() as view:
            return day_proposed(view.header, self.clock())

    def keep_names_until(self, day: date | None) -> None:
        """Let the names go at the start of a day (UTC), or with ``None`` never.

        Raises
        ------
        CityshareError
            L375 if the day is not to come, or too far away.
        """
        with self._change() as change:
            if day is not None and not _is_possible(day, change.now):
                details = {"years": MOST_YEARS}
                raise CityshareError([Problem("L375", got=str(day), details=details)])
            until = None if day is None else start_of(day)
            if until != change.row.names_until:
                change.set(names_until=until)
                change.note("retention")

    def remove_names(self) -> None:
        """Remove every name at once, for good; levels and plans stay."""
        with self._change() as change:
            remove_names(change)
            change.note(REMOVED)
        self.db.forget()

    def is_due(self) -> bool:
        """Tell whether the day has come and names may be there (again)."""
        with self._view() as view:
            until = view.row.names_until
            if until is None or self.clock() < until:
                return False
            at = (view.connection, self.id)
            removed = events.events_of_kind(*at, {REMOVED}, most=1)
            last = events.last_event(*at, but=_WITHOUT_NAMES)
        return not removed or removed[0][0].id < last


def remove_due_names(
    db: Database, *, clock: Callable[[], datetime] = utc_now
) -> list[str]:
    """Remove the names of every workshop whose day has come; return their ids."""
    with db.read() as connection:
        past = workshops.past_names(connection, clock())
    due = [each for id_ in past if (each := Retention(db, id_, clock)).is_due()]
    for retention in due:
        retention.remove_names()
    return [retention.id for retention in due]


def _is_possible(day: date, now: datetime) -> bool:
    return now.date() < day <= now.date() + timedelta(days=366 * MOST_YEARS)
