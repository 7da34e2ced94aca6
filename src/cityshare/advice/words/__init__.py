"""The sentences of explanations and conflicts, by language."""

from __future__ import annotations

from collections.abc import Mapping

from cityshare.advice.words.en import EN
from cityshare.advice.words.ja import JA
from cityshare.advice.words.ko import KO
from cityshare.advice.words.zh_hans import ZH_HANS
from cityshare.questionnaire.nearest_tag import nearest_tag

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": EN,
    "ja": EN | JA,
    "ko": EN | KO,
    "zh-Hans": EN | ZH_HANS,
}


def words(language: str) -> Mapping[str, str]:
    """Return the sentences in a language, in English where there are none.

    Explanations are there in all languages of the board; conflicts, and the sentence
    of a rule, in English.

    >>> words("en")["facilitator_only"]
    'For the facilitator only: do not show this to the room.'
    """
    return WORDS[nearest_tag(language, WORDS)]


def listed(names: tuple[str, ...], language: str, *, most: int = 8) -> str:
    """Join names; beyond the first eight they are only counted.

    >>> listed(("Ana", "Bo", "Chen"), "en", most=2)
    'Ana, Bo and 1 more'
    """
    word = words(language)
    shown = word["comma"].join(names[:most])
    more = len(names) - most
    return word["and_more"].format(names=shown, n=more) if more > 0 else shown
