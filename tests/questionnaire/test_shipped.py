import pytest

from cityshare.errors import CityshareError
from cityshare.questionnaire import (
    load_questionnaire,
    shipped,
    shipped_cohort,
    shipped_cohorts,
    shipped_questionnaires,
)


@pytest.mark.parametrize(
    "path", shipped_questionnaires().values(), ids=shipped_questionnaires()
)
def test_every_shipped_questionnaire_loads(path):
    questionnaire = load_questionnaire(path)

    assert questionnaire.id == path.stem
    assert set(questionnaire.languages) == {"en", "ko", "zh-Hans", "ja"}


def test_a_sample_cohort_goes_by_its_name():
    for name, folder in shipped_cohorts().items():
        assert shipped_cohort(name) == folder
        assert (folder / "cohort.yaml").is_file()


def test_an_unknown_sample_cohort_lists_those_that_are_known():
    with pytest.raises(CityshareError) as caught:
        shipped_cohort("atlantis-2020")

    (problem,) = caught.value.problems
    assert (problem.code, problem.got) == ("C114", "atlantis-2020")
    assert problem.details["known"] == ", ".join(shipped_cohorts())


def test_an_installed_package_has_its_own_folder(tmp_path, monkeypatch):
    folder = tmp_path / "_shipped" / "questionnaires"
    folder.mkdir(parents=True)
    (folder / "one.yaml").touch()
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)

    assert shipped_questionnaires() == {"one": folder / "one.yaml"}


def test_without_any_folder_nothing_is_shipped(tmp_path, monkeypatch):
    monkeypatch.setattr(shipped, "_PACKAGE", tmp_path)
    monkeypatch.setattr(shipped, "_REPOSITORY", tmp_path)

    assert shipped_questionnaires() == {}
    assert shipped_cohorts() == {}
    with pytest.raises(CityshareError) as caught:
        load_questionnaire("green-growth")
    assert [p.details for p in caught.value.problems] == [{"known": "none"}]
