from __future__ import annotations

import pytest

from cityshare.cohort import Cohort, Delegation, LayoutTheme, ThemeLayout
from cityshare.interchange.form import Form
from cityshare.questionnaire import Text
from factories import make_cohort


def test_a_form_is_read_back_from_its_rows(cohort: Cohort) -> None:
    form = Form.of(cohort.questionnaire, language="ko", delegations=cohort.delegations)
    assert Form.from_rows(form.rows()) == form
    assert form.choices["answer"] == {"yes": "예", "no": "아니요"}
    assert form.choices["practice"]["energy-1"] == "Energy 1 (한국어)"


def test_without_delegations_none_can_be_chosen(cohort: Cohort) -> None:
    form = Form.of(cohort.questionnaire, language="en")
    assert form.choices["delegation"] == {}
    assert Form.from_rows(form.rows()) == form


def test_equal_labels_are_told_apart_by_their_names() -> None:
    questionnaire = make_cohort(2).questionnaire
    twins = (Delegation("pyeongtaek", "Seo"), Delegation("incheon", "Seo"))
    form = Form.of(questionnaire, language="en", delegations=twins)
    assert form.choices["delegation"] == {
        "pyeongtaek": "Seo (pyeongtaek)",
        "incheon": "Seo (incheon)",
    }


def test_wishes_are_the_themes_of_the_layout() -> None:
    questionnaire = make_cohort(2).questionnaire
    theme = LayoutTheme(
        name="money", label=Text({"en": "Money"}), practices=("energy-1",)
    )
    layout = ThemeLayout(themes=(theme,))
    form = Form.of(questionnaire, language="en", layout=layout)
    assert form.choices["theme"] == {"money": "Money"}


@pytest.mark.parametrize(
    "rows",
    [
        [("cityshare/template/1", "", "")],
        [("cityshare/template/1", "", ""), ("questionnaire", "x", "1")],
        [("cityshare/template/1", "", ""), ("levels", "many")],
    ],
)
def test_rows_of_something_else_are_refused(rows: list[tuple[str, ...]]) -> None:
    with pytest.raises(ValueError, match=r"hidden sheet|not enough values"):
        Form.from_rows(rows)
