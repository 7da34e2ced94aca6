"""Text from a browser made safe to keep: no control characters, not too long."""

from __future__ import annotations

import re
import unicodedata

# C0 and C1 controls, lone surrogates, and marks that turn the reading direction.
_UNSEEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufeff]"
)
_BREAK = re.compile("\r\n?|\u2028|\u2029")
_SPACES = re.compile(r"\s+")


def clean_text(text: object, *, most: int) -> str:
    r"""Return a text of several lines in composed form, cut at ``most`` characters.

    >>> clean_text("  one\r\ntwo\x07 ", most=20)
    'one\ntwo'
    """
    if not isinstance(text, str):
        return ""
    lines = _UNSEEN.sub("", _BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", lines).strip()[:most].strip()


def clean_line(text: object, *, most: int) -> str:
    r"""Return a text as one line, spaces joined.

    >>> clean_line(" Ana\t\nPark ", most=20)
    'Ana Park'
    """
    return _SPACES.sub(" ", clean_text(text, most=most * 4))[:most].strip()


def clean_code(text: object) -> str:
    """Return a join code as Crockford writes it: capitals, no O, I and L.

    >>> clean_code(" ab1-o l2")
    'AB1012'
    """
    code = re.sub(r"[\s\-_.]", "", clean_line(text, most=40)).upper()
    return code.translate(str.maketrans("OIL", "011"))
