"""Names of people: how they are spelled in a document, and how they are sorted."""

from __future__ import annotations

import unicodedata

from cityshare.cohort import Participant

HANGUL = range(0xAC00, 0xD7A4)
PER_INITIAL = 588
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
SCRIPTS = {
    "ko": ("HANGUL", "CJK"),
    "zh": ("CJK",),
    "ja": ("CJK", "HIRAGANA", "KATAKANA"),
}


def reading_order(name: str) -> str:
    """Return the key by which names are sorted: accents and case aside."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(c for c in parts if not unicodedata.combining(c)).casefold()


def initial_of(name: str) -> str:
    """Return the letter under which a name is looked up.

    >>> initial_of("Émile"), initial_of("김민수"), initial_of("王芳")
    ('E', 'ㄱ', '')
    """
    first = unicodedata.normalize("NFKC", name)[:1] or " "
    if ord(first) in HANGUL:
        return INITIALS[(ord(first) - HANGUL.start) // PER_INITIAL]
    plain = unicodedata.normalize("NFD", first)[:1].upper()
    ideograph = unicodedata.name(plain, "").startswith("CJK UNIFIED")
    return plain if plain.isalpha() and not ideograph else ""


def spellings(person: Participant, language: str) -> tuple[str, str, str]:
    """Return a name for a document, its other spelling and the language of that."""
    local = person.name_local
    if local in {"", person.name}:
        return person.name, "", ""
    own = next((tag for tag in person.languages if not tag.startswith("en")), "")
    main = language.partition("-")[0]
    script = unicodedata.name(local[0], "").startswith(SCRIPTS.get(main, ("?",)))
    if script and own.partition("-")[0] == main:
        return local, person.name, ""
    return person.name, local, own
