"""The roster as plain text that can be read aloud, one sentence per table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from cityshare.documents.roster import RosterTable, TableRoster
from cityshare.documents.words import words


def read_aloud(roster: TableRoster) -> str:
    """Write a roster as sentences, one line each, the stamp first.

    Everybody is named once; people at no table come last, with the reason.
    """
    known = words(roster.stamp.language)
    lines = [str(roster.stamp), ""]
    lines += [_table(table, known) for table in roster.tables]
    if roster.unseated:
        people = [
            known["say_reason"].format(name=seat.name, reason=seat.remark)
            for seat in roster.unseated
        ]
        sentence = known["say_unseated"].format(people=_list(people, known))
        lines += ["", sentence + known["say_stop"]]
    return "\n".join(lines) + "\n"


def _table(table: RosterTable, known: Mapping[str, str]) -> str:
    people = [
        known["say_person"].format(name=seat.name, delegation=seat.delegation)
        for seat in (*table.seats, *table.observers)
    ]
    head = known["say_table_room" if table.room else "say_table"].format(
        number=table.number,
        room=table.room,
        theme=table.theme,
        people=_list(people, known),
    )
    return head + _languages(table, known) + known["say_stop"]


def _languages(table: RosterTable, known: Mapping[str, str]) -> str:
    languages = _list(table.languages, known)
    if table.interpreters:
        names = _list([seat.name for seat in table.interpreters], known)
        key = "say_shared_through" if languages else "say_interpreters"
        return known[key].format(interpreters=names, languages=languages)
    return known["say_shared"].format(languages=languages) if languages else ""


def _list(parts: Sequence[str], known: Mapping[str, str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return known["say_comma"].join(parts[:-1]) + known["say_and"] + parts[-1]
