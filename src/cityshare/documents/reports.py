"""Reports for the facilitator alone: all ties, and the needs nobody can meet."""

from __future__ import annotations

from pathlib import Path

from cityshare.cohort import Cohort
from cityshare.documents.folder import write_files
from cityshare.documents.seating import Seating
from cityshare.documents.sources import Askers, named_sources
from cityshare.documents.spreadsheets import Sheet, csv_bytes
from cityshare.documents.stamp import stamp_of
from cityshare.grouping.plan import Plan
from cityshare.scoring.profiles import Profiles

TIE_COLUMNS = (
    "learner",
    "learner_name",
    "learner_delegation",
    "learner_table",
    "learner_may_be_named",
    "practice",
    "practice_label",
    "sharer",
    "sharer_name",
    "sharer_delegation",
    "sharer_table",
    "sharer_may_be_named",
    "steps",
    "value",
    "rank",
    "same_table",
    "reason",
)
UNMET_COLUMNS = (
    "practice",
    "practice_label",
    "people",
    "participants",
    "names",
    "delegations",
    "ask_at",
)


def ties_sheet(
    cohort: Cohort, profiles: Profiles, plan: Plan, *, language: str = "en"
) -> Sheet:
    """Return every tie of the plan, one row each, in the plan's order."""
    seating = Seating(cohort, plan, language=language)
    named, askers = named_sources(profiles), Askers(cohort)
    rows = []
    for tie in plan.ties:
        learner, sharer = seating.seat(tie.learner), seating.seat(tie.sharer)
        practice = cohort.questionnaire.practice(tie.practice)
        rows.append(
            (
                tie.learner,
                learner.name,
                learner.delegation,
                learner.table,
                _yes_no(askers.may_be_named(tie.learner, tie.practice)),
                tie.practice,
                practice.label.read(language),
                tie.sharer,
                sharer.name,
                sharer.delegation,
                sharer.table,
                _yes_no((tie.sharer, tie.practice) in named),
                tie.steps,
                tie.value,
                tie.rank,
                _yes_no(tie.same_table),
                tie.reason,
            )
        )
    stamp = stamp_of(cohort, plan, language=language)
    return Sheet("Ties", stamp, TIE_COLUMNS, tuple(rows))


def unmet_sheet(cohort: Cohort, plan: Plan, *, language: str = "en") -> Sheet:
    """Return the practices that nobody here can teach, one row each."""
    seating = Seating(cohort, plan, language=language)
    rows = []
    for unmet in plan.unmet_needs:
        seats = [seating.seat(id_) for id_ in unmet.participants]
        practice = cohort.questionnaire.practice(unmet.practice)
        rows.append(
            (
                unmet.practice,
                practice.label.read(language),
                len(seats),
                "; ".join(unmet.participants),
                "; ".join(seat.name for seat in seats),
                "; ".join(dict.fromkeys(seat.delegation for seat in seats)),
                "; ".join(unmet.ask_at),
            )
        )
    stamp = stamp_of(cohort, plan, language=language)
    return Sheet("Unmet needs", stamp, UNMET_COLUMNS, tuple(rows))


def report_files(
    cohort: Cohort, profiles: Profiles, plan: Plan, *, language: str = "en"
) -> dict[str, bytes]:
    """Return the content of ``ties.csv`` and ``unmet_needs.csv``, by file name."""
    ties = ties_sheet(cohort, profiles, plan, language=language)
    unmet = unmet_sheet(cohort, plan, language=language)
    return {"ties.csv": csv_bytes(ties), "unmet_needs.csv": csv_bytes(unmet)}


def write_reports(
    cohort: Cohort,
    profiles: Profiles,
    plan: Plan,
    folder: Path | str,
    *,
    language: str = "en",
) -> tuple[Path, ...]:
    """Write ``ties.csv`` and ``unmet_needs.csv``; neither is for the room.

    Raises
    ------
    CityshareError
        ``F104`` if a file cannot be written, ``F109`` if the plan has no tables
        or was made from another cohort.
    """
    files = report_files(cohort, profiles, plan, language=language)
    return write_files(files, folder)


def _yes_no(answer: bool) -> str:
    return "yes" if answer else "no"
