from __future__ import annotations

import pytest

from cityshare.cohort import Participant
from cityshare.documents.name import initial_of, reading_order, spellings


@pytest.mark.parametrize(
    ("name", "initial"),
    [
        ("Émile", "E"),
        ("łukasz", "Ł"),
        ("김민수", "ㄱ"),
        ("황보", "ㅎ"),
        ("さくら", "さ"),
        ("Ганболд", "Г"),
        ("王芳", ""),
        ("<script>", ""),
        ("", ""),
    ],
)
def test_names_are_found_under_their_first_letter(name: str, initial: str) -> None:
    assert initial_of(name) == initial


def test_accents_and_case_do_not_count_for_the_order() -> None:
    assert reading_order("ÉMILE") == reading_order("emile")
    names = sorted(["하나", "가나", "나라"], key=reading_order)
    assert names == ["가나", "나라", "하나"]


@pytest.mark.parametrize(
    ("local", "languages", "document", "expected"),
    [
        ("김민수", ("ko", "en"), "ko", ("김민수", "Kim Min-su", "")),
        ("김민수", ("en", "ko"), "ko-KR", ("김민수", "Kim Min-su", "")),
        ("김민수", ("ko",), "en", ("Kim Min-su", "김민수", "ko")),
        ("王芳", ("zh-Hans",), "zh-Hans", ("王芳", "Kim Min-su", "")),
        ("王芳", ("zh-Hans", "ja"), "ja", ("Kim Min-su", "王芳", "zh-Hans")),
        ("Ганболд", ("ko",), "ko", ("Kim Min-su", "Ганболд", "ko")),
        ("김민수", (), "ko", ("Kim Min-su", "김민수", "")),
        ("Kim Min-su", ("ko",), "ko", ("Kim Min-su", "", "")),
        ("", ("ko",), "ko", ("Kim Min-su", "", "")),
    ],
)
def test_a_name_comes_first_in_the_script_of_the_document(
    local: str,
    languages: tuple[str, ...],
    document: str,
    expected: tuple[str, str, str],
) -> None:
    person = Participant(
        "a", "Kim Min-su", "seoul", name_local=local, languages=languages
    )
    assert spellings(person, document) == expected
