"""Proposing themes: practices that the same people want, and that are written of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from cityshare.cohort import Card, Cohort, LayoutTheme, ThemeLayout
from cityshare.questionnaire import Text
from cityshare.scoring import FloatArray, score
from cityshare.themes.clustering import clusters
from cityshare.themes.proposal import Reason, ThemeProposal
from cityshare.themes.texts import text_features, typical_words
from cityshare.themes.wanting import asked, wanted

FEWEST_PEOPLE = 5
TEXT_SHARE = 0.25
LINK = " · "


def propose_themes(
    cohort: Cohort, *, n: int | None = None
) -> tuple[ThemeProposal, ...]:
    """Propose themes for the tables from what people need and ask for.

    Parameters
    ----------
    cohort
        The cohort with its answers and cards.
    n
        The number of themes; by default three to six, whichever number sets them apart
        most clearly.

    Returns
    -------
    tuple of ThemeProposal
        Themes in the order of the questionnaire; every practice is in exactly one.
        The same cohort gives the same themes, in whatever order its people come. With
        fewer than five people who want anything, the questionnaire's own themes.

    Notes
    -----
    Two practices are near if the same people want them (three quarters of the squared
    distance: the correlation over people of the weighted steps they want, each person
    counting the same) and if labels and cards use the same letter sequences (one
    quarter). So a theme holds what is wanted together, by people who may well come
    from different sides: it does not say that its practices are about the same thing,
    nor that somebody here can answer them. With few people or small differences other
    cuts are as good: the proposal is a start for talking, to be renamed, merged and
    split. Between languages only the translated labels of the practices connect texts.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> cohort = read_cohort("sample_cohorts/busan-2019")
    >>> [theme.name for theme in propose_themes(cohort)]
    ['inventory', 'project-finance', 'targets', 'governance']
    """
    ordered = sorted(cohort.participants, key=lambda person: person.id)
    cohort = replace(cohort, participants=tuple(ordered))
    cards = asked(cohort)
    wants = wanted(score(cohort), cards)
    names = np.array(cohort.practices)
    if (wants > 0).any(axis=1).sum() < FEWEST_PEOPLE:
        own = ThemeLayout.of_questionnaire(cohort.questionnaire).themes
        return tuple(_proposal(cohort, t, wants, cards, "few answers") for t in own)
    texts = text_features(cohort.questionnaire.practices, cards)
    both = [(1 - TEXT_SHARE) ** 0.5 * _by_people(wants), TEXT_SHARE**0.5 * texts]
    group = clusters(np.hstack(both), n=n)
    parts = [tuple(names[group == g].tolist()) for g in range(group.max() + 1)]
    named = _named(cohort, parts, wants)
    return tuple(_proposal(cohort, theme, wants, cards, "answers") for theme in named)


def _by_people(wants: FloatArray) -> FloatArray:
    """Return a row for each practice, of length 1; 0 where all want it alike."""
    some = wants[(wants > 0).any(axis=1)]
    of_person = some / np.linalg.norm(some, axis=1, keepdims=True)
    apart = (of_person - of_person.mean(axis=0)).T
    length = np.linalg.norm(apart, axis=1, keepdims=True)
    return np.asarray(np.where(length > 1e-9, apart / np.maximum(length, 1e-9), 0.0))


def _named(
    cohort: Cohort, parts: Sequence[tuple[str, ...]], wants: FloatArray
) -> list[LayoutTheme]:
    """Name each set of practices after a theme that it resembles, else after itself."""
    total = dict(zip(cohort.practices, wants.sum(axis=0).round(9), strict=True))
    themes: list[LayoutTheme] = []
    for practices in parts:
        name, label = _like(cohort, practices) or _after_itself(
            cohort, sorted(practices, key=lambda p: -total[p])
        )
        taken = {theme.name for theme in themes}
        while name in taken:
            name += "-2"
        themes.append(LayoutTheme(name=name, label=label, practices=practices))
    return themes


def _like(cohort: Cohort, practices: tuple[str, ...]) -> tuple[str, Text] | None:
    for theme in cohort.questionnaire.themes:
        own = {practice.name for practice in theme.practices}
        shared = len(own.intersection(practices))
        if 2 * shared > len(own) and 2 * shared > len(practices):
            return theme.name, theme.label
    return None


def _after_itself(cohort: Cohort, by_wants: Sequence[str]) -> tuple[str, Text]:
    """Name a theme after the two practices that are wanted most."""
    labels = [cohort.questionnaire.practice(name).label for name in by_wants[:2]]
    known = [tag for tag in labels[0].languages if all(tag in x.root for x in labels)]
    tags = known or [labels[0].languages[0]]
    text = {tag: LINK.join(label.read(tag) for label in labels) for tag in tags}
    return by_wants[0], Text(text)


def _proposal(
    cohort: Cohort,
    theme: LayoutTheme,
    wants: FloatArray,
    cards: Sequence[Card],
    reason: Reason,
) -> ThemeProposal:
    inside = [name in theme.practices for name in cohort.practices]
    people = zip(cohort.participants, wants[:, inside] > 0, strict=True)
    return ThemeProposal(
        name=theme.name,
        label=theme.label,
        practices=theme.practices,
        people=tuple(person.id for person, needs in people if needs.any()),
        words=typical_words(theme.practices, cards),
        reason=reason,
    )
