"""The rows of responses.csv."""

from __future__ import annotations

from cityshare.cohort.answers import Response
from cityshare.cohort.known import Known
from cityshare.cohort.row import Row
from cityshare.cohort.table import Form, Table

MOST_PRIORITIES = 3
RESPONSES = Form(
    "responses",
    columns=(
        "participant", "practice", "current", "target", "priority", "share", "note",
    ),
    needed=("participant", "practice", "current", "target", "priority"),
    absent="C108",
)  # fmt: skip


def responses(table: Table, known: Known) -> dict[int, Response]:
    """Return the answers of a table by row; problems go to the rows' list."""
    answers = {row.number: _response(row, known) for row in table.rows}
    answered: dict[tuple[str, str], int] = {}
    ranked: dict[tuple[str, int], int] = {}
    for row in table.rows:
        answer = answers[row.number]
        if not answer.participant:
            continue
        first = answered.setdefault((answer.participant, answer.practice), row.number)
        if first != row.number:
            row.report("C212", "practice", answer.practice, first=first)
        if answer.priority:
            key = (answer.participant, answer.priority)
            first = ranked.setdefault(key, row.number)
            if first != row.number:
                row.report("C213", "priority", answer.priority, first=first)
    return answers


def _response(row: Row, known: Known) -> Response:
    current, target = row.levels(known.n_levels)
    return Response(
        participant=row.known("participant", known.participants, "C206"),
        practice=row.known("practice", known.practices, "C204"),
        current=current,
        target=target,
        priority=row.whole("priority", "C211", highest=MOST_PRIORITIES),
        share=row.yes_or_no("share"),
        note=row.text("note"),
    )
