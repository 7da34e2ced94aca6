from __future__ import annotations

import re
from string import Formatter

import pytest

from cityshare.cohort import CardKind, Consent, Role
from cityshare.documents.spreadsheets import sheet_name
from cityshare.interchange.about_sheet import PARTS
from cityshare.interchange.words import WORDS, words
from cityshare.questionnaire.autonyms import AUTONYMS

OTHER = [language for language in WORDS if language != "en"]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", WORDS)
def test_every_language_has_the_same_words_and_placeholders(language: str) -> None:
    english, known = words("en"), words(language)
    assert list(known) == list(english)
    for key, text in known.items():
        assert text.strip(), key
        assert placeholders(text) == placeholders(english[key]), key


@pytest.mark.parametrize("language", OTHER)
def test_words_are_in_the_language_s_own_script(language: str) -> None:
    for key, text in words(language).items():
        bare = re.sub(r"\{\w+\}", "", text)
        assert not re.search("[A-Za-z]{2}", bare), key


@pytest.mark.parametrize("language", WORDS)
def test_every_field_choice_and_sheet_is_named(language: str) -> None:
    known = words(language)
    for part, fields in PARTS.items():
        assert known[f"part.{part}"]
        assert all(known[f"field.{key}"] for key, _, _ in fields)
    for names in ((f"role.{r}" for r in Role), (f"card.{k}" for k in CardKind)):
        labels = [known[name] for name in names]
        assert len(set(labels)) == len(labels)
    assert {f"help.{purpose}" for purpose in Consent} <= set(known)
    sheets = [known[f"sheet.{name}"] for name in ("about", "answers", "cards")]
    assert sheets == [sheet_name(name) for name in sheets]


def test_the_nearest_language_is_taken() -> None:
    assert words("ja-JP") is WORDS["ja"]
    assert words("zh") is WORDS["zh-Hans"]
    assert words("mn") is WORDS["en"]


def test_names_of_languages_differ() -> None:
    assert len(set(AUTONYMS.values())) == len(AUTONYMS)
