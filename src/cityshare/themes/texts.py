"""Texts about practices: their vocabulary, and what people wrote about them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence

from cityshare.cohort import Card
from cityshare.questionnaire import Practice
from cityshare.scoring import FloatArray

MOST_WORDS = 5
_WORD = re.compile(r"[^\W\d_]{2,}")
_UNCUT = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_HANGUL = re.compile("[\uac00-\ud7af]")


def folded(text: str) -> str:
    """Return a text as it is compared: one form of each letter, no capitals.

    >>> folded("Straße")
    'strasse'
    """
    return unicodedata.normalize("NFKC", text).casefold()


def text_features(practices: Sequence[Practice], cards: Sequence[Card]) -> FloatArray:
    """Describe each practice by its vocabulary and the cards about it.

    Parameters
    ----------
    practices
        The practices of the questionnaire; labels count in every language.
    cards
        Requests and challenges; those that name no practice do not count.

    Returns
    -------
    FloatArray
        Rows of length 1, shape ``(n_practices, n_features)``.

    Notes
    -----
    TF-IDF of the letter sequences of 2 to 4 characters within words. Two cards in
    different languages have nothing in common but what the translated labels give
    them. Guessing the practice of a card from the questionnaire's words was tried on
    the 110 cards of the sample cohorts that name one: right for 32 to 69 % of a
    cohort's, too few to be used.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    documents = [
        folded(" ".join([*practice.label.root.values(), *_texts(cards, practice.name)]))
        for practice in practices
    ]
    letters = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(2, 4), sublinear_tf=True, lowercase=False
    )
    features: FloatArray = letters.fit_transform(documents).toarray()
    return features


def typical_words(practices: Collection[str], cards: Sequence[Card]) -> tuple[str, ...]:
    """Return words that are more frequent in these practices' cards than in others.

    Parameters
    ----------
    practices
        Names of the practices of one theme.
    cards
        All requests and challenges.

    Notes
    -----
    Only languages that put blanks between words: Chinese and Japanese cards have no
    words here, for cutting them into words takes a dictionary. A word counts once a
    card. Listed are those whose share of the cards is largest above that of the other
    cards, in at least two cards where there are more than five.
    """
    here = [card for card in cards if card.practice in practices]
    inside, outside = _counted(here), _counted([c for c in cards if c not in here])
    n_inside, n_outside = len(here), len(cards) - len(here)

    def share_here(word: str) -> float:
        return inside[word] / n_inside - outside[word] / max(n_outside, 1)

    least = 2 if n_inside > MOST_WORDS else 1
    listed = [w for w in inside if inside[w] >= least and share_here(w) > 0]
    ordered = sorted(listed, key=lambda w: (-round(share_here(w), 9), -len(w), w))
    return tuple(ordered[:MOST_WORDS])


def _texts(cards: Sequence[Card], practice: str) -> list[str]:
    return [card.text for card in cards if card.practice == practice]


def _counted(cards: Sequence[Card]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for card in cards:
        counts.update(set(_WORD.findall(folded(card.text))))
    return Counter({word: n for word, n in counts.items() if _says_something(word)})


def _says_something(word: str) -> bool:
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS  # noqa: PLC0415

    if _HANGUL.search(word):
        return True
    return len(word) > 3 and word not in ENGLISH_STOP_WORDS and not _UNCUT.search(word)
