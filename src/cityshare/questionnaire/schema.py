"""The questionnaire: themes, practices, levels and their scale."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from cityshare.questionnaire.text import Text

MOST_PRACTICES = 16

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9]*([-_][a-z0-9]+)*$", max_length=60),
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Scale(_Part):
    """Ordered level labels, lowest first, and the level from which one shares."""

    levels: tuple[Text, ...] = Field(min_length=3, max_length=6)
    sharing_level: int = Field(ge=2, le=6)
    direction: Literal["ascending"] = "ascending"

    @property
    def n_levels(self) -> int:
        """The number of levels L; levels are 1 to L."""
        return len(self.levels)


class Practice(_Part):
    """One thing a city does, with a descriptor for each level."""

    name: Name
    label: Text
    hint: Text | None = None
    levels: tuple[Text, ...] = Field(min_length=3, max_length=6)


class Theme(_Part):
    """A named set of practices."""

    name: Name
    label: Text
    practices: tuple[Practice, ...] = Field(min_length=1)


class Questionnaire(_Part):
    """A self-assessment: themes of practices with ordered levels.

    Levels are integers from 1 to ``scale.n_levels``.
    """

    id: Name
    version: Annotated[str, StringConstraints(min_length=1, max_length=20)]
    title: Text
    licence: str = Field(min_length=1)
    source: Text
    scale: Scale
    themes: tuple[Theme, ...] = Field(min_length=1)

    @property
    def practices(self) -> tuple[Practice, ...]:
        """All practices in the order of the themes."""
        return tuple(p for theme in self.themes for p in theme.practices)

    @cached_property
    def _by_name(self) -> dict[str, Practice]:
        return {practice.name: practice for practice in self.practices}

    def practice(self, name: str) -> Practice:
        """Return the practice of a name; ``KeyError`` if there is none."""
        return self._by_name[name]

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the title, which every text is to have."""
        return self.title.languages
