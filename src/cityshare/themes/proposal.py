"""One theme as the answers propose it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from cityshare.cohort import LayoutTheme, ThemeLayout
from cityshare.questionnaire import Text

Reason = Literal["answers", "few answers"]


@dataclass(frozen=True, slots=True)
class ThemeProposal:
    """A theme that the answers propose.

    Attributes
    ----------
    name, label
        Those of a theme of the questionnaire where most of it is in here and most of
        this comes from it, else those of the practices that are needed most.
    practices
        Names of its practices, in the order of the questionnaire.
    people
        Ids of the people who need one of them: who ranked it, want to climb in it, or
        posted a request or challenge about it.
    words
        Words that stand out in the requests and challenges about it, at most five.
    reason
        ``answers``, or ``few answers`` where there were too few and the theme is one
        of the questionnaire.
    """

    name: str
    label: Text
    practices: tuple[str, ...]
    people: tuple[str, ...]
    words: tuple[str, ...]
    reason: Reason

    @property
    def theme(self) -> LayoutTheme:
        """The proposal as a theme of a layout."""
        return LayoutTheme(name=self.name, label=self.label, practices=self.practices)


def proposed_layout(proposals: Iterable[ThemeProposal]) -> ThemeLayout:
    """Return the layout whose themes are these proposals."""
    return ThemeLayout(themes=tuple(proposal.theme for proposal in proposals))
