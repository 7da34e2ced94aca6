"""Naming: people and tables found by id, by name, or as they are printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from cityshare.advice.names import Names, table_name
from cityshare.cohort import Cohort
from cityshare.documents.words import WORDS
from cityshare.errors import CityshareError, Place, Problem
from cityshare.grouping import Plan
from cityshare.grouping.columns import nearest
from cityshare.grouping.table_ids import table_number


class Naming:
    """Finds people and tables of a plan, and collects what could not be found.

    A person is named by id, by name in either script, or by name with delegation,
    as ``Kim Minji (Busan)``; a table as ``T2``, ``2`` or ``Table 2``, in any language
    of the documents. Upper and lower case do not matter.

    Parameters
    ----------
    cohort
        Whose people may be named.
    plan
        Whose tables may be named.
    """

    def __init__(self, cohort: Cohort, plan: Plan) -> None:
        self._cohort = cohort
        self._names = Names(cohort)
        self._problems: list[Problem] = []
        self._people: dict[str, list[str]] = {}
        for person in cohort.participants:
            for name in self._names_of(person.id):
                self._people.setdefault(_folded(name), []).append(person.id)
        self._tables: dict[str, str] = {}
        for table in plan.tables:
            for name in _table_names(table.id):
                self._tables.setdefault(_folded(name), table.id)

    def person(self, text: str, option: str) -> str:
        """Return the id of the person a text names."""
        ids = self._found(text)
        if len(ids) == 1:
            return ids[0]
        if ids:
            named = "; ".join(f"{self._names.person(id_)}: {id_}" for id_ in ids)
            reason = f"several people have this name ({named}). Give one of these ids"
        else:
            known = [name for p in self._cohort.participants for name in (p.id, p.name)]
            hint = nearest(text, known)
            reason = f"nobody of this cohort has this id or name. {hint}"
        return self._refused(text, option, reason)

    def people(self, texts: Iterable[str] | None, option: str) -> list[str]:
        """Return the ids of people, of whom several may stand in one text."""
        parts = [part for text in texts or () for part in self._parts(text)]
        return [self.person(part, option) for part in parts]

    def table(self, text: str, option: str) -> str:
        """Return the id of the table a text names."""
        table = self._tables.get(_folded(text))
        if table is not None:
            return table
        known = ", ".join(dict.fromkeys(self._tables.values()))
        return self._refused(text, option, f"the tables of this plan are {known}")

    def moves(self, texts: Iterable[str] | None, option: str) -> dict[str, str]:
        """Return the tables that people are to sit at, from texts ``ID=TABLE``."""
        moves: dict[str, str] = {}
        for text in texts or ():
            for part in [text] if text.count("=") == 1 else _split(text):
                person, equals, table = (x.strip() for x in part.rpartition("="))
                if person and equals and table:
                    who, where = self.person(person, option), self.table(table, option)
                    if moves.setdefault(who, where) != where:
                        self._refused(part, option, "this person is to move twice")
                else:
                    reason = "write it as ID=TABLE, such as busan-1=T3"
                    self._refused(part, option, reason)
        return moves

    def check(self) -> None:
        """Refuse everything that could not be found, at once.

        Raises
        ------
        CityshareError
            F108 for each name.
        """
        if self._problems:
            raise CityshareError(self._problems)

    def _found(self, text: str) -> list[str]:
        if any(person.id == text for person in self._cohort.participants):
            return [text]
        return list(dict.fromkeys(self._people.get(_folded(text), ())))

    def _parts(self, text: str) -> list[str]:
        """Return a text whole if it names somebody: a name may hold a comma."""
        return [text.strip()] if self._found(text.strip()) else _split(text)

    def _names_of(self, id_: str) -> tuple[str, ...]:
        person = self._cohort.participant(id_)
        delegation = self._cohort.delegation(person.delegation).name
        names = (person.name, person.name_local, person.full_name)
        given = [name for name in names if name]
        return (id_, *given, *(f"{name} ({delegation})" for name in given))

    def _refused(self, text: str, option: str, reason: str) -> str:
        place = Place(column=option)
        self._problems.append(Problem("F108", place, text, {"reason": reason}))
        return text


def _split(text: str) -> list[str]:
    parts = [part.strip() for part in text.split(",")]
    return [part for part in parts if part]


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _table_names(id_: str) -> set[str]:
    """Return the names a table has: its id, its number, what is printed and told."""
    number = table_number(id_)
    names = {id_, number}
    for language, words in WORDS.items():
        names |= {words["at_table"].format(number=number), f"{words['table']} {number}"}
        names.add(table_name(id_, language))
    return names
