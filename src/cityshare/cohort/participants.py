"""The rows of participants.csv."""

from __future__ import annotations

from cityshare.cohort.known import Known
from cityshare.cohort.people import Consent, Participant, Role
from cityshare.cohort.row import Row
from cityshare.cohort.table import Form, Table

MOST_PRACTICES_OF_A_HOST = 3
PARTICIPANTS = Form(
    "participants",
    columns=(
        "id", "name", "name_local", "delegation", "role", "position", "rank",
        "languages", "themes", "practices", "email", "consent",
    ),
    needed=("id", "name", "delegation"),
    absent="C102",
)  # fmt: skip
_EXPERTS = {Role.HOST, Role.RESOURCE}


def participants(table: Table, known: Known) -> dict[int, Participant]:
    """Return the participants of a table by row; problems go to the rows' list."""
    seen: dict[str, int] = {}
    return {row.number: _participant(row, known, seen) for row in table.rows}


def _participant(row: Row, known: Known, seen: dict[str, int]) -> Participant:
    role = Role(row.choice("role", "role", list(Role)) or Role.DELEGATE)
    return Participant(
        id=row.new_id("id", seen),
        name=row.title("name", needed=True),
        name_local=row.title("name_local"),
        delegation=row.known("delegation", known.delegations, "C207"),
        role=role,
        position=row.text("position"),
        rank=row.whole("rank", "C218"),
        languages=row.languages("languages"),
        themes=row.all_known("themes", known.themes, "C205"),
        practices=_practices(row, role, known),
        email=row.text("email"),
        consent=frozenset(
            map(Consent, row.choices("consent", "consent", list(Consent)))
        ),
    )


def _practices(row: Row, role: Role, known: Known) -> tuple[str, ...]:
    practices = row.all_known("practices", known.practices, "C204")
    if practices and role not in _EXPERTS:
        row.report("C305", "practices", row.text("practices"))
    elif len(practices) > MOST_PRACTICES_OF_A_HOST:
        shown = row.text("practices")
        row.report("C215", "practices", shown, most=MOST_PRACTICES_OF_A_HOST)
    return practices
