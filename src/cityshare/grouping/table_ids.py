"""What tables are called: T1, T2 and so on in files, by their numbers in the room."""

from __future__ import annotations

import re

NUMBERED = re.compile(r"T0*(\d+)")


def numbered_ids(n_tables: int) -> tuple[str, ...]:
    """Return the ids of tables that nobody named.

    >>> numbered_ids(2)
    ('T1', 'T2')
    """
    return tuple(f"T{g + 1}" for g in range(n_tables))


def table_number(table: str) -> str:
    """Return what a table is called in the room.

    >>> table_number("T3"), table_number("balcony")
    ('3', 'balcony')
    """
    found = NUMBERED.fullmatch(table)
    return found[1] if found else table
