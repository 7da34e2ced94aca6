"""The words on the pages, as data: a package a topic, a module a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from cityshare.web.words.tongues import TONGUES

# Raise it whenever the wording of a consent changes.
CONSENT_VERSION = "2026-11"

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ko": "한국어",
    "zh-Hans": "中文",
    "ja": "日本語",
}


@cache
def words_on(topic: str, language: str) -> Mapping[str, str]:
    """Return the words on a topic by key; English where one is missing.

    Parameters
    ----------
    topic
        A package beside this one, such as ``phone``.
    language
        One of :data:`LANGUAGES`; any other reads English.

    Examples
    --------
    >>> words_on("phone", "ja")["join_code"]
    'コード'
    """
    known = language if language in LANGUAGES else "en"
    return {**_module(topic, "en"), **_module(topic, known)}


def words(language: str) -> Mapping[str, str]:
    """Return the words of the phones, which every page knows."""
    return words_on("phone", language)


def own_name(tag: str) -> str:
    """Return how a language calls itself; the tag where that is not known.

    >>> own_name("zh-Hans"), own_name("mn"), own_name("tlh")
    ('中文（简体）', 'Монгол', 'tlh')
    """
    known = TONGUES.get(tag) or TONGUES.get(tag.partition("-")[0])
    return known or next((TONGUES[t] for t in TONGUES if t.startswith(f"{tag}-")), tag)


def _module(topic: str, language: str) -> Mapping[str, str]:
    name = language.replace("-", "_").lower()
    module = import_module(f"cityshare.web.words.{topic}.{name}")
    found: Mapping[str, str] = module.WORDS
    return found


__all__ = ["CONSENT_VERSION", "LANGUAGES", "TONGUES", "own_name", "words", "words_on"]
