"""What a workshop was made from, read from its texts."""

from __future__ import annotations

from functools import lru_cache

from cityshare.cohort import Cohort, ThemeLayout
from cityshare.cohort.header import CohortHeader, SourceHeader
from cityshare.questionnaire import Questionnaire


def write_header(cohort: Cohort) -> str:
    """Return what cohort.yaml holds as JSON."""
    own = ThemeLayout.of_questionnaire(cohort.questionnaire)
    return CohortHeader(
        id=cohort.id,
        title=cohort.title,
        start=cohort.start,
        end=cohort.end,
        place=cohort.place,
        languages=cohort.languages,
        questionnaire=cohort.questionnaire.id,
        theme_layout=None if cohort.layout == own else cohort.layout.themes,
        source=SourceHeader(
            documents=cohort.source.documents,
            stated=cohort.source.stated,
            made_up=cohort.source.made_up,
            reconciled=cohort.source.reconciled,
        ),
        rules=dict(cohort.rules),
        sessions=cohort.sessions,
    ).model_dump_json(exclude_defaults=True)


@lru_cache(maxsize=16)
def read_header(text: str) -> CohortHeader:
    """Read what cohort.yaml holds; equal texts give one object, not to be changed."""
    return CohortHeader.model_validate_json(text)


@lru_cache(maxsize=16)
def read_questionnaire(text: str) -> Questionnaire:
    """Read a questionnaire from JSON; equal texts give one object."""
    return Questionnaire.model_validate_json(text)


def layout_of(header: CohortHeader, questionnaire: Questionnaire) -> ThemeLayout:
    """Return the themes of a workshop."""
    if header.theme_layout is None:
        return ThemeLayout.of_questionnaire(questionnaire)
    return ThemeLayout(themes=header.theme_layout)
