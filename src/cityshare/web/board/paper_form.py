"""A paper form as it was typed: short keys become answers, wishes and cards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from starlette.datastructures import FormData

from cityshare.cohort import CardKind, Consent, Delegation
from cityshare.web.board.facilitated import text_of
from cityshare.web.clean import clean_line, clean_text
from cityshare.web.words import CONSENT_VERSION, LANGUAGES, TONGUES
from cityshare.workshop import Answer, Offer, PaperForm, Registration, Workshop
from cityshare.workshop.alike import likeness

MOST_NAME = 120
MOST_TEXT = 500
MOST_NOTE = 1_000
MOST_OPTIONS = 9
CARD_ROWS = tuple(kind for kind in CardKind for _ in range(2))
UNKNOWN = frozenset("-?–—ー−")  # noqa: RUF001  as keyboards of Asia type them
# The second ones are what the same keys type on a Korean keyboard.
YES, NO = (frozenset(unicodedata.normalize("NFKC", keys)) for keys in ("y1ㅛ", "n0ㅜ"))


@dataclass(frozen=True)
class Choices:
    """What can be chosen by number on the form of one workshop."""

    languages: tuple[str, ...]
    themes: tuple[str, ...]
    practices: tuple[str, ...]
    delegations: tuple[Delegation, ...]

    @classmethod
    def of(cls, workshop: Workshop) -> Choices:
        """Collect the choices; languages are those of the pages and of the people."""
        spoken = (tag for person in workshop.people for tag in person.languages)
        listed = dict.fromkeys([*LANGUAGES, *(t for t in spoken if t in TONGUES)])
        return cls(
            tuple(listed)[:MOST_OPTIONS],
            tuple(workshop.layout.names),
            tuple(p.name for p in workshop.questionnaire.practices),
            tuple(workshop.delegations),
        )


@dataclass
class Typed:
    """What was typed, read; ``wrong`` has the key of a sentence for each field."""

    form: PaperForm
    card_rows: tuple[int, ...] = ()
    wrong: dict[str, str] = field(default_factory=dict)

    def field_of(self, column: str) -> str:
        """Return the field of the page that a problem of the form belongs to."""
        name, _, where = column.partition(".")
        known = {"new_delegation": "delegation", "themes": "wishes", "priority": "rank"}
        if where.isdigit() and name in {"text", "to", "practice", "kind"}:
            where = str(self.card_rows[int(where) - 1])
        name = known.get(name, name)
        return f"{name}.{where}" if where else name


def read_typed(sent: FormData, choices: Choices, *, interface: str) -> Typed:
    """Read a form; what no key of it means is told at its field."""
    wrong: dict[str, str] = {}
    cards = _cards(sent, choices, wrong)
    return Typed(
        PaperForm(
            _registration(sent, choices, interface, wrong),
            _answers(sent, choices, wrong),
            tuple(cards.values()),
        ),
        tuple(cards),
        wrong,
    )


def numbered(
    text: str, names: Sequence[str], others: Mapping[str, str] | None = None
) -> tuple[tuple[str, ...], bool]:
    """Read numbers of a list, such as "2 5" or, of fewer than ten, "25".

    Returns
    -------
    tuple of str, bool
        The names, and whether everything could be read; ``others`` are names that
        may be written out.

    Examples
    --------
    >>> numbered("31", ["energy", "water", "waste"])
    (('waste', 'energy'), True)
    """
    found: list[str] = []
    is_read = True
    for word in re.split(r"[\s,;.、，]+", _plain(text).strip()):
        digits = word.isascii() and word.isdigit()
        for part in word if digits and len(names) < 10 else filter(None, [word]):
            n = int(part) if digits and len(part) < 5 else 0
            name = names[n - 1] if 0 < n <= len(names) else (others or {}).get(part)
            if name is None:
                is_read = False
            else:
                found.append(name)
    return tuple(dict.fromkeys(found)), is_read


def _registration(
    sent: FormData, choices: Choices, interface: str, wrong: dict[str, str]
) -> Registration:
    tags = {tag.casefold(): tag for tag in TONGUES}
    languages, is_read = numbered(text_of(sent, "languages"), choices.languages, tags)
    if not is_read:
        wrong["languages"] = "wrong_languages"
    wishes, is_read = numbered(text_of(sent, "wishes"), choices.themes)
    if not is_read:
        wrong["wishes"] = "wrong_wishes"
    agreed = {c: _key(sent, f"consent.{c.value}") for c in Consent}
    for purpose, key in agreed.items():
        if key and key not in YES | NO | UNKNOWN:
            wrong[f"consent.{purpose.value}"] = "wrong_yes"
    return Registration(
        name=clean_line(sent.get("name"), most=MOST_NAME),
        new_delegation=clean_line(sent.get("delegation"), most=MOST_NAME),
        languages=languages,
        themes=wishes,
        consent=tuple(c.value for c, key in agreed.items() if key in YES),
        interface=interface,
        consent_version=CONSENT_VERSION,
    )


def _answers(
    sent: FormData, choices: Choices, wrong: dict[str, str]
) -> tuple[Answer, ...]:
    found = []
    for practice in choices.practices:
        keys = {
            name: _key(sent, f"{name}.{practice}")
            for name in ("current", "target", "rank", "share")
        }
        note = clean_text(sent.get(f"note.{practice}"), most=MOST_NOTE)
        if not (note or any(keys.values())):
            continue
        numbers = {}
        for name in ("current", "target", "rank"):
            numbers[name] = _number(keys[name])
            if numbers[name] is None and keys[name] and keys[name] not in UNKNOWN:
                wrong[f"{name}.{practice}"] = "wrong_digit"
        if keys["share"] and keys["share"] not in YES | NO | UNKNOWN:
            wrong[f"share.{practice}"] = "wrong_yes"
        share = True if keys["share"] in YES else None
        share = False if keys["share"] in NO else share
        rank = numbers["rank"]
        found.append(
            Answer(
                practice,
                numbers["current"],
                numbers["target"],
                priority=rank is not None,
                share=share,
                rank=rank,
                note=note,
            )
        )
    return tuple(found)


def _cards(sent: FormData, choices: Choices, wrong: dict[str, str]) -> dict[int, Offer]:
    found = {}
    for row, kind in enumerate(CARD_ROWS, 1):
        about, text, to = (
            clean_text(sent.get(f"{name}.{row}"), most=MOST_TEXT)
            for name in ("practice", "text", "to")
        )
        if not (about or text or to):
            continue
        practice, is_read = numbered(f"{about} ", choices.practices)
        if not is_read or len(practice) > 1:
            wrong[f"practice.{row}"] = "wrong_number"
        city = next((c.id for c in choices.delegations if _is_city(c, to)), "")
        if to and not city:
            wrong[f"to.{row}"] = "wrong_city"
        found[row] = Offer(kind, "".join(practice[:1]), city, text)
    return found


def _is_city(city: Delegation, typed: str) -> bool:
    return bool(typed) and likeness(city.name, typed) == 1


def _key(sent: FormData, name: str) -> str:
    return _plain(text_of(sent, name)).strip()


def _plain(text: str) -> str:
    r"""Return a text without the wide letters of Asian keyboards.

    >>> _plain("\N{FULLWIDTH DIGIT THREE} Y")
    '3 y'
    """
    return unicodedata.normalize("NFKC", text[:MOST_TEXT]).lower()


def _number(key: str) -> int | None:
    return int(key) if key.isascii() and key.isdigit() and len(key) < 4 else None
