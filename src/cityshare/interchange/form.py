"""The form: what a template carries, hidden, so that it is read in any language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from cityshare.cohort import CardKind, Delegation, Role, ThemeLayout
from cityshare.interchange.words import words
from cityshare.questionnaire import Questionnaire
from cityshare.questionnaire.autonyms import AUTONYMS

FORM_FORMAT = "cityshare/template/1"
MACHINE_SHEET = "cityshare"

ABOUT_MARK = "cityshare:about"
ANSWERS_MARK = "cityshare:answers"
CARDS_MARK = "cityshare:cards"
HEADER_MARK = "header"

N_LANGUAGES = 4
N_WISHES = 3
N_PRACTICES = 3

Choice = Literal[
    "practice", "theme", "delegation", "role", "language", "answer", "card"
]
CHOICES: tuple[Choice, ...] = (
    "practice",
    "theme",
    "delegation",
    "role",
    "language",
    "answer",
    "card",
)


@dataclass(frozen=True)
class Form:
    """The questionnaire, its version and every list of choices of one template.

    ``choices`` gives for each list the label by key, such as ``{"yes": "예"}``;
    labels are unique within a list.
    """

    questionnaire: str
    version: str
    language: str
    n_levels: int
    choices: Mapping[Choice, Mapping[str, str]]

    @classmethod
    def of(
        cls,
        questionnaire: Questionnaire,
        *,
        language: str,
        delegations: Iterable[Delegation] = (),
        layout: ThemeLayout | None = None,
    ) -> Form:
        """Build the form of a questionnaire in a language."""
        known = words(language)
        themes = layout or ThemeLayout.of_questionnaire(questionnaire)
        labels: dict[Choice, dict[str, str]] = {
            "practice": {
                p.name: p.label.read(language) for p in questionnaire.practices
            },
            "theme": {t.name: t.label.read(language) for t in themes.themes},
            "delegation": {d.id: d.name for d in delegations},
            "role": {str(role): known[f"role.{role}"] for role in Role},
            "language": AUTONYMS,
            "answer": {key: known[key] for key in ("yes", "no")},
            "card": {str(kind): known[f"card.{kind}"] for kind in CardKind},
        }
        return cls(
            questionnaire=questionnaire.id,
            version=questionnaire.version,
            language=language,
            n_levels=questionnaire.scale.n_levels,
            choices={kind: _unique(labels[kind]) for kind in CHOICES},
        )

    @classmethod
    def from_rows(cls, rows: Sequence[Sequence[str]]) -> Form:
        """Read what :meth:`rows` wrote.

        Raises
        ------
        ValueError
            If the rows are not those of a form.
        """
        entries: dict[str, dict[str, str]] = {}
        for kind, key, label in rows[1:]:
            entries.setdefault(kind, {})[key] = label
        try:
            [(questionnaire, version)] = entries["questionnaire"].items()
            [language] = entries["shown_in"]
            [n_levels] = entries["levels"]
            return cls(
                questionnaire=questionnaire,
                version=version,
                language=language,
                n_levels=int(n_levels),
                choices={kind: entries.get(kind, {}) for kind in CHOICES},
            )
        except KeyError as error:
            raise ValueError(f"the hidden sheet has no {error}") from error

    def rows(self) -> list[tuple[str, str, str]]:
        """Return the form as rows of three texts; lists stand together."""
        head = [
            (FORM_FORMAT, "", ""),
            ("questionnaire", self.questionnaire, self.version),
            ("shown_in", self.language, ""),
            ("levels", str(self.n_levels), ""),
        ]
        lists = [
            (kind, key, label)
            for kind in CHOICES
            for key, label in self.choices[kind].items()
        ]
        return head + lists


def _unique(labels: Mapping[str, str]) -> dict[str, str]:
    """Add the key to labels that stand more than once."""
    counts = Counter(labels.values())
    return {
        key: f"{label} ({key})" if counts[label] > 1 else label
        for key, label in labels.items()
    }
