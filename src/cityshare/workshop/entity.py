"""A live workshop by itself: how it is made and found, its phase and its codes."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Self

from cityshare.cohort import ThemeLayout
from cityshare.questionnaire import Questionnaire
from cityshare.store import Database, Event, events, facilitators, people, plans
from cityshare.store import workshops as store
from cityshare.workshop import seating
from cityshare.workshop.change import Change, View, changing, utc_now, viewing
from cityshare.workshop.codes import as_typed, hash_token, is_passcode
from cityshare.workshop.creating import (
    JOIN_DAYS,
    Origin,
    create_workshop,
    free_join_code,
)
from cityshare.workshop.phase import Phase, check_move

MOST_EVENTS = 1_000
MOST_TRIED = 60


@dataclass(frozen=True)
class Entity:
    """A row of the table of workshops, and the transactions on it."""

    db: Database
    id: str
    clock: Callable[[], datetime] = utc_now

    @classmethod
    def create(
        cls,
        db: Database,
        origin: Origin,
        *,
        title: str | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> tuple[Self, str]:
        """Make a workshop from a cohort (or its folder) or a questionnaire.

        Returns
        -------
        Workshop, str
            The workshop in its draft, and the facilitator's passcode, which cannot
            be shown again.

        Raises
        ------
        CityshareError
            With everything that is wrong with the folder or the questionnaire.
        """
        id_, passcode = create_workshop(db, origin, title=title, now=clock())
        return cls(db, id_, clock), passcode

    @classmethod
    def find(
        cls, db: Database, join_code: str, *, clock: Callable[[], datetime] = utc_now
    ) -> Self | None:
        """Return the workshop of a join code, however it is typed, until it expires."""
        with db.read() as connection:
            row = store.workshop_of_code(connection, as_typed(join_code))
        if row is None or row.join_expires <= clock():
            return None
        return cls(db, row.id, clock)

    @classmethod
    def load(
        cls, db: Database, id_: str, *, clock: Callable[[], datetime] = utc_now
    ) -> Self:
        """Return the workshop of an id; ``KeyError`` if there is none."""
        with viewing(db, id_):
            return cls(db, id_, clock)

    @classmethod
    def latest(
        cls, db: Database, *, clock: Callable[[], datetime] = utc_now
    ) -> Self | None:
        """Return the workshop that was made last."""
        with db.read() as connection:
            row = store.latest_workshop(connection)
        return None if row is None else cls(db, row.id, clock)

    @classmethod
    def of_link(
        cls, db: Database, token: str, *, clock: Callable[[], datetime] = utc_now
    ) -> Self | None:
        """Return the workshop of somebody's return link."""
        with db.read() as connection:
            id_ = people.workshop_of_token(connection, hash_token(token))
        return None if id_ is None else cls(db, id_, clock)

    @classmethod
    def of_passcode(
        cls, db: Database, text: str, *, clock: Callable[[], datetime] = utc_now
    ) -> Self | None:
        """Return the workshop of a facilitator's passcode, among the newer ones.

        Each passcode takes some hundredths of a second to try, so that not more
        than :data:`MOST_TRIED` are.
        """
        with db.read() as connection:
            known = facilitators.all_passcodes(connection, most=MOST_TRIED)
        found = (id_ for id_, hashed in known if is_passcode(text, hashed))
        id_ = next(found, None)
        return None if id_ is None else cls(db, id_, clock)

    @classmethod
    def of(cls, other: Entity) -> Self:
        """Return another view of the same workshop, such as its wall."""
        return cls(other.db, other.id, other.clock)

    @property
    def title(self) -> str:
        """The title, as the facilitator gave it or in English."""
        with self._view() as view:
            return view.row.title

    def title_in(self, language: str) -> str:
        """Return the title in a language, or the only one that was given."""
        with self._view() as view:
            given, title = view.row.title, view.header.title
            return title.read(language) if title.read() == given else given

    @property
    def phase(self) -> Phase:
        """Where the workshop stands."""
        with self._view() as view:
            return view.phase

    @property
    def join_code(self) -> str:
        """The six characters with which people join."""
        with self._view() as view:
            return view.row.join_code

    @property
    def questionnaire(self) -> Questionnaire:
        """The questionnaire."""
        with self._view() as view:
            return view.questionnaire

    @property
    def layout(self) -> ThemeLayout:
        """The themes people can wish for."""
        with self._view() as view:
            return view.layout

    def check_passcode(self, text: str) -> bool:
        """Tell whether this is a facilitator's passcode, however it is typed."""
        return self.key_of_passcode(text) is not None

    def key_of_passcode(self, text: str) -> str | None:
        """Return what a browser keeps to show that it knew a passcode."""
        for hashed in self._passcodes():
            if is_passcode(text, hashed):
                return hash_token(hashed)
        return None

    def takes_key(self, key: str) -> bool:
        """Tell whether a key was made from a passcode that still opens the board."""
        return key in {hash_token(hashed) for hashed in self._passcodes()}

    def renew_join_code(self) -> str:
        """Draw a new join code; the earlier one is void."""
        with self._change() as change:
            code = free_join_code(change.connection)
            until = change.now + timedelta(days=JOIN_DAYS)
            change.set(join_code=code, join_expires=until)
            change.note("join code")
            return code

    def move_to(self, phase: Phase) -> None:
        """Go to the next phase, or back to any earlier one.

        Raises
        ------
        CityshareError
            L203 if a phase would be left out, L204 without groups, L205 if none are
            published.
        """
        with self._change() as change:
            versions = plans.plans_of(change.connection, self.id)
            check_move(
                change.phase,
                phase,
                has_tables=any(v.plan.has_tables for v in versions),
                is_published=any(v.state == "published" for v in versions),
            )
            if phase is change.phase:
                return
            if phase is Phase.OPEN and change.row.join_expires <= change.now:
                change.set(join_expires=change.now + timedelta(days=JOIN_DAYS))
            seating.set_phase(change, phase)

    def events_after(self, id_: int, *, most: int = MOST_EVENTS) -> list[Event]:
        """Return the events after one, oldest first."""
        with self._view() as view:
            return events.events_after(view.connection, self.id, id_, most=most)

    @property
    def last_event(self) -> int:
        """Id of the newest event."""
        with self._view() as view:
            return events.last_event(view.connection, self.id)

    def _passcodes(self) -> list[str]:
        with self._view() as view:
            others = facilitators.facilitators_of(view.connection, self.id)
            return [view.row.passcode_hash, *(row.passcode_hash for row in others)]

    def _view(self) -> AbstractContextManager[View]:
        return viewing(self.db, self.id)

    def _change(self) -> AbstractContextManager[Change]:
        return changing(self.db, self.id, now=self.clock())
