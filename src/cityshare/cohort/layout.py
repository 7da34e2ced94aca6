"""The theme layout: the themes of a cohort, as named sets of practices."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

from cityshare.questionnaire import Name, Questionnaire, Text


class LayoutTheme(BaseModel):
    """One theme of a layout; its practices are named, not defined."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Name
    label: Text
    practices: tuple[Name, ...] = Field(min_length=1)


class ThemeLayout(BaseModel):
    """Named sets of practices, at first the questionnaire's own themes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    themes: tuple[LayoutTheme, ...] = Field(min_length=1)

    @classmethod
    def of_questionnaire(cls, questionnaire: Questionnaire) -> ThemeLayout:
        """Return the questionnaire's own themes as a layout."""
        return cls(
            themes=tuple(
                LayoutTheme(
                    name=theme.name,
                    label=theme.label,
                    practices=tuple(practice.name for practice in theme.practices),
                )
                for theme in questionnaire.themes
            )
        )

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the themes in order."""
        return tuple(theme.name for theme in self.themes)

    def theme(self, name: str) -> LayoutTheme:
        """Return the theme of a name; ``KeyError`` if there is none."""
        for theme in self.themes:
            if theme.name == name:
                return theme
        raise KeyError(name)

    def only(self, names: tuple[str, ...]) -> ThemeLayout:
        """Return the layout with these themes alone, in the given order."""
        return ThemeLayout(themes=tuple(self.theme(name) for name in names))
