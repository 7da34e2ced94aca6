"""The words of the pages in every language."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from cityshare.errors import CATALOGUE
from cityshare.web.words import LANGUAGES
from cityshare.web.words.en import EN
from cityshare.web.words.ja import JA
from cityshare.web.words.ko import KO
from cityshare.web.words.zh_hans import ZH_HANS


@pytest.mark.parametrize("known", [KO, ZH_HANS, JA], ids=["ko", "zh-Hans", "ja"])
def test_every_language_has_every_word_with_the_same_blanks(
    known: Mapping[str, str],
) -> None:
    assert list(known) == list(EN)
    for key, text in EN.items():
        assert re.findall(r"{\w*}", known[key]) == re.findall(r"{\w*}", text), key


def test_no_key_is_a_method_of_a_mapping() -> None:
    assert not [key for key in EN if hasattr(dict, key)]


def test_translated_problems_are_in_the_catalogue() -> None:
    codes = [key.removeprefix("problem_") for key in EN if key.startswith("problem_")]

    assert codes
    assert [code for code in codes if code not in CATALOGUE] == []


def test_every_language_names_itself() -> None:
    assert list(LANGUAGES) == ["en", "ko", "zh-Hans", "ja"]
