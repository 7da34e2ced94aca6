"""The list of names a workshop began with: each is chosen once, by its person."""

from __future__ import annotations

from cityshare.errors import CityshareError, Problem
from cityshare.store import Person, events, people, taking_over
from cityshare.workshop.change import View
from cityshare.workshop.codes import hash_token, new_token
from cityshare.workshop.entity import Entity
from cityshare.workshop.registration import Joined

CLAIMED, RELEASED = "name chosen", "name given back"
MOST_EVENTS = 1_000_000


class NameList(Entity):
    """The workshop as those see it who find their name on the list."""

    def free(self, delegation: str) -> list[Person]:
        """Return the people of a delegation whose names nobody has chosen yet."""
        return [one for one in self.all_free() if one.delegation == delegation]

    def all_free(self) -> list[Person]:
        """Return everybody of the list whose name nobody has chosen yet.

        A name with answers or cards is not free: whoever chose it would see them.
        """
        with self._view() as view:
            free, _ = _unchosen(view)
        return free

    def with_answers(self) -> list[Person]:
        """Return those without a link whose answers are here: they need their link."""
        with self._view() as view:
            _, guarded = _unchosen(view)
        return guarded

    @property
    def is_open(self) -> bool:
        """Whether there is a name that nobody has chosen yet."""
        with self._view() as view:
            return any(_unchosen(view))

    def choose(self, person: str) -> Joined:
        """Give the person of a name on the list their return link.

        Raises
        ------
        CityshareError
            L202 if it is too early or too late, L312 if the person is not there,
            L365 if somebody has chosen the name, or it is not of the list, L366 if
            the person has answers already.
        """
        token = new_token()
        with self._change() as change:
            if not change.phase.is_running:
                raise CityshareError([Problem("L202")])
            known = change.person(person)
            at = (change.connection, self.id)
            if known.source != "folder" or taking_over.token_hash_of(*at, person):
                raise CityshareError([Problem("L365")])
            if person in people.ids_with_content(*at):
                raise CityshareError([Problem("L366")])
            people.set_token(*at, person, token_hash=hash_token(token))
            change.note(CLAIMED, person=person)
        return Joined(person, token)

    def chosen(self) -> list[Person]:
        """Return those whose names were chosen on a phone, the last one first."""
        with self._view() as view:
            at = (view.connection, self.id)
            noted = events.events_after(*at, 0, most=MOST_EVENTS)
            without = taking_over.people_without_link(*at)
            by_id = {person.id: person for person in people.people_of(*at)}
        ids = [str(e.subject["person"]) for e in noted if e.kind == CLAIMED]
        latest = dict.fromkeys(reversed(ids))
        return [by_id[id_] for id_ in latest if id_ in by_id and id_ not in without]

    def release(self, person: str) -> None:
        """Put a name back on the list; whoever chose it is signed out.

        Raises
        ------
        CityshareError
            L312 if the person is not there.
        """
        with self._change() as change:
            change.person(person)
            taking_over.drop_token(change.connection, self.id, person)
            change.note(RELEASED, person=person)


def _unchosen(view: View) -> tuple[list[Person], list[Person]]:
    """Return those of the list who have no link: without, and with answers."""
    at = (view.connection, view.id)
    without = taking_over.people_without_link(*at)
    filled = people.ids_with_content(*at)
    listed = [p for p in people.people_of(*at) if p.source == "folder"]
    unchosen = [p for p in listed if p.id in without]
    free = [p for p in unchosen if p.id not in filled]
    return free, [p for p in unchosen if p.id in filled]
