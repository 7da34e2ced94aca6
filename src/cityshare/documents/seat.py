"""A seat: one person as the documents name them, and where they sit."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from cityshare.cohort import Cohort, Participant, Role
from cityshare.documents.words import words
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping.plan import Plan, Table

NUMBERED = re.compile(r"T0*(\d+)")
HANGUL = range(0xAC00, 0xD7A4)
PER_INITIAL = 588
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
SCRIPTS = {
    "ko": ("HANGUL", "CJK"),
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One person with their place; nothing about levels or needs.

    Attributes
    ----------
    participant
        Id of the person.
    name, other_name
        The name in the script of the document where it is known in it, and its
        spelling in another script ("" if there is none).
    other_language
        The language of ``other_name`` ("" where not known).
    delegation, role
        The delegation's name and the role in words.
    table
        Id of the table, "" for somebody at none.
    remark
        "second row", or why somebody is at no table.
    """

    participant: str
    name: str
    other_name: str
    other_language: str
    delegation: str
    role: str
    is_delegate: bool = True
    table: str = ""
    number: str = ""
    room: str = ""
    theme: str = ""
    remark: str = ""

    @property
    def sorted_by(self) -> str:
        """The spelling by which the name is looked up; no Chinese characters."""
        return self.name if initial_of(self.name) else self.other_name or self.name


def table_number(table: str) -> str:
    """Return what a table is called in the room.

    >>> table_number("T3"), table_number("balcony")
    ('3', 'balcony')
    """
    found = NUMBERED.fullmatch(table)
    return found[1] if found else table


def reading_order(name: str) -> str:
    """Return the key by which names are sorted: accents and case aside."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def initial_of(name: str) -> str:
    """Return the letter under which a name is looked up.

    >>> initial_of("Émile"), initial_of("김민수"), initial_of("王芳")
    ('E', 'ㄱ', '')
    """
    first = unicodedata.normalize("NFKC", name)[:1] or " "
    if ord(first) in HANGUL:
        return INITIALS[(ord(first) - HANGUL.start) // PER_INITIAL]
    plain = unicodedata.normalize("NFD", first)[:1].upper()
    ideograph = unicodedata.name(plain, "").startswith("CJK UNIFIED")
    return plain if plain.isalpha() and not ideograph else ""


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
        """Everybody at no table, in reading order."""
        out = [p for p in self.cohort.participants if p.id not in self._seats]
        return tuple(sorted((self.seat(p.id) for p in out), key=_by_name))

    @property
    def everybody(self) -> tuple[Seat, ...]:
        """Everybody in reading order, at a table or not."""
        seats = (self.seat(person.id) for person in self.cohort.participants)
        return tuple(sorted(seats, key=_by_name))

    def _at(self, table: Table, id_: str) -> Seat:
        remark = self._words["second_row"] if id_ in table.observers else ""
        return self._seat(self.cohort.participant(id_), table=table, remark=remark)

    def _seat(
        self, person: Participant, *, table: Table | None = None, remark: str = ""
    ) -> Seat:
        name, other, language = _spellings(person, self.language)
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


def _spellings(person: Participant, language: str) -> tuple[str, str, str]:
    """Return a name for a document, its other spelling and the language of that."""
    local = person.name_local
    if local in {"", person.name}:
        return person.name, "", ""
    own = next((tag for tag in person.languages if not tag.startswith("en")), "")
    main = language.partition("-")[0]
    script = unicodedata.name(local[0], "").startswith(SCRIPTS.get(main, ("?",)))
    if script and own.partition("-")[0] == main:
        return local, person.name, ""
    return person.name, local, own


def _by_name(seat: Seat) -> tuple[str, str]:
    return reading_order(seat.sorted_by), seat.participant
