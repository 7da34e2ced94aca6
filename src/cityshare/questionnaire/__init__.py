"""Questionnaires: their schema, loading and checks."""

from cityshare.questionnaire.schema import (
    MOST_PRACTICES,
    Name,
    Practice,
    Questionnaire,
    Scale,
    Theme,
)
from cityshare.questionnaire.text import FALLBACK, Text

__all__ = [
    "FALLBACK",
    "MOST_PRACTICES",
    "Name",
    "Practice",
    "Questionnaire",
    "Scale",
    "Text",
    "Theme",
]
