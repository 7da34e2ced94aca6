"""A filled template: what one person has answered, not yet part of a cohort."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cityshare.cohort import Card, Consent, Response, Role
from cityshare.errors import Problem


@dataclass(frozen=True)
class FilledTemplate:
    """What stands in one workbook; empty texts and ``None`` were left empty.

    ``delegation`` and the ``to`` of a card are ids where they were chosen from the
    list, else what was typed. Answers and cards have no participant yet. ``consent``
    has the purposes that were answered, yes or no. ``problems`` holds the warnings.
    """

    file: str
    questionnaire: str
    version: str
    language: str
    n_levels: int
    name: str
    delegation: str
    name_local: str = ""
    position: str = ""
    email: str = ""
    role: Role | None = None
    languages: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    practices: tuple[str, ...] = ()
    consent: Mapping[Consent, bool] = field(default_factory=dict)
    responses: tuple[Response, ...] = ()
    cards: tuple[Card, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def practices_named(self) -> tuple[str, ...]:
        """Every practice that is answered, offered, asked for or helped with."""
        answered = [response.practice for response in self.responses]
        posted = [card.practice for card in self.cards if card.practice]
        return tuple(dict.fromkeys((*answered, *posted, *self.practices)))
