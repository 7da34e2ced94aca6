"""``cityshare template``, ``read-template`` and ``schema``: forms and their schema."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cityshare.cli.arguments import Language, known_language

if TYPE_CHECKING:
    from cityshare.cohort import Cohort


def template(
    questionnaire: Annotated[
        str, typer.Argument(help="A questionnaire's id or file, or a cohort folder.")
    ],
    out: Annotated[Path, typer.Option(help="The .xlsx file to write.")],
    language: Language = "en",
) -> None:
    """Write an Excel form to fill at home and mail back.

    For a cohort folder the form offers its delegations and themes to choose from.
    """
    from cityshare.cli.terminal import say
    from cityshare.cohort import read_cohort
    from cityshare.errors import CityshareError, Place, Problem
    from cityshare.interchange import write_template
    from cityshare.questionnaire import load_questionnaire

    if out.suffix.lower() != ".xlsx":
        details = {"known": ".xlsx"}
        raise CityshareError([Problem("F106", Place(str(out)), None, details)])
    if (Path(questionnaire) / "cohort.yaml").exists():
        cohort = read_cohort(questionnaire)
        path = write_template(
            cohort.questionnaire,
            out,
            language=known_language(language, cohort.questionnaire),
            delegations=cohort.delegations,
            layout=cohort.layout,
        )
    else:
        loaded = load_questionnaire(questionnaire)
        language = known_language(language, loaded)
        path = write_template(loaded, out, language=language)
    say(str(path))


def read_template(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Filled forms.")
    ],
    into: Annotated[Path, typer.Option(help="The cohort folder to add them to.")],
) -> None:
    """Add the answers of filled forms to a cohort folder.

    All forms are checked before anything is written; somebody who sends a second
    form replaces their first answers.
    """
    from cityshare.cli.terminal import report_problems, say
    from cityshare.cohort import read_cohort
    from cityshare.documents.folder import write_files
    from cityshare.interchange import read_templates

    before = read_cohort(into)
    cohort = read_templates(files, before)
    folder = into if into.is_dir() else into.parent
    write_files(_changed_tables(before, cohort, folder), folder)
    report_problems(cohort.problems)
    say(f"{into}: {len(cohort.participants)} people, {len(cohort.responses)} answers")


def _changed_tables(before: Cohort, after: Cohort, folder: Path) -> dict[str, bytes]:
    """Return the files to write anew; all others stay as their author wrote them."""
    from cityshare.cohort.writing import cohort_texts
    from cityshare.errors import CityshareError, Place, Problem

    texts = cohort_texts(before)
    changed = {
        name: text.encode()
        for name, text in cohort_texts(after).items()
        if text != texts[name]
    }
    sheets = [(folder / name).with_suffix(".xlsx") for name in changed]
    reason = "it is a workbook; save it as .csv and remove the workbook"
    clashes = [
        Problem("F104", Place(path.name), None, {"reason": reason})
        for path in sheets
        if path.exists()
    ]
    if clashes:
        raise CityshareError(clashes)
    return changed


def schema(
    out: Annotated[
        Path | None, typer.Option(help="File to write; without it, to the screen.")
    ] = None,
) -> None:
    """Write the JSON Schema of questionnaires, for editors."""
    import json

    from cityshare.cli.terminal import say
    from cityshare.documents.folder import write_files
    from cityshare.questionnaire import questionnaire_schema

    text = json.dumps(questionnaire_schema(), ensure_ascii=False, indent=2)
    if out is None:
        say(text)
    else:
        write_files({out.name: f"{text}\n".encode()}, out.parent)
        say(str(out))
