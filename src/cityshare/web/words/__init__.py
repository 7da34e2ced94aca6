"""The words on the pages, as data; one module a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from cityshare.web.words.en import EN
from cityshare.web.words.ja import JA
from cityshare.web.words.ko import KO
from cityshare.web.words.tongues import TONGUES
from cityshare.web.words.zh_hans import ZH_HANS

# Raise it whenever the wording of a consent changes.
CONSENT_VERSION = "2026-11"

LANGUAGES: Mapping[str, str] = {
    "en": "English",
    "ko": "한국어",
    "zh-Hans": "中文",
    "ja": "日本語",
}
_WORDS = {"en": EN, "ko": KO, "zh-Hans": ZH_HANS, "ja": JA}


@cache
def words(language: str) -> Mapping[str, str]:
    """Return the words of a language by key; English where one is missing.

    >>> words("ja")["join_code"]
    'コード'
    """
    return {**EN, **_WORDS.get(language, EN)}


def own_name(tag: str) -> str:
    """Return how a language calls itself; the tag where that is not known.

    >>> own_name("zh-Hans"), own_name("mn"), own_name("tlh")
    ('中文（简体）', 'Монгол', 'tlh')
    """
    known = TONGUES.get(tag) or TONGUES.get(tag.partition("-")[0])
    return known or next((TONGUES[t] for t in TONGUES if t.startswith(f"{tag}-")), tag)


__all__ = ["CONSENT_VERSION", "LANGUAGES", "TONGUES", "own_name", "words"]
