"""The words of the facilitator's board and of the projector; one module a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cityshare.web.words.room import en, ja, ko, zh_hans

_MODULES = {"en": en, "ko": ko, "zh-Hans": zh_hans, "ja": ja}


@cache
def room_words(language: str) -> Mapping[str, str]:
    """Return the words of a language by key; English where one is missing."""
    module = _MODULES.get(language, en)
    return {**en.WORDS, **module.WORDS}
