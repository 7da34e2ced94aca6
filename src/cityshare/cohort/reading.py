"""Reading a cohort folder, with every problem of all its files at once."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path

from pydantic import ValidationError

from cityshare.cohort.cohort import Cohort, Provenance
from cityshare.cohort.header import HEADER, CohortHeader
from cityshare.cohort.header_checks import check_header, check_names
from cityshare.cohort.known import Known
from cityshare.cohort.layout import ThemeLayout
from cityshare.cohort.row import usual_case
from cityshare.cohort.tables import read_tables
from cityshare.errors import (
    CityshareError,
    Place,
    Problem,
    raise_if_any,
    validation_problems,
)
from cityshare.questionnaire import Questionnaire, load_questionnaire
from cityshare.questionnaire.yaml_file import read_yaml


def read_cohort(path: str | Path) -> Cohort:
    """Read a cohort folder and check it.

    Texts are read without blanks around them, names of columns whatever their
    case, and language tags in their usual case; a cell left empty in a further
    column of delegations.csv is absent from the delegation's context.

    Parameters
    ----------
    path
        The folder, or its cohort.yaml.

    Returns
    -------
    Cohort
        The cohort; its ``problems`` are the warnings.

    Raises
    ------
    CityshareError
        Once, with every problem of all files (F, Q and C), warnings among them.

    Examples
    --------
    >>> from cityshare.questionnaire import shipped_cohort
    >>> read_cohort(shipped_cohort("seoul-2016")).languages
    ('zh-Hans', 'ko', 'en')
    """
    folder = _folder(Path(path))
    problems: list[Problem] = []
    content = _content(folder, problems)
    header = _header(content, problems)
    questionnaire = _questionnaire(content, folder, problems)
    known, layout = Known(), None
    if questionnaire is not None:
        layout = _layout(header, questionnaire)
        known = Known(
            practices={practice.name: None for practice in questionnaire.practices},
            themes=dict.fromkeys(layout.names) if header else None,
            n_levels=questionnaire.scale.n_levels,
        )
        if header is not None:
            problems += check_names(layout, header.sessions, known)
    tables = read_tables(folder, known, problems)
    if header is None or questionnaire is None or layout is None:
        raise CityshareError(problems)
    warnings = raise_if_any(problems)
    return Cohort(
        id=header.id,
        title=header.title,
        questionnaire=questionnaire,
        layout=layout,
        sessions=header.sessions,
        languages=tuple(usual_case(tag) for tag in header.languages),
        start=header.start,
        end=header.end,
        place=header.place,
        source=Provenance(**dict(header.source)),
        rules=header.rules,
        problems=warnings,
        **tables._asdict(),
    )


def _folder(path: Path) -> Path:
    if not path.exists():
        raise CityshareError([Problem("F101", got=str(path))])
    folder = path.parent if path.name == HEADER else path
    tables = ("delegations", "participants")
    names = [HEADER, *(f"{t}{end}" for t in tables for end in (".csv", ".xlsx"))]
    if any((folder / name).exists() for name in names):
        return folder
    raise CityshareError([Problem("F107", got=str(path))])


def _content(folder: Path, problems: list[Problem]) -> dict[Hashable, object] | None:
    if not (folder / HEADER).exists():
        problems.append(Problem("C102", Place(HEADER)))
        return None
    try:
        return read_yaml(folder / HEADER, problems)
    except CityshareError as error:
        problems.extend(error.problems)
        return None


def _header(
    content: dict[Hashable, object] | None, problems: list[Problem]
) -> CohortHeader | None:
    if content is None:
        return None
    try:
        header = CohortHeader.model_validate(content)
    except ValidationError as error:
        problems.extend(validation_problems(error, file=HEADER, code="C101"))
        return None
    problems.extend(check_header(header))
    return header


def _questionnaire(
    content: dict[Hashable, object] | None, folder: Path, problems: list[Problem]
) -> Questionnaire | None:
    name = content.get("questionnaire") if content else None
    if not isinstance(name, str) or not name:
        return None
    try:
        return load_questionnaire(name, beside=folder, problems=problems)
    except CityshareError as error:
        here = Place(HEADER, column="questionnaire")
        problems.extend(
            p if p.place.file else Problem(p.code, here, p.got, p.details)
            for p in error.problems
        )
        return None


def _layout(header: CohortHeader | None, questionnaire: Questionnaire) -> ThemeLayout:
    if header is None or header.theme_layout is None:
        return ThemeLayout.of_questionnaire(questionnaire)
    return ThemeLayout(themes=header.theme_layout)
