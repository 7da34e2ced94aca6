"""Who may open the board: the first facilitator and those who joined."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from cityshare.errors import CityshareError, Problem
from cityshare.store import facilitators as store
from cityshare.workshop.change import Change
from cityshare.workshop.codes import hash_passcode, hash_token, new_passcode
from cityshare.workshop.entity import Entity
from cityshare.workshop.entry import Entry

FIRST = ""
MOST_FACILITATORS = 10


@dataclass(frozen=True, slots=True)
class Facilitator:
    """Somebody who may open the board; the first one has the id "" and no name."""

    id: str
    name: str

    @property
    def is_first(self) -> bool:
        """Whether this is who made the workshop."""
        return self.id == FIRST


@dataclass(frozen=True)
class Facilitators(Entity):
    """The facilitators of a workshop; each has a passcode, kept only as a hash."""

    def everybody(self) -> list[Facilitator]:
        """Return the facilitators, the first one first."""
        with self._view() as view:
            others = store.facilitators_of(view.connection, self.id)
        return [Facilitator(FIRST, ""), *(Facilitator(f.id, f.name) for f in others)]

    def of_key(self, key: str) -> Facilitator | None:
        """Return whose passcode a browser knew, by the key it keeps."""
        known = zip(self.everybody(), self._passcodes(), strict=True)
        return next((who for who, hashed in known if hash_token(hashed) == key), None)

    def add(self, name: str) -> tuple[Facilitator, str]:
        """Let another facilitator in; the passcode cannot be shown again.

        Raises
        ------
        CityshareError
            L307 without a name, L359 if there are as many as there may be.
        """
        passcode = new_passcode()
        hashed = hash_passcode(passcode)
        with self._change() as change:
            entry = Entry()
            line = entry.line("name", name, needed=True)
            entry.check()
            others = store.facilitators_of(change.connection, self.id)
            if len(others) + 1 >= MOST_FACILITATORS:
                details = {"most": MOST_FACILITATORS}
                raise CityshareError([Problem("L359", details=details)])
            row = store.Facilitator(uuid4().hex[:12], line, hashed, change.now)
            store.add_facilitator(change.connection, self.id, row)
            change.note("facilitators")
        return Facilitator(row.id, line), passcode

    def remove(self, id_: str) -> None:
        """Shut somebody out; every board they have open closes.

        Raises
        ------
        CityshareError
            L358 if there is no such facilitator, or it is the first one.
        """
        with self._change() as change:
            self._check_is_other(change, id_)
            store.remove_facilitator(change.connection, self.id, id_)
            change.note("facilitators")

    def renew_passcode(self, id_: str = FIRST) -> str:
        """Draw a new passcode for a facilitator; boards opened with the old one close.

        Raises
        ------
        CityshareError
            L358 if there is no such facilitator.
        """
        passcode = new_passcode()
        hashed = hash_passcode(passcode)
        with self._change() as change:
            if id_ == FIRST:
                change.set(passcode_hash=hashed)
            else:
                self._check_is_other(change, id_)
                store.set_passcode(change.connection, self.id, id_, hashed)
            change.note("facilitators")
        return passcode

    def _check_is_other(self, change: Change, id_: str) -> None:
        others = store.facilitators_of(change.connection, self.id)
        if id_ not in {row.id for row in others}:
            raise CityshareError([Problem("L358")])
