"""Letters: what takes how much room, and what is not to be written at all."""

from __future__ import annotations

from unicodedata import category, east_asian_width


def text_width(text: str) -> int:
    """Return how many narrow letters a text takes; East Asian ones count twice.

    >>> text_width("Seoul 서울")
    10
    """
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)


def plain(text: str) -> str:
    r"""Return a text without control characters; line ends become spaces.

    >>> plain("Ana\x07\nSilva")
    'Ana Silva'
    """
    spaced = " ".join(text.split())
    return "".join(letter for letter in spaced if category(letter) not in {"Cc", "Cs"})
