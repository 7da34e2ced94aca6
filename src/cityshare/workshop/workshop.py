"""The workshop: everything that can be done with it, each in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from cityshare.cohort import AgreedLevel, Cohort, Delegation, write_cohort
from cityshare.errors import CityshareError, Problem
from cityshare.grouping import Plan
from cityshare.progress import SILENT, Observer
from cityshare.store import (
    Answer,
    Offer,
    Person,
    PlanVersion,
    answers,
    delegations,
    offers,
    people,
    plans,
)
from cityshare.workshop import answering, seating
from cityshare.workshop.assembling import assemble
from cityshare.workshop.change import Change
from cityshare.workshop.codes import hash_token, new_token
from cityshare.workshop.counts import Counts, count
from cityshare.workshop.entity import Entity
from cityshare.workshop.erasing import erase_person
from cityshare.workshop.live_rules import with_live_rules
from cityshare.workshop.my_table import MyTable, my_table
from cityshare.workshop.registration import Joined, Registration, check_registration


@dataclass(frozen=True)
class Workshop(Entity):
    """A live workshop in a database; the object itself remembers nothing.

    Any number of threads may use it. Every change is on disk, with its event, when
    its method returns.

    Examples
    --------
    >>> import tempfile
    >>> from cityshare.store import open_database
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     db = open_database(f"{folder}/workshop.sqlite")
    ...     workshop, passcode = Workshop.create(db, "green-growth")
    ...     print(workshop.phase, workshop.check_passcode(passcode))
    ...     db.close()
    draft True
    """

    @property
    def delegations(self) -> list[Delegation]:
        """The delegations in the order in which they came."""
        with self._view() as view:
            return delegations.delegations_of(view.connection, self.id)

    @property
    def people(self) -> list[Person]:
        """Everybody in the order in which they came."""
        with self._view() as view:
            return people.people_of(view.connection, self.id)

    def register(self, registration: Registration) -> Joined:
        """Let somebody in, with a new delegation where theirs is not there yet.

        Raises
        ------
        CityshareError
            L202 before the workshop is opened, else with everything that is wrong.
        """
        token = new_token()
        with self._change() as change:
            if not change.phase.is_running:
                raise CityshareError([Problem("L202")])
            person, city = self._checked(change, registration)
            number = change.row.last_person + 1
            id_ = f"{person.delegation}-{number}"
            if city is not None:
                delegations.add_delegation(change.connection, self.id, city)
                change.note("delegation", delegation=city.id)
            people.add_person(
                change.connection,
                self.id,
                replace(person, id=id_, number=number),
                token_hash=hash_token(token),
            )
            change.set(last_person=number)
            change.note("person", person=id_)
        return Joined(id_, token)

    def change_registration(self, person_id: str, registration: Registration) -> Person:
        """Replace what a person entered to join; the id and the link stay.

        Raises
        ------
        CityshareError
            L202 if it is too early or too late, L312 if the person is not there,
            else with everything that is wrong.
        """
        with self._change() as change:
            if not change.phase.is_running:
                raise CityshareError([Problem("L202")])
            before = change.person(person_id)
            entered, city = self._checked(change, registration)
            if city is not None:
                delegations.add_delegation(change.connection, self.id, city)
                change.note("delegation", delegation=city.id)
            person = replace(
                before,
                name=entered.name,
                delegation=entered.delegation,
                languages=entered.languages,
                themes=entered.themes,
                consent=entered.consent,
                consent_version=entered.consent_version,
                interface=entered.interface,
            )
            people.change_person(change.connection, self.id, person)
            change.note("person", person=person_id)
            return person

    def new_link(self, person_id: str) -> Joined:
        """Give a person a new return link; an earlier one is void."""
        token = new_token()
        with self._change() as change:
            change.person(person_id)
            people.set_token(
                change.connection, self.id, person_id, token_hash=hash_token(token)
            )
        return Joined(person_id, token)

    def person_of(self, token: str) -> Person | None:
        """Return the person of a return link."""
        with self._view() as view:
            return people.person_of_token(view.connection, self.id, hash_token(token))

    def person(self, person_id: str) -> Person | None:
        """Return the person of an id."""
        with self._view() as view:
            return people.person_of_id(view.connection, self.id, person_id)

    def set_away(self, person_id: str, *, away: bool) -> None:
        """Note that somebody did not come or has left, or is here after all."""
        with self._change() as change:
            person = replace(change.person(person_id), away=away)
            people.change_person(change.connection, self.id, person)
            change.note("person", person=person_id)

    def save_answer(self, person_id: str, answer: Answer) -> Answer:
        """Keep an answer and return it with its new revision.

        An answer that is there already is not saved again.

        Raises
        ------
        CityshareError
            L201 if answers are not taken, L306 if another screen has changed the
            answer, L312 if the person is not there, else with everything wrong.
        """
        with self._change() as change:
            return answering.save_answer(change, change.person(person_id), answer)

    def save_own_answer(self, token: str, answer: Answer) -> Answer:
        """Keep an answer of the person of a return link; as :meth:`save_answer`.

        Raises
        ------
        CityshareError
            L312 also if there is no such link or workshop.
        """
        try:
            with self._change() as change:
                person = change.person_of_link(hash_token(token))
                return answering.save_answer(change, person, answer)
        except KeyError:
            raise CityshareError([Problem("L312")]) from None

    def answers_of(self, person_id: str) -> dict[str, Answer]:
        """Return a person's answers by practice."""
        with self._view() as view:
            return answers.answers_of(view.connection, self.id, person_id)

    def save_offer(self, person_id: str, offer: Offer) -> Offer:
        """Keep a card, new (id 0) or changed, and return it with its id.

        Raises
        ------
        CityshareError
            L202 if it is too early or too late, else with everything that is wrong.
        """
        with self._change() as change:
            return answering.save_offer(change, person_id, offer)

    def remove_offer(self, person_id: str, offer_id: int) -> None:
        """Take a card back."""
        with self._change() as change:
            answering.remove_offer(change, person_id, offer_id)

    def offers_of(self, person_id: str) -> list[Offer]:
        """Return a person's cards in the order in which they came."""
        with self._view() as view:
            return offers.offers_of(view.connection, self.id, person_id)

    def agree(self, level: AgreedLevel) -> None:
        """Keep the level that a delegation has agreed on for a practice.

        Raises
        ------
        CityshareError
            L201 if answers are not taken, else with everything that is wrong.
        """
        with self._change() as change:
            answering.save_agreed(change, level)

    def agreed_levels(self) -> list[AgreedLevel]:
        """Return the levels that delegations have agreed on."""
        with self._view() as view:
            return delegations.agreed_levels(view.connection, self.id)

    def counts(self) -> Counts:
        """Count who has joined and answered."""
        with self._view() as view:
            cities = delegations.delegations_of(view.connection, self.id)
            return count(
                answers.tallies(view.connection, self.id),
                (city.id for city in cities),
                n_practices=len(view.questionnaire.practices),
            )

    def cohort(self) -> Cohort:
        """Return everything the workshop holds as a cohort."""
        with self._view() as view:
            return assemble(view)

    def export(self, folder: str | Path) -> None:
        """Write the cohort as a folder, and note that it was done (by nobody known).

        Raises
        ------
        CityshareError
            L208 if nobody has joined, F104 if the folder cannot be written.
        """
        cohort = self.cohort()
        if not cohort.participants:
            raise CityshareError([Problem("L208")])
        write_cohort(with_live_rules(cohort), folder)
        with self._change() as change:
            change.note("exported", what="cohort")

    def make_groups(
        self,
        *,
        session: str | None = None,
        seed: int = 0,
        seconds: float | None = None,
        proof: float | None = None,
        observer: Observer = SILENT,
    ) -> PlanVersion:
        """Seat everybody who is here, and keep the plan as a new version.

        Nobody waits for the search: it works on the answers of its beginning.
        ``proof`` is how many seconds may go into proving how good the plan is.

        Raises
        ------
        CityshareError
            L208 if nobody has joined, L209 before the workshop is opened.
        """
        with self._view() as view:
            cohort, away, earlier = seating.what_groups_need(view, session)
        plan = seating.groups_of(
            cohort,
            session=session,
            seed=seed,
            seconds=seconds,
            proof=proof,
            away=away,
            earlier=earlier,
            observer=observer,
        )
        return self.record_plan(plan)

    def record_plan(self, plan: Plan, *, note: str = "") -> PlanVersion:
        """Keep a plan that was made elsewhere as a new version."""
        with self._change() as change:
            return seating.record_plan(change, plan, note=note)

    def plans(self) -> list[PlanVersion]:
        """Return all versions of the plan, oldest first."""
        with self._view() as view:
            return plans.plans_of(view.connection, self.id)

    def publish(self, number: int) -> None:
        """Show a version to everybody, in place of the one of its session before.

        Raises
        ------
        CityshareError
            L206 if there is no such version, L207 if it seats nobody, L209 before
            the workshop is opened.
        """
        with self._change() as change:
            seating.publish(change, number)

    def my_table(self, person_id: str, *, session: str | None = None) -> MyTable | None:
        """Return where a person sits, in the session or the one published last.

        ``None`` before publication, and for whoever has no seat.
        """
        with self._view() as view:
            if not view.phase.shows_tables:
                return None
            versions = plans.plans_of(view.connection, self.id)
            everyone = people.people_of(view.connection, self.id)
        by_id = {person.id: person for person in everyone}
        for version in reversed(versions):
            if version.state == "published" and session in {None, version.session}:
                return my_table(version, person_id, by_id)
        return None

    def erase(self, person_id: str) -> None:
        """Remove a person from people, answers, cards, plans, events and the file.

        Notes
        -----
        SQLite overwrites what is deleted, and the log beside the file is emptied. On
        PostgreSQL the tables are written anew (``VACUUM FULL``).

        Raises
        ------
        CityshareError
            L312 if the person is not there.
        """
        with self._change() as change:
            erase_person(change, person_id)
        self.db.forget()

    def _checked(
        self, change: Change, given: Registration
    ) -> tuple[Person, Delegation | None]:
        cities = delegations.delegations_of(change.connection, self.id)
        return check_registration(given, cities=cities, layout=change.layout)
