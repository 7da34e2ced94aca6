"""The words of the pages in every language."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest

from cityshare.errors import CATALOGUE
from cityshare.web import words as words_module
from cityshare.web.words import LANGUAGES, words, words_on
from cityshare.workshop import Phase

TOPICS = sorted(
    part.name
    for part in resources.files("cityshare.web.words").iterdir()
    if part.is_dir() and not part.name.startswith("_")
)
WEB = Path(words_module.__file__).parents[1]
# How a page names a word: with a full stop, in quotes, or by how it begins.
NAMED = re.compile(r"\b(?:say|words|room|more|nav|door|known)\.(\w+)")
QUOTED = re.compile(r"""["']([\w-]+)["']""")
BEGUN = re.compile(r"""(?<=["'])([a-z][a-z_]*_)(?:["']\s*~|\{)""")


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_blanks(
    topic: str, language: str
) -> None:
    english, known = words_on(topic, "en"), words_on(topic, language)

    assert set(known) == set(english)
    for key, text in english.items():
        blanks = sorted(re.findall(r"{\w*}", text))
        assert sorted(re.findall(r"{\w*}", known[key])) == blanks, key


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("language", [tag for tag in LANGUAGES if tag != "en"])
def test_nothing_falls_back_on_english(topic: str, language: str) -> None:
    english, known = words_on(topic, "en"), words_on(topic, language)

    same = [k for k, text in english.items() if known[k] == text]
    assert [k for k in same if re.search(r"[a-z]{4}", english[k])] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_no_key_is_a_method_of_a_mapping(topic: str) -> None:
    assert not [key for key in words_on(topic, "en") if hasattr(dict, key)]


def test_every_word_is_used() -> None:
    sources = [
        file.read_text(encoding="utf-8")
        for end in ("py", "html", "js")
        for file in WEB.rglob(f"*.{end}")
        if "words" not in file.relative_to(WEB).parts
    ]
    text = "\n".join(sources)
    named = {*NAMED.findall(text), *QUOTED.findall(text)}
    begun = tuple({*BEGUN.findall(text), "problem_"})

    dead = [
        f"{topic}: {key}"
        for topic in TOPICS
        for key in words_on(topic, "en")
        if key not in named and not key.startswith(begun)
    ]
    assert dead == []


def test_translated_problems_are_in_the_catalogue() -> None:
    found = [key for key in words("en") if key.startswith("problem_")]
    codes = [key.removeprefix("problem_") for key in found]

    assert codes
    assert [code for code in codes if code not in CATALOGUE] == []


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_its_words(phase: Phase) -> None:
    assert {f"phase_{phase}", f"now_{phase}"} <= set(words_on("room", "en"))


def test_every_language_names_itself() -> None:
    assert list(LANGUAGES) == ["en", "ko", "zh-Hans", "ja"]
