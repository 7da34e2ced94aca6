from __future__ import annotations

import re
from string import Formatter

import pytest

from cityshare.cohort import Role
from cityshare.documents.words import WORDS, words


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_same_words_and_placeholders(language: str) -> None:
    english, known = words("en"), words(language)
    assert list(known) == list(english)
    for key, text in known.items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("language", ["ko", "ja", "zh-Hans"])
def test_words_are_in_the_language_s_own_script(language: str) -> None:
    for key, text in words(language).items():
        bare = re.sub(r"\{\w+\}", "", text)
        assert not re.search("[A-Za-z]{2}", bare), key


@pytest.mark.parametrize("role", Role)
def test_every_role_has_a_word(role: Role) -> None:
    assert words("en")[f"role.{role}"]


@pytest.mark.parametrize(
    ("asked", "given"), [("ko-KR", "ko"), ("zh", "zh-Hans"), ("fr", "en"), ("", "en")]
)
def test_the_nearest_language_is_taken(asked: str, given: str) -> None:
    assert words(asked) is WORDS[given]
