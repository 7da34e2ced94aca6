"""The seating: everybody's seat in a plan, worded in one language."""

from __future__ import annotations

from cityshare.cohort import Cohort, Participant, Role
from cityshare.documents.name import reading_order, spellings
from cityshare.documents.seat import Seat
from cityshare.documents.words import words
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.plan import Plan, Table
from cityshare.grouping.table_ids import table_number


def check_plan(cohort: Cohort, plan: Plan) -> None:
    """Refuse a plan without tables, or one that was made from another cohort.

    Raises
    ------
    CityshareError
        ``F109`` if there is nothing to print, or a name is not known.
    """
    tables = plan.tables
    named = {i for t in tables for i in (*t.seated, *t.observers, *t.interpreters)}
    named |= {*plan.unseated} | {i for t in plan.ties for i in (t.learner, t.sharer)}
    people = sorted(named - {person.id for person in cohort.participants})
    asked = {p for theme in plan.themes for p in theme.practices}
    practices = sorted((asked | {t.practice for t in plan.ties}) - {*cohort.practices})
    if people:
        reason = f"it names people who are not in the cohort ({', '.join(people)})"
    elif practices:
        reason = f"it names practices nobody was asked about ({', '.join(practices)})"
    elif not tables:
        reason = "it has no tables"
    else:
        return
    problem = Problem("F109", Place("plan.json"), None, {"reason": reason})
    raise CityshareError([problem])


class Seating:
    """Everybody's seat in a plan, worded in one language."""

    def __init__(self, cohort: Cohort, plan: Plan, *, language: str = "en") -> None:
        check_plan(cohort, plan)
        self.cohort = cohort
        self.plan = plan
        self.language = language
        self._words = words(language)
        layouts = (*cohort.layout.themes, *plan.themes)
        self._themes = {theme.name: theme.label.read(language) for theme in layouts}
        self._seats: dict[str, Seat] = {}
        for table in plan.tables:
            for id_ in (*table.seated, *table.observers, *table.interpreters):
                self._seats[id_] = self._at(table, id_)

    def seat(self, participant: str) -> Seat:
        """Return a person's seat; people at no table have the reason in it."""
        if participant in self._seats:
            return self._seats[participant]
        person = self.cohort.participant(participant)
        key = f"unseated.{person.role}"
        other = self._words["unseated.other"]
        return self._seat(person, remark=self._words.get(key, other))

    def theme(self, name: str) -> str:
        """Return the label of a theme."""
        return self._themes.get(name, name)

    @property
    def unseated(self) -> tuple[Seat, ...]:
        """Everybody who is there and at no table, in reading order."""
        out = [p for p in self._present if p.id not in self._seats]
        return tuple(sorted((self.seat(p.id) for p in out), key=_by_name))

    @property
    def everybody(self) -> tuple[Seat, ...]:
        """Everybody who is there in reading order, at a table or not."""
        seats = (self.seat(person.id) for person in self._present)
        return tuple(sorted(seats, key=_by_name))

    @property
    def _present(self) -> list[Participant]:
        """Everybody but those whom the plan knows to be away."""
        there = {*self._seats, *self.plan.unseated}
        return [
            person
            for person in self.cohort.participants
            if person.id in there or person.role is Role.FACILITATOR
        ]

    def _at(self, table: Table, id_: str) -> Seat:
        remark = self._words["second_row"] if id_ in table.observers else ""
        return self._seat(self.cohort.participant(id_), table=table, remark=remark)

    def _seat(
        self, person: Participant, *, table: Table | None = None, remark: str = ""
    ) -> Seat:
        name, other, language = spellings(person, self.language)
        return Seat(
            participant=person.id,
            name=name,
            other_name=other,
            other_language=language,
            delegation=self.cohort.delegation(person.delegation).name,
            role=self._words[f"role.{person.role}"],
            is_delegate=person.role is Role.DELEGATE,
            table=table.id if table else "",
            number=table_number(table.id) if table else "",
            room=table.room if table else "",
            theme=self.theme(table.theme) if table else "",
            remark=remark,
        )


def _by_name(seat: Seat) -> tuple[str, str]:
    return reading_order(seat.sorted_by), seat.participant
