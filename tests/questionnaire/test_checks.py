import pytest

from cityshare.errors import Place
from cityshare.questionnaire import (
    MOST_PRACTICES,
    Questionnaire,
    Text,
    check_questionnaire,
)
from factories import make_questionnaire


def changed(questionnaire, *path, to):
    """Replace what stands at a path of keys and indices."""
    data = questionnaire.model_dump(mode="json")
    part = data
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = to
    return Questionnaire.model_validate(data)


def found(questionnaire):
    return [
        (p.code, p.place.column, p.got)
        for p in check_questionnaire(questionnaire, file="small.yaml")
    ]


@pytest.mark.parametrize("shape", [(1, 1, 3), (4, 4, 5), (8, 2, 6)])
def test_a_sound_questionnaire_has_no_problems(shape):
    assert check_questionnaire(make_questionnaire(*shape)) == []


def test_places_name_the_file():
    questionnaire = changed(make_questionnaire(), "scale", "sharing_level", to=6)

    (problem,) = check_questionnaire(questionnaire, file="small.yaml")

    assert problem.place == Place("small.yaml", column="scale.sharing_level")
    assert (problem.code, problem.got) == ("Q206", 6)


def test_a_theme_named_twice():
    questionnaire = changed(make_questionnaire(), "themes", 2, "name", to="energy")

    assert found(questionnaire) == [("Q201", "themes[2].name", "energy")]


def test_a_practice_named_twice_in_two_themes():
    path = ("themes", 1, "practices", 3, "name")
    questionnaire = changed(make_questionnaire(), *path, to="energy-1")

    assert found(questionnaire) == [("Q201", "themes[1].practices[3].name", "energy-1")]


def test_more_practices_than_people_answer():
    questionnaire = make_questionnaire(4, 5)

    (problem,) = check_questionnaire(questionnaire)

    assert (problem.code, problem.place.column) == ("Q202", "themes")
    assert problem.details == {"n": 20, "most": MOST_PRACTICES}


def test_descriptors_match_the_scale():
    path = ("themes", 0, "practices", 1, "levels")
    levels = [{"en": f"Step {n}.", "ko": f"{n}단계."} for n in range(4)]
    questionnaire = changed(make_questionnaire(), *path, to=levels)

    assert found(questionnaire) == [
        ("Q203", "themes[0].practices[1].levels", "energy-2")
    ]


def test_levels_with_the_same_text_in_one_language():
    path = ("themes", 0, "practices", 0, "levels", 1, "ko")
    first = make_questionnaire().practices[0].levels[0].read("ko")
    questionnaire = changed(make_questionnaire(), *path, to=first)

    (problem,) = check_questionnaire(questionnaire)

    assert (problem.code, problem.got) == ("Q204", first)
    assert problem.place.column == "themes[0].practices[0].levels"
    assert problem.details == {"language": "ko"}


def test_labels_of_the_scale_differ_too():
    questionnaire = changed(
        make_questionnaire(), "scale", "levels", 4, "en", to="Level 1"
    )

    assert found(questionnaire) == [("Q204", "scale.levels", "Level 1")]


@pytest.mark.parametrize(
    ("path", "column"),
    [
        (("source",), "source"),
        (("scale", "levels", 2), "scale.levels[2]"),
        (("themes", 1, "label"), "themes[1].label"),
        (("themes", 1, "practices", 0, "label"), "themes[1].practices[0].label"),
        (("themes", 1, "practices", 0, "hint"), "themes[1].practices[0].hint"),
        (
            ("themes", 1, "practices", 0, "levels", 4),
            "themes[1].practices[0].levels[4]",
        ),
    ],
)
def test_every_text_has_the_languages_of_the_title(path, column):
    questionnaire = changed(make_questionnaire(), *path, to={"en": "Only English"})

    (problem,) = check_questionnaire(questionnaire)

    assert (problem.code, problem.place.column) == ("Q205", column)
    assert problem.details == {"language": "ko"}


def test_a_further_language_is_no_problem():
    title = Text({"en": "Small"})
    questionnaire = make_questionnaire().model_copy(update={"title": title})

    assert check_questionnaire(questionnaire) == []


def test_all_problems_come_at_once():
    questionnaire = changed(make_questionnaire(), "themes", 2, "name", to="energy")
    questionnaire = changed(questionnaire, "scale", "sharing_level", to=6)

    assert [code for code, _, _ in found(questionnaire)] == ["Q201", "Q206"]
