"""The fixed words of the documents, by language."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.documents.words.en import EN
from cityshare.documents.words.ja import JA
from cityshare.documents.words.ko import KO
from cityshare.documents.words.zh_hans import ZH_HANS
from cityshare.questionnaire.nearest_tag import nearest_tag

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": EN,
    "ko": KO,
    "zh-Hans": ZH_HANS,
    "ja": JA,
}


def words(language: str) -> Mapping[str, str]:
    """Return the words in a language, in English where it is not known.

    >>> words("ja")["table"]
    'テーブル'
    """
    return WORDS[nearest_tag(language, WORDS)]
