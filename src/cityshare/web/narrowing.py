"""What a screen can be narrowed down to: a theme, a practice, a session."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from cityshare.workshop import Screen

if TYPE_CHECKING:
    from cityshare.workshop import Projecting, Workshop

FIELDS: Final[Mapping[Screen, tuple[str, ...]]] = {
    Screen.RIVER: ("theme",),
    Screen.STAIRS: ("theme", "practice"),
    Screen.LEARNING: ("theme", "practice"),
    Screen.TABLES: ("session",),
    Screen.PEOPLE: ("session",),
    Screen.PLENARY: ("session",),
}
EVERY: Final = {
    "theme": "all_themes",
    "practice": "all_practices",
    "session": "newest_session",
}


class Narrowing(NamedTuple):
    """A list to choose from; ``every`` are the words for no choice."""

    name: str
    label: str
    every: str
    options: Sequence[tuple[str, str]]


def narrowings(
    workshop: Workshop,
    projecting: Projecting,
    screen: Screen,
    say: Mapping[str, str],
    language: str,
) -> list[Narrowing]:
    """Return the lists of a screen; none where there is only one to choose."""
    found = []
    for name in FIELDS.get(screen, ()):
        options = _options(name, workshop, projecting, language)
        if len(options) > 1:
            found.append(Narrowing(name, say[name], say[EVERY[name]], options))
    return found


def _options(
    name: str, workshop: Workshop, projecting: Projecting, language: str
) -> list[tuple[str, str]]:
    match name:
        case "theme":
            return [(t.name, t.label.read(language)) for t in workshop.layout.themes]
        case "practice":
            practices = workshop.questionnaire.practices
            return [(p.name, p.label.read(language)) for p in practices]
        case _:
            sessions = [s for s in projecting.sessions if s.kind == "tables"]
            return [(s.id, s.title.read(language)) for s in sessions]
