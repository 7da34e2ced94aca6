"""Questionnaires: their schema, loading and checks."""

from cityshare.questionnaire.checks import check_questionnaire
from cityshare.questionnaire.encoding import read_text
from cityshare.questionnaire.json_schema import questionnaire_schema
from cityshare.questionnaire.loading import load_questionnaire
from cityshare.questionnaire.schema import (
    MOST_PRACTICES,
    Name,
    Practice,
    Questionnaire,
    Scale,
    Theme,
)
from cityshare.questionnaire.shipped import (
    shipped_cohort,
    shipped_cohorts,
    shipped_questionnaires,
)
from cityshare.questionnaire.text import FALLBACK, Language, Text
from cityshare.questionnaire.writing import questionnaire_yaml

__all__ = [
    "FALLBACK",
    "MOST_PRACTICES",
    "Language",
    "Name",
    "Practice",
    "Questionnaire",
    "Scale",
    "Text",
    "Theme",
    "check_questionnaire",
    "load_questionnaire",
    "questionnaire_schema",
    "questionnaire_yaml",
    "read_text",
    "shipped_cohort",
    "shipped_cohorts",
    "shipped_questionnaires",
]
