from __future__ import annotations

from string import Formatter

import pytest

from cityshare.web.words import LANGUAGES
from cityshare.web.words.room import en, room_words
from cityshare.workshop import Phase

OTHERS = [tag for tag in LANGUAGES if tag != "en"]


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", OTHERS)
def test_every_language_fills_in_the_same(language: str) -> None:
    known = room_words(language)

    assert set(known) == set(en.WORDS)
    assert {key: fields(known[key]) for key in known} == {
        key: fields(text) for key, text in en.WORDS.items()
    }


@pytest.mark.parametrize("phase", list(Phase))
def test_every_phase_has_its_words(phase: Phase) -> None:
    assert {f"phase_{phase}", f"now_{phase}"} <= set(en.WORDS)
