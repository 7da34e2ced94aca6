"""The hand-out: every file that may lie open in the room."""

from __future__ import annotations

from pathlib import Path

from cityshare.cohort import Cohort
from cityshare.documents.door_list import door_list
from cityshare.documents.folder import write_files
from cityshare.documents.html import Document, html_page
from cityshare.documents.plan_sheet import plan_sheets
from cityshare.documents.read_aloud import read_aloud
from cityshare.documents.roster import (
    PersonRoster,
    TableRoster,
    roster_by_person,
    roster_by_table,
)
from cityshare.documents.spreadsheets import Sheet, csv_bytes, xlsx_bytes
from cityshare.documents.table_card import table_cards
from cityshare.documents.words import words
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles

SHEETS = ("roster-by-table", "roster-by-person")
PAGES = ("table-cards", "door-list", "plan-sheets")
HAND_OUT_FILES = (
    *(f"{name}{suffix}" for name in SHEETS for suffix in (".csv", ".xlsx", ".html")),
    *(f"{name}.html" for name in PAGES),
    "read-aloud.txt",
)


def by_table_sheet(roster: TableRoster) -> Sheet:
    """Return the roster by table as rows, people at no table last."""
    known = words(roster.stamp.language)
    columns = (
        "table", "theme", "room", "name", "other_script", "delegation", "role",
        "languages", "remark",
    )  # fmt: skip
    rows = [
        (
            seat.number,
            seat.theme,
            seat.room,
            seat.name,
            seat.other_name,
            seat.delegation,
            seat.role,
            "; ".join(table.languages),
            seat.remark,
        )
        for table in roster.tables
        for seat in table.people
    ]
    rows += [
        ("", "", "", s.name, s.other_name, s.delegation, s.role, "", s.remark)
        for s in roster.unseated
    ]
    header = tuple(known[column] for column in columns)
    return Sheet(known["by_table"], roster.stamp, header, tuple(rows), grouped=True)


def by_person_sheet(roster: PersonRoster) -> Sheet:
    """Return the roster by person as rows."""
    known = words(roster.stamp.language)
    columns = (
        "name", "other_script", "delegation", "table", "room", "theme", "role",
        "remark",
    )  # fmt: skip
    rows = tuple(
        (
            seat.name,
            seat.other_name,
            seat.delegation,
            seat.number,
            seat.room,
            seat.theme,
            seat.role,
            seat.remark,
        )
        for seat in roster.seats
    )
    header = tuple(known[column] for column in columns)
    return Sheet(known["by_person"], roster.stamp, header, rows)


def hand_out_files(
    cohort: Cohort, profiles: Profiles, plan: Plan, *, language: str = "en"
) -> dict[str, bytes]:
    """Return the content of every file of the hand-out, by file name.

    Nothing in it shows a level, a step, a value, a refusal to share or a remark
    about answers; a need is named only where its owner agreed or posted it.

    Raises
    ------
    CityshareError
        ``F109`` if the plan has no tables or was made from another cohort.
    """
    by_table = roster_by_table(cohort, plan, language=language)
    by_person = roster_by_person(cohort, plan, language=language)
    pages: dict[str, Document] = {
        "roster-by-table.html": by_table,
        "roster-by-person.html": by_person,
        "table-cards.html": table_cards(cohort, profiles, plan, language=language),
        "door-list.html": door_list(cohort, plan, language=language),
        "plan-sheets.html": plan_sheets(cohort, profiles, plan, language=language),
    }
    sheets = {
        "roster-by-table": by_table_sheet(by_table),
        "roster-by-person": by_person_sheet(by_person),
    }
    files = {f"{name}.csv": csv_bytes(sheet) for name, sheet in sheets.items()}
    files |= {f"{name}.xlsx": xlsx_bytes(sheet) for name, sheet in sheets.items()}
    files |= {name: html_page(page).encode() for name, page in pages.items()}
    files["read-aloud.txt"] = read_aloud(by_table).encode()
    return files


def write_hand_out(
    cohort: Cohort,
    profiles: Profiles,
    plan: Plan,
    folder: Path | str,
    *,
    language: str = "en",
) -> tuple[Path, ...]:
    """Write the hand-out of a plan: rosters, table cards, door list, plan sheets.

    Parameters
    ----------
    cohort, profiles, plan
        The event, its people's needs and assets, and who sits where.
    folder
        Where to write; made where it is missing.
    language
        The language of the documents; names stay as they are.

    Returns
    -------
    tuple of Path
        The files written. Two runs write equal bytes.

    Raises
    ------
    CityshareError
        ``F104`` if a file cannot be written, ``F109`` if the plan has no tables
        or was made from another cohort.
    """
    files = hand_out_files(cohort, profiles, plan, language=language)
    return write_files(files, folder)
