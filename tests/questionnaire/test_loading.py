from pathlib import Path

import pytest

from cityshare.errors import CityshareError, Place
from cityshare.questionnaire import (
    load_questionnaire,
    questionnaire_yaml,
    shipped_questionnaires,
)
from factories import make_questionnaire

QUESTIONNAIRE = """\
id: green-offices
version: "1.0"
title: {en: Green offices, ko: 녹색 사무실}
licence: CC-BY-4.0
source: {en: Written for a test., ko: 시험용입니다.}
scale:
  sharing_level: 2
  levels:
    - {en: Not started, ko: 시작 전}
    - {en: First try, ko: 첫 시도}
    - {en: Routine, ko: 일상}
themes:
  - name: paper
    label: {en: Paper, ko: 종이}
    practices:
      - name: two-sided
        label: {en: Two-sided printing, ko: 양면 인쇄}
        levels:
          - {en: We print on one side., ko: 단면으로 인쇄합니다.}
          - {en: One office prints on two., ko: 한 부서가 양면으로 인쇄합니다.}
          - {en: All offices do., ko: 모든 부서가 합니다.}
"""


def write(folder: Path, text: str, name: str = "offices.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path):
    with pytest.raises(CityshareError) as caught:
        load_questionnaire(path)
    assert caught.value.exit_code == 2
    return [(p.code, p.place, p.got) for p in caught.value.problems]


def test_a_file_is_loaded(tmp_path):
    questionnaire = load_questionnaire(write(tmp_path, QUESTIONNAIRE))

    assert questionnaire.id == "green-offices"
    assert questionnaire.languages == ("en", "ko")
    assert [practice.name for practice in questionnaire.practices] == ["two-sided"]
    assert questionnaire.scale.n_levels == 3
    assert (
        questionnaire.practice("two-sided").levels[2].read("ko")
        == "모든 부서가 합니다."
    )


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_other_encodings_are_read(tmp_path, encoding):
    path = tmp_path / "offices.yaml"
    path.write_bytes(QUESTIONNAIRE.encode(encoding))

    assert load_questionnaire(path).title.read("ko") == "녹색 사무실"


def test_a_relative_path_starts_beside_the_cohort(tmp_path):
    write(tmp_path, QUESTIONNAIRE)

    assert load_questionnaire("offices.yaml", beside=tmp_path).id == "green-offices"
    assert load_questionnaire("./offices.yaml", beside=tmp_path).id == "green-offices"


def test_a_shipped_questionnaire_goes_by_its_id():
    for id_ in shipped_questionnaires():
        assert load_questionnaire(id_).id == id_


def test_an_unknown_id_lists_those_that_are_known():
    with pytest.raises(CityshareError) as caught:
        load_questionnaire("grey-growth")

    (problem,) = caught.value.problems
    assert (problem.code, problem.got) == ("Q207", "grey-growth")
    assert problem.details["known"] == ", ".join(shipped_questionnaires())


def test_a_missing_file(tmp_path):
    assert problems_of(tmp_path / "no.yaml") == [
        ("F101", Place(), str(tmp_path / "no.yaml"))
    ]


def test_every_wrong_field_is_told_at_once(tmp_path):
    text = (
        QUESTIONNAIRE.replace("id: green-offices", "id: Green Offices")
        .replace('"1.0"', "1.0")
        .replace("licence: CC-BY-4.0\n", "license: CC-BY-4.0\n")
        .replace("name: two-sided", "name: two-sided\n        weight: 3")
    )

    found = problems_of(write(tmp_path, text))

    assert sorted((place.column, got) for _, place, got in found) == [
        ("id", "Green Offices"),
        ("licence", None),
        ("license", "CC-BY-4.0"),
        ("themes[0].practices[0].weight", 3),
        ("version", 1.0),
    ]
    assert {(code, place.file) for code, place, _ in found} == {
        ("Q101", "offices.yaml")
    }


def test_content_is_checked(tmp_path):
    text = QUESTIONNAIRE.replace("sharing_level: 2", "sharing_level: 4")

    assert problems_of(write(tmp_path, text)) == [
        ("Q206", Place("offices.yaml", column="scale.sharing_level"), 4)
    ]


def test_a_key_given_twice_is_refused(tmp_path):
    text = QUESTIONNAIRE + "id: other\n"

    assert problems_of(write(tmp_path, text)) == [("F105", Place("offices.yaml"), None)]


def test_what_is_written_is_loaded_again(tmp_path):
    questionnaire = make_questionnaire(2, 3, 4)
    path = write(tmp_path, questionnaire_yaml(questionnaire))

    assert load_questionnaire(path) == questionnaire
    assert questionnaire_yaml(load_questionnaire(path)) == path.read_text("utf-8")
