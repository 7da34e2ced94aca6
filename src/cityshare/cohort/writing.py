"""Writing a cohort folder; what is written is read back as the same cohort."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import fields
from pathlib import Path

import yaml

from cityshare.cohort.agreed import AGREED
from cityshare.cohort.answers import AgreedLevel, Card, Response
from cityshare.cohort.cohort import Cohort, Provenance
from cityshare.cohort.delegations import DELEGATIONS
from cityshare.cohort.header import HEADER, CohortHeader, SourceHeader
from cityshare.cohort.layout import ThemeLayout
from cityshare.cohort.offers import OFFERS
from cityshare.cohort.participants import PARTICIPANTS
from cityshare.cohort.people import Consent, Delegation, Participant
from cityshare.cohort.responses import RESPONSES
from cityshare.cohort.row import SEPARATOR
from cityshare.errors import CityshareError, Place, Problem
from cityshare.questionnaire import (
    Questionnaire,
    load_questionnaire,
    questionnaire_yaml,
    shipped_questionnaires,
)

OWN_QUESTIONNAIRE = "questionnaire.yaml"
_Row = Participant | Response | AgreedLevel | Card | Provenance
_FORMS = (DELEGATIONS, PARTICIPANTS, RESPONSES, AGREED, OFFERS)


def write_cohort(cohort: Cohort, folder: str | Path) -> None:
    """Write a cohort as a folder, which is made if it is not there.

    Files of a cohort that are in the folder are replaced.

    Raises
    ------
    CityshareError
        If the folder has a table as .xlsx, which would clash, or cannot be
        written (F104).

    See Also
    --------
    cohort_texts : What is written, and how.
    """
    folder = Path(folder)
    sheets = [f"{form.stem}.xlsx" for form in _FORMS]
    _refuse([f"{name} is in the folder" for name in sheets if (folder / name).exists()])
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in cohort_texts(cohort).items():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        _refuse([error.strerror or str(error)], str(folder))


def cohort_texts(cohort: Cohort) -> dict[str, str]:
    """Generate the files of a cohort folder: their texts by name.

    A shipped questionnaire is named by its id; any other is a file of its own,
    questionnaire.yaml. Equal cohorts give equal texts. A name that a spreadsheet
    would take for a formula is written as it is.

    Parameters
    ----------
    cohort
        The cohort. Blanks around its texts, and capitals in the names of further
        columns, are not there when it is read again.
    """
    shipped = _is_shipped(cohort.questionnaire)
    name = cohort.questionnaire.id if shipped else OWN_QUESTIONNAIRE
    texts = {
        HEADER: _header_yaml(cohort, name),
        DELEGATIONS.file: _delegations_csv(cohort.delegations),
        PARTICIPANTS.file: _csv(
            PARTICIPANTS.columns, map(_person, cohort.participants)
        ),
        RESPONSES.file: _csv(RESPONSES.columns, map(_fields, cohort.responses)),
        AGREED.file: _csv(AGREED.columns, map(_fields, cohort.agreed)),
        OFFERS.file: _csv(OFFERS.columns, map(_fields, cohort.cards)),
    }
    if not shipped:
        texts[OWN_QUESTIONNAIRE] = questionnaire_yaml(cohort.questionnaire)
    return texts


def _refuse(reasons: Iterable[str], file: str = "") -> None:
    problems = [Problem("F104", Place(file), None, {"reason": r}) for r in reasons]
    if problems:
        raise CityshareError(problems)


def _is_shipped(questionnaire: Questionnaire) -> bool:
    shipped = questionnaire.id in shipped_questionnaires()
    return shipped and load_questionnaire(questionnaire.id) == questionnaire


def _header_yaml(cohort: Cohort, questionnaire: str) -> str:
    own_layout = ThemeLayout.of_questionnaire(cohort.questionnaire)
    header = CohortHeader(
        id=cohort.id,
        title=cohort.title,
        start=cohort.start,
        end=cohort.end,
        place=cohort.place,
        languages=cohort.languages,
        questionnaire=questionnaire,
        theme_layout=None if cohort.layout == own_layout else cohort.layout.themes,
        source=SourceHeader.model_validate(_fields(cohort.source)),
        rules=dict(cohort.rules),
        sessions=cohort.sessions,
    )
    content = header.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=88)


def _fields(row: _Row) -> dict[str, object]:
    return {field.name: getattr(row, field.name) for field in fields(row)}


def _delegations_csv(delegations: Sequence[Delegation]) -> str:
    rows = [
        {**{name: getattr(city, name) for name in DELEGATIONS.columns}, **city.context}
        for city in delegations
    ]
    further = dict.fromkeys(name for city in delegations for name in city.context)
    return _csv([*DELEGATIONS.columns, *further], rows)


def _person(person: Participant) -> dict[str, object]:
    consent = [purpose for purpose in Consent if purpose in person.consent]
    return {**_fields(person), "consent": tuple(consent)}


def _csv(columns: Iterable[str], rows: Iterable[dict[str, object]]) -> str:
    columns = tuple(columns)
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row.get(column)) for column in columns])
    return buffer.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return SEPARATOR.join(map(str, value))
    return str(value).replace("\r\n", "\n").replace("\r", "\n")
