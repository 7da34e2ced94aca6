import pytest

from cityshare.errors import CityshareError
from cityshare.questionnaire.yaml_file import read_yaml


def refusals(path, text):
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CityshareError) as caught:
        read_yaml(path)
    assert {(p.code, p.place.file) for p in caught.value.problems} == {
        ("F105", path.name)
    }
    return [problem.details["reason"] for problem in caught.value.problems]


def test_dates_stay_texts(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("start: 2016-04-25\nminutes: 40\n", encoding="utf-8")

    assert read_yaml(path) == {"start": "2016-04-25", "minutes": 40}


def test_a_mapping_merged_into_another_is_no_repetition(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: &a {x: 1, y: 2}\nb: {<<: *a, x: 3}\n", encoding="utf-8")

    assert read_yaml(path)["b"] == {"x": 3, "y": 2}


def test_every_key_given_twice_is_told_with_its_line(tmp_path):
    text = "id: a\ntitle: {en: A, en: B}\nid: b\n"

    assert refusals(tmp_path / "a.yaml", text) == [
        "the key 'id' is there twice, again in line 3",
        "the key 'en' is there twice, again in line 2",
    ]


def test_a_slip_of_the_form_is_told_with_its_line(tmp_path):
    (reason,) = refusals(tmp_path / "a.yaml", "id: a\ntitle: b: c\n")

    assert reason == "mapping values are not allowed here in line 2"


@pytest.mark.parametrize("text", ["", "- a\n- b\n", "only words"])
def test_the_top_is_a_mapping(tmp_path, text):
    (reason,) = refusals(tmp_path / "a.yaml", text)

    assert reason == "the file does not begin with keys such as 'id:'"


@pytest.mark.parametrize(
    "text",
    [
        "a: \x85\x7f",
        "? [a]\n: b\n? {c: d}\n: e\n",
        "a: !!timestamp 2016-02-30",
        "[" * 500,
    ],
)
def test_what_the_parser_refuses_is_a_problem_and_no_crash(tmp_path, text):
    assert len(refusals(tmp_path / "a.yaml", text)) == 1
