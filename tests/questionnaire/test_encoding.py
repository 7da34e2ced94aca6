import pytest

from cityshare.errors import CityshareError
from cityshare.questionnaire import read_text

WORDS = "id,name\nseoul,서울\n"


@pytest.mark.parametrize(
    ("encoding", "words"),
    [
        ("utf-8", WORDS),
        ("utf-8-sig", WORDS),
        ("utf-16", WORDS),
        ("utf-16-le", WORDS),
        ("utf-16-be", WORDS),
        ("utf-8", "id,name\nbeijing,北京\ntokyo,東京\n"),
    ],
)
def test_unicode_encodings_are_told_apart(tmp_path, encoding, words):
    path = tmp_path / "a.csv"
    path.write_bytes(words.encode(encoding))
    problems = []

    assert read_text(path, problems) == words
    assert problems == []


def test_big_endian_with_a_mark(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"\xfe\xff" + WORDS.encode("utf-16-be"))

    assert read_text(path) == WORDS


def test_korean_windows_encoding_is_read_with_a_warning(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(WORDS.encode("cp949"))
    problems = []

    assert read_text(path, problems) == WORDS
    assert [(p.code, p.place.file) for p in problems] == [("F112", "a.csv")]


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"id\n\xff\xff\n", "id,name\n1,Zoé\n".encode("latin-1")]
)
def test_other_encodings_are_refused(tmp_path, data):
    path = tmp_path / "a.csv"
    path.write_bytes(data)

    with pytest.raises(CityshareError) as caught:
        read_text(path)

    assert [(p.code, p.place.file) for p in caught.value.problems] == [
        ("F102", "a.csv")
    ]


def test_control_characters_are_removed_and_told(tmp_path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"id\r\nbu\x07san\x00\rseoul\tx\n")
    problems = []

    assert read_text(path, problems) == "id\nbusan\nseoul\tx\n"
    (problem,) = problems
    assert problem.code == "F111"
    assert problem.details == {"n": 2, "line": 2}


def test_missing_file(tmp_path):
    with pytest.raises(CityshareError) as caught:
        read_text(tmp_path / "a.csv")

    assert [p.code for p in caught.value.problems] == ["F101"]


def test_folder_in_place_of_a_file(tmp_path):
    with pytest.raises(CityshareError) as caught:
        read_text(tmp_path)

    assert [(p.code, p.place.file) for p in caught.value.problems] == [
        ("F103", tmp_path.name)
    ]
