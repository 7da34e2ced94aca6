"""The nearest of the languages that something is written in."""

from __future__ import annotations

from collections.abc import Iterable


def nearest_tag(language: str, known: Iterable[str]) -> str:
    """Return a language, or one of the same main part, or English (BCP 47).

    >>> nearest_tag("ko-KR", ["en", "ko"]), nearest_tag("zh", ["en", "zh-Hans"])
    ('ko', 'zh-Hans')
    >>> nearest_tag("fr", ["en", "ko"])
    'en'
    """
    tags = list(known)
    if language in tags:
        return language
    main = language.partition("-")[0]
    return next((tag for tag in tags if tag.partition("-")[0] == main), "en")
