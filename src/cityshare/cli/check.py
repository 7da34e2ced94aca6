"""``cityshare check``: everything that is wrong or odd, at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from cityshare.cohort import Session
    from cityshare.errors import Problem
    from cityshare.scoring import Profiles


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH...", help="Cohort folders, questionnaires."),
    ],
) -> None:
    """Check cohort folders and questionnaires; report every problem at once."""
    from cityshare.cli.terminal import counted, report_problems, say
    from cityshare.errors import CityshareError

    found: list[Problem] = []
    for path in paths:
        try:
            summary, remarks = _check_one(path)
        except CityshareError as error:
            found.extend(error.problems)
        else:
            found.extend(remarks)
            notes = f", {counted(len(remarks), 'note')}" if remarks else ""
            say(f"{path}: {summary}{notes}")
    if any(not problem.is_warning for problem in found):
        raise CityshareError(found)
    report_problems(found)


def _check_one(path: Path) -> tuple[str, list[Problem]]:
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.questionnaire import load_questionnaire

    if not path.exists():
        raise CityshareError([Problem("F101", Place(str(path)))])
    if path.is_dir() or path.name == "cohort.yaml":
        return _check_cohort(path)
    if path.suffix not in {".yaml", ".yml"}:
        raise CityshareError([Problem("F107", Place(str(path)))])
    questionnaire = load_questionnaire(path)
    return (
        f"{len(questionnaire.practices)} practices in "
        f"{len(questionnaire.themes)} themes, {', '.join(questionnaire.languages)}"
    ), []


def _check_cohort(path: Path) -> tuple[str, list[Problem]]:
    from cityshare.cli.terminal import counted
    from cityshare.cohort import read_cohort
    from cityshare.errors import CityshareError, Place, Problem, raise_if_any
    from cityshare.scoring import score

    if not (path.is_file() or (path / "cohort.yaml").exists()):
        raise CityshareError([Problem("F107", Place(str(path)))])
    cohort = read_cohort(path)
    profiles = score(cohort)
    remarks = [*cohort.problems, *profiles.problems]
    for session in cohort.table_sessions or (None,):
        remarks.extend(_check_session(profiles, session))
    remarks = list({str(remark): remark for remark in remarks}.values())
    raise_if_any(remarks)
    parts = (
        f"{len(cohort.participants)} people of "
        f"{counted(len(cohort.delegations), 'delegation')}",
        counted(len(cohort.responses), "answer"),
        counted(len(cohort.table_sessions), "table session"),
    )
    return ", ".join(parts), remarks


def _check_session(profiles: Profiles, session: Session | None) -> Iterable[Problem]:
    """Return what is wrong or odd with the rules of one session."""
    from cityshare.errors import CityshareError
    from cityshare.grouping.compiled import compile_hall
    from cityshare.grouping.hall import set_up_hall
    from cityshare.grouping.session_rules import cohort_rules

    try:
        rules = cohort_rules(profiles.cohort, session)
        return compile_hall(set_up_hall(profiles, rules, session)).problems
    except CityshareError as error:
        return error.problems
