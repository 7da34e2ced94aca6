from __future__ import annotations

from pathlib import Path

import pytest

from cityshare.cohort import read_cohort
from cityshare.cohort.agreed import AGREED
from cityshare.cohort.delegations import DELEGATIONS
from cityshare.cohort.header import CohortHeader, SourceHeader
from cityshare.cohort.layout import LayoutTheme
from cityshare.cohort.offers import OFFERS
from cityshare.cohort.participants import PARTICIPANTS
from cityshare.cohort.responses import RESPONSES
from cityshare.cohort.session import Session
from cityshare.cohort.table import Form
from cityshare.questionnaire import Practice, Questionnaire, Scale, Theme
from cityshare.questionnaire.loading import load_questionnaire
from docs.markdown import FENCED, read_page, rows, section

PAGE = read_page("questionnaires.md")
FORMS = (DELEGATIONS, PARTICIPANTS, RESPONSES, AGREED, OFFERS)
FILES = ("questionnaire.yaml", "cohort.yaml", *(form.file for form in FORMS))


def first_column(heading: str) -> list[str]:
    return [row[0] for row in rows(section(PAGE, heading))]


def sample(file: str) -> str:
    return FENCED.search(section(PAGE, file))[2]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_every_column_has_a_row(form: Form) -> None:
    assert first_column(form.file) == list(form.columns)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_columns_that_must_be_there_are_marked(form: Form) -> None:
    needed = [row[0] for row in rows(section(PAGE, form.file)) if row[1] == "yes"]

    assert needed == list(form.needed)


def test_every_field_of_a_cohort_has_a_row() -> None:
    fields = [
        *(f for f in CohortHeader.model_fields),
        *(f"source.{f}" for f in SourceHeader.model_fields),
        *(f"theme_layout[].{f}" for f in LayoutTheme.model_fields),
        *(f"sessions[].{f}" for f in Session.model_fields),
    ]

    assert sorted(first_column("cohort.yaml")) == sorted(fields)


def test_every_field_of_a_questionnaire_has_a_row() -> None:
    fields = [
        *(f for f in Questionnaire.model_fields),
        *(f"scale.{f}" for f in Scale.model_fields),
        *(f"themes[].{f}" for f in Theme.model_fields),
        *(f"themes[].practices[].{f}" for f in Practice.model_fields),
    ]

    assert sorted(first_column("questionnaire.yaml")) == sorted(fields)


def test_the_samples_are_one_cohort(tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / file).write_text(sample(file), encoding="utf-8")

    cohort = read_cohort(tmp_path)

    assert cohort.problems == ()
    assert len(cohort.participants) > len(cohort.delegations) > 1
    assert cohort.responses
    assert cohort.agreed
    assert cohort.cards
    assert cohort.questionnaire == load_questionnaire(tmp_path / "questionnaire.yaml")
