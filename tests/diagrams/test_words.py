from string import Formatter

import pytest

from cityshare.diagrams import words
from cityshare.diagrams.words import paragraph, say

LANGUAGES = ("en", "ko", "zh-Hans", "ja")


def _blanks(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("phrase", words._PHRASES)
def test_every_language_has_the_same_blanks(phrase: str) -> None:
    text = words._PHRASES[phrase]

    assert text.languages == LANGUAGES
    assert len({frozenset(_blanks(text.read(lang))) for lang in LANGUAGES}) == 1


def test_other_languages_fall_back_on_english() -> None:
    assert say("stairs-rest", "mn") == "Not a priority"


def test_blanks_are_not_read_twice() -> None:
    assert say("today", "en", name="{name}") == "{name}, today"


def test_paragraph() -> None:
    assert paragraph("en", "One.", "Two.") == "One. Two."
    assert paragraph("ja", "一。", "二。") == "一。二。"
