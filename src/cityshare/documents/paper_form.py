"""The paper questionnaire: what a phone asks, on A4, for a clerk to type in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cityshare.cohort import ThemeLayout
from cityshare.documents.stamp import Stamp
from cityshare.documents.words import words
from cityshare.questionnaire import Questionnaire
from cityshare.questionnaire.autonyms import AUTONYMS


@dataclass(frozen=True, slots=True)
class FormPractice:
    """One practice with its levels; ``number`` is what the clerk reads first."""

    number: int
    label: str
    hint: str
    levels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FormTheme:
    """A theme of the questionnaire with its practices, numbered right through."""

    label: str
    practices: tuple[FormPractice, ...]


@dataclass(frozen=True, slots=True)
class PaperForm:
    """The form in one language.

    Attributes
    ----------
    title, scale, themes
        Of the questionnaire, in its order.
    wishes
        The themes one can ask to talk about, numbered for the clerk.
    tongues
        Languages to cross, by their own names; numbered as well.
    consents
        What one can agree to, purpose by purpose, as on the phones.
    """

    language: str
    title: str
    scale: tuple[str, ...]
    themes: tuple[FormTheme, ...]
    wishes: tuple[str, ...]
    tongues: tuple[str, ...]
    consents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PaperForms:
    """A form for each language, with one version of the consent.

    ``credit`` names the questionnaire's version, licence and source.
    """

    stamp: Stamp
    forms: tuple[PaperForm, ...]
    consent_version: str
    credit: str


def paper_forms(
    questionnaire: Questionnaire,
    layout: ThemeLayout,
    *,
    title: str,
    consents: Mapping[str, Sequence[str]],
    consent_version: str,
    tongues: Sequence[str] = (),
) -> PaperForms:
    """Return the questionnaire as forms to fill in by hand.

    Parameters
    ----------
    questionnaire, layout
        What is asked, and the themes to wish for.
    title
        The title of the event.
    consents
        By language, in the order of the forms: what one can agree to, in words.
    consent_version
        The version of these words.
    tongues
        Languages that are to be crossed (BCP 47).
    """
    languages = tuple(consents)
    forms = tuple(
        PaperForm(
            language=language,
            title=questionnaire.title.read(language),
            scale=tuple(text.read(language) for text in questionnaire.scale.levels),
            themes=_themes(questionnaire, language),
            wishes=tuple(theme.label.read(language) for theme in layout.themes),
            tongues=tuple(AUTONYMS.get(tag, tag) for tag in tongues),
            consents=tuple(consents[language]),
        )
        for language in languages
    )
    return PaperForms(
        Stamp(title, "", "", "", languages[0]),
        forms,
        consent_version,
        _credit(questionnaire, languages[0]),
    )


def _themes(questionnaire: Questionnaire, language: str) -> tuple[FormTheme, ...]:
    numbers = {p.name: n for n, p in enumerate(questionnaire.practices, start=1)}
    return tuple(
        FormTheme(
            theme.label.read(language),
            tuple(
                FormPractice(
                    number=numbers[practice.name],
                    label=practice.label.read(language),
                    hint=practice.hint.read(language) if practice.hint else "",
                    levels=tuple(level.read(language) for level in practice.levels),
                )
                for practice in theme.practices
            ),
        )
        for theme in questionnaire.themes
    )


def _credit(questionnaire: Questionnaire, language: str) -> str:
    return words(language)["credit"].format(
        title=questionnaire.title.read(language),
        version=questionnaire.version,
        licence=questionnaire.licence,
        source=questionnaire.source.read(language),
    )
