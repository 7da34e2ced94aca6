"""Names in running text: found in every script, and replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

from cityshare.store import Person

GAP = "(removed)"
# Han, kana and Thai run on without blanks; Korean adds particles after a name.
_RUNNING = "\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_HANGUL = "\uac00-\ud7af"
_LETTER = rf"[^\W{_RUNNING}{_HANGUL}]"
_LATIN_EDGES = (rf"(?<!{_LETTER})(?<!-)", rf"(?!{_LETTER}|-)")
_EDGES = (
    (re.compile(f"[{_RUNNING}]"), ("", "")),
    (re.compile(f"[{_HANGUL}]"), (r"(?<![\w-])", "")),
)
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+|https?://\S+|(?<!\w)\+?\d(?:[ ()./-]{0,2}\d){7,}"
)
_LEAST_OF_A_PART = 3


class NamedTexts:
    """Replaces names by what stands for them, longer names first.

    Parameters
    ----------
    stand_ins
        What each name becomes.

    Examples
    --------
    >>> texts = NamedTexts({"Ana Lima": "A", "Ana": "B", "김민수": "C", "王芳": "D"})
    >>> texts.replaced("Ask ana  lima, not Anabel or Ana. 김민수는 请问王芳女士。")
    'Ask A, not Anabel or B. C는 请问D女士。'
    """

    def __init__(self, stand_ins: Mapping[str, str]) -> None:
        self._stand_ins = {_key(name): text for name, text in stand_ins.items() if name}

    def replaced(self, text: str) -> str:
        """Return a text without the names."""
        for pattern in self._patterns:
            text = pattern.sub(self._stand_in, text)
        return text

    def _stand_in(self, found: re.Match[str]) -> str:
        return self._stand_ins.get(_key(found[0]), GAP)

    @cached_property
    def _patterns(self) -> tuple[re.Pattern[str], ...]:
        """One pattern for all names with the same edges, longest names first."""
        by_edges: dict[tuple[str, str], list[str]] = {}
        for name in sorted(self._stand_ins, key=len, reverse=True):
            by_edges.setdefault(_edges(name), []).append(_pattern(name))
        return tuple(
            re.compile(f"{before}(?:{'|'.join(names)}){after}")
            for (before, after), names in by_edges.items()
        )


def names_of(person: Person) -> tuple[str, ...]:
    """Return every way in which a person is named, the fullest first.

    >>> names_of(Person("a-1", "Ana", "a", name_local="安娜"))
    ('Ana (安娜)', 'Ana', '安娜', 'a-1')
    """
    names = (person.participant.full_name, person.name, person.name_local, person.id)
    return tuple(dict.fromkeys(filter(None, names)))


def parts_of(names: Iterable[str]) -> set[str]:
    """Return the single words of names, but for initials and short words.

    >>> sorted(parts_of(["Ana de Lima", "J. Bo"]))
    ['Ana', 'Lima']
    """
    words = (word.strip(".,()'\"") for name in names for word in name.split())
    return {word for word in words if len(word) >= _LEAST_OF_A_PART}


def without_addresses(text: str) -> str:
    """Return a text with a gap for every e-mail address, link and telephone number.

    >>> without_addresses("Ask ana@lima.pe or +51 1 234 5678 before 2027-05-01, 2 km")
    'Ask (removed) or (removed) before 2027-05-01, 2 km'
    """
    return _ADDRESS.sub(lambda found: _unless_date(found[0]), text)


def _unless_date(found: str) -> str:
    return found if re.fullmatch(r"\d{4}-\d\d?-\d\d?|\d{4}[-/]\d{4}", found) else GAP


def _key(name: str) -> str:
    """Return what equal names share; case and blanks of full names do not count."""
    words = name.split()
    return " ".join(words).casefold() if len(words) > 1 else name.strip()


def _pattern(key: str) -> str:
    words = [re.escape(word) for word in key.split()]
    together = r"\s+".join(words)
    return together if len(words) == 1 else f"(?i:{together})"


def _edges(name: str) -> tuple[str, str]:
    """Return what may not stand before and after a name for it to be one."""
    if len(name) > 1:
        for script, edges in _EDGES:
            if script.search(name[0]):
                return edges
    return _LATIN_EDGES
