import pytest

from cityshare.cohort.row import Row, usual_case


def row_of(**cells):
    return Row("a.csv", 7, cells, [])


def codes(row):
    return [(p.code, str(p.place), p.got) for p in row.problems]


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("", None),
        ("4", 4),
        (" 4 ", 4),
        ("4.0", 4),
        ("4,0", 4),
        ("\uff14", 4),
    ],
)
def test_whole_numbers_are_read_as_people_write_them(cell, number):
    row = row_of(current=cell)

    assert row.level("current", 5) == number
    assert row.problems == []


@pytest.mark.parametrize("cell", ["0", "6", "-1", "4.5", "four", "3-4", "4 5", "1e0"])
def test_anything_else_is_not_a_level(cell):
    row = row_of(current=cell)

    assert row.level("current", 5) is None
    assert codes(row) == [("C209", "a.csv, row 7, 'current'", cell)]
    assert "from 1 to 5" in row.problems[0].text


@pytest.mark.parametrize(
    ("cell", "number"),
    [("670000", 670000), ("670,000", 670000), ("9 700 000", 9700000), ("", None)],
)
def test_populations_may_set_thousands_apart(cell, number):
    row = row_of(population=cell)

    assert row.population("population") == number
    assert row.problems == []


@pytest.mark.parametrize("cell", ["0.7 million", "-3", "9,70,000"])
def test_anything_else_is_no_population(cell):
    row = row_of(population=cell)

    assert row.population("population") is None
    assert codes(row) == [("C217", "a.csv, row 7, 'population'", cell)]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("", None),
        *((yes, True) for yes in ("yes", "Y", "TRUE", "1")),
        *((no, False) for no in ("no", "N", "False", "0")),
    ],
)
def test_yes_and_no(cell, answer):
    row = row_of(share=cell)

    assert row.yes_or_no("share") is answer
    assert row.problems == []


def test_other_words_are_neither_yes_nor_no():
    row = row_of(share="ja")

    assert row.yes_or_no("share") is None
    assert codes(row) == [("C214", "a.csv, row 7, 'share'", "ja")]


@pytest.mark.parametrize("id_", ["beijing", "beijing-1", "1", "lg_04-1"])
def test_ids(id_):
    row = row_of(id=id_)

    assert row.new_id("id", {}) == id_
    assert row.problems == []


@pytest.mark.parametrize("id_", ["Beijing", "a b", "-a", "a--b", "서울", "a;b"])
def test_bad_ids_are_told_and_kept_for_further_checks(id_):
    row = row_of(id=id_)

    assert row.new_id("id", {}) == id_
    assert codes(row) == [("C201", "a.csv, row 7, 'id'", id_)]


def test_a_missing_id():
    row = row_of(id=" ")

    row.new_id("id", {})

    assert codes(row) == [("C203", "a.csv, row 7, 'id'", None)]


def test_an_id_used_before_is_told_with_its_first_row():
    row = row_of(id="a")

    row.new_id("id", {"a": 3})

    assert codes(row) == [("C202", "a.csv, row 7, 'id'", "a")]
    assert "first in row 3" in row.problems[0].text


def test_lists_are_split_at_semicolons_of_any_width():
    assert row_of(themes="energy; waste；water;").listed("themes") == (
        "energy",
        "waste",
        "water",
    )


def test_an_entry_listed_twice_is_told():
    row = row_of(themes="energy;waste;energy")

    assert row.listed("themes") == ("energy", "waste")
    assert codes(row) == [("C219", "a.csv, row 7, 'themes'", "energy")]


def test_language_tags_get_their_usual_case():
    assert row_of(languages="KO; zh-hans").languages("languages") == ("ko", "zh-Hans")


@pytest.mark.parametrize("tag", ["korean", "k", "en,ko", "zh_Hans"])
def test_what_is_no_language_tag_is_told(tag):
    row = row_of(languages=tag, language=tag)

    row.languages("languages")
    row.language("language")

    assert [(code, place) for code, place, _ in codes(row)] == [
        ("C216", "a.csv, row 7, 'languages'"),
        ("C216", "a.csv, row 7, 'language'"),
    ]


def test_the_nearest_known_name_is_suggested():
    row = row_of(practice="retrofitt")

    row.known("practice", ["heat", "retrofit"], "C204")

    assert str(row.problems[0]) == (
        "C204 a.csv, row 7, 'practice': the questionnaire has no practice of this name."
        " Got 'retrofitt'. Did you mean 'retrofit'? Correct the name."
    )


def test_names_are_not_checked_against_what_could_not_be_read():
    row = row_of(practice="retrofitt", practices="a;b")

    row.known("practice", None, "C204")
    row.all_known("practices", None, "C204")

    assert row.problems == []


@pytest.mark.parametrize(("cell", "value"), [("Host", "host"), ("", ""), ("boss", "")])
def test_choices_do_not_depend_on_case(cell, value):
    row = row_of(role=cell)

    assert row.choice("role", "role", ["host", "delegate"]) == value
    assert [code for code, _, _ in codes(row)] == (["C208"] if cell == "boss" else [])


@pytest.mark.parametrize("name", ["=cmd()", "+82", "-", "@home"])
def test_a_name_that_looks_like_a_formula_is_kept_and_told(name):
    row = row_of(name=name)

    assert row.title("name") == name
    assert codes(row) == [("C304", "a.csv, row 7, 'name'", name)]
    assert row.problems[0].is_warning


@pytest.mark.parametrize(
    ("tag", "usual"),
    [("EN", "en"), ("ZH-hans-cn", "zh-Hans-CN"), ("sl-rozaj", "sl-rozaj")],
)
def test_usual_case(tag, usual):
    assert usual_case(tag) == usual
