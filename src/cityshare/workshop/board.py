"""The board: a plan edited by hand, each step of it judged and kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cityshare import advice
from cityshare.advice.explained_person import explain_seat
from cityshare.advice.standing import Standing
from cityshare.advice.tell import tell_person
from cityshare.errors import CityshareError, Problem
from cityshare.progress import SILENT, Observer
from cityshare.store import PlanSummary, plans, steps
from cityshare.store.steps import Step
from cityshare.workshop import mending, stepping
from cityshare.workshop.board_hall import BoardHall, hall_of
from cityshare.workshop.board_state import BoardState, Compared, Repaired, Why
from cityshare.workshop.compared import compare
from cityshare.workshop.entity import Entity
from cityshare.workshop.places import Places
from cityshare.workshop.seating import record_version
from cityshare.workshop.stepping import draft_at, state_of, version_of

HEADING = 2  # lines above what is told of a person


@dataclass(frozen=True)
class PlanBoard(Entity):
    """The versions of the plan of a workshop, for editing.

    A change is asked for with the step that the screen has seen, so that two screens
    do not undo each other's work unseen. Every method raises L206 if there is no
    such version and L207 if it seats nobody.
    """

    def versions(self) -> list[PlanSummary]:
        """Return all versions without their tables, oldest first."""
        with self._view() as view:
            return plans.summaries(view.connection, self.id)

    def state(self, number: int) -> BoardState:
        """Return a version as it stands now."""
        with self._view() as view:
            return state_of(view, version_of(view, number))

    def draft_of(self, number: int) -> BoardState:
        """Begin a new draft that holds what a version holds, to change or go back."""
        with self._change() as change:
            version = version_of(change, number)
            draft = record_version(change, replace(version, base=number))
            start = steps.start_of(change.connection, self.id, number)
            if start is not None:
                again = replace(start, status=version.plan.status)
                at = (change.connection, self.id, draft.number)
                steps.set_start(*at, again, at=change.now)
            return state_of(change, draft)

    def weigh(self, number: int, change: advice.Change) -> advice.Weighed:
        """Say what a move or a swap would do.

        Raises
        ------
        CityshareError
            R104 if somebody has no seat here, R105 if there is no such table.
        """
        hall, places = self._hall(number)
        return advice.weigh_change(hall.compiled, hall.seat(places), change)

    def change(self, number: int, change: advice.Change, *, step: int) -> BoardState:
        """Move somebody or swap two people; a move to the own table is no step.

        Raises
        ------
        CityshareError
            L320 if another screen has changed the plan, L321 if somebody is locked,
            L322 if it is published, R104 if somebody has no seat here, R105 if there
            is no such table.
        """
        self._hall(number)  # compiles where nobody waits
        with self._change() as transaction:
            version = draft_at(transaction, number, step)
            places = Places.of(version.plan)
            moves = stepping.moves_of(hall_of(transaction, places), places, change)
            stepping.check_locks(version, moves)
            if moves:
                kind = "swap" if change.other else "move"
                made = Step(0, kind, tuple(moves))
                version = stepping.step_on(transaction, version, made)
            return state_of(transaction, version)

    def lock(
        self, number: int, person_ids: Iterable[str], *, locked: bool
    ) -> BoardState:
        """Lock people to their tables, or unlock them.

        Raises
        ------
        CityshareError
            L325 if somebody to be locked has no seat here.
        """
        with self._change() as change:
            version = version_of(change, number)
            ids = dict.fromkeys(person_ids)
            seated = Places.of(version.plan).table_of
            if locked and (lost := [id_ for id_ in ids if id_ not in seated]):
                raise CityshareError([Problem("L325", got=id_) for id_ in lost])
            others = [id_ for id_ in version.locked if id_ not in ids]
            now = [*others, *ids] if locked else others
            if now != list(version.locked):
                plans.set_locked(change.connection, self.id, number, now)
                change.note("locked", plan=number)
            return state_of(change, replace(version, locked=tuple(now)))

    def undo(self, number: int, *, step: int) -> BoardState:
        """Take the last step back; who did not show up is here again.

        Raises
        ------
        CityshareError
            L320 if another screen has changed the plan, L321 if somebody is locked,
            L322 if it is published, L323 if there is no step.
        """
        self._hall(number)
        with self._change() as change:
            version = draft_at(change, number, step)
            return state_of(change, stepping.step_back(change, version))

    def redo(self, number: int, *, step: int) -> BoardState:
        """Take the step again that was taken back last.

        Raises
        ------
        CityshareError
            L320 if another screen has changed the plan, L321 if somebody is locked,
            L322 if it is published, L324 if there is no step.
        """
        self._hall(number)
        with self._change() as change:
            version = draft_at(change, number, step)
            return state_of(change, stepping.step_again(change, version))

    def suggest(self, number: int, person: str) -> tuple[advice.Weighed, ...]:
        """List the best moves and swaps of somebody, without those who are locked.

        Raises
        ------
        CityshareError
            R104 if the person has no seat here.
        """
        with self._view() as view:
            version = version_of(view, number)
            places = Places.of(version.plan)
            hall = hall_of(view, places)
        seating = hall.seat(places)
        return advice.suggest(hall.compiled, seating, person, locked=version.locked)

    def why(self, number: int, person: str, *, language: str = "en") -> Why:
        """Tell why somebody sits where they sit.

        Raises
        ------
        CityshareError
            F108 if the person has no seat here.
        """
        with self._view() as view:
            version = version_of(view, number)
            places = Places.of(version.plan)
            hall = hall_of(view, places)
        standing = Standing(version.plan, hall.compiled, hall.seat(places))
        explained = explain_seat(standing, person)
        cohort = hall.ground.profiles.cohort
        told = tell_person(cohort, replace(explained, others=()), language=language)
        lines = told.splitlines()[HEADING:]
        return Why(
            person=person,
            sentences=tuple(line.strip() for line in lines if line.strip()),
            answered=sum(p.answer == "answered" for p in explained.priorities),
            priorities=len(explained.priorities),
            others=tuple(
                sorted(explained.others, key=lambda o: (-o.own_change, o.table))
            ),
        )

    def no_show(
        self,
        number: int,
        person_ids: Iterable[str],
        *,
        observer: Observer = SILENT,
    ) -> Repaired:
        """Mend a plan without people who did not come, with the fewest moves.

        They are away from here on. A draft goes one step on; a new draft is begun
        where the plan is published or a table closes.

        Raises
        ------
        CityshareError
            L312 if somebody is unknown, L325 if they have no seat here, L320 if
            another screen has changed the plan meanwhile.
        """
        with self._view() as view:
            wanted = mending.read_no_show(view, number, person_ids)
        return self._mended(wanted, observer)

    def late(
        self,
        number: int,
        person_ids: Iterable[str],
        *,
        observer: Observer = SILENT,
    ) -> Repaired:
        """Seat people who came late where they fit best; nobody else moves.

        Raises
        ------
        CityshareError
            L312 if somebody is unknown, L326 if they have a seat here, L320 if
            another screen has changed the plan meanwhile.
        """
        with self._view() as view:
            wanted = mending.read_late(view, number, person_ids)
        return self._mended(wanted, observer)

    def compare(self, first: int, second: int) -> Compared:
        """Lay two versions side by side."""
        with self._view() as view:
            return compare(version_of(view, first), version_of(view, second))

    def _mended(self, wanted: mending.Mending, observer: Observer) -> Repaired:
        found = wanted.solve(observer)
        with self._change() as change:
            version = mending.keep_mended(change, wanted, found)
            state = state_of(change, version)
        return Repaired(
            state=state,
            moved=found.moved,
            arrived=found.arrived,
            closed=found.closed,
            trade_off=found.trade_off,
            problems=found.problems,
        )

    def _hall(self, number: int) -> tuple[BoardHall, Places]:
        with self._view() as view:
            places = Places.of(version_of(view, number).plan)
            return hall_of(view, places), places
