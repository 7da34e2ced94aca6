"""What a questionnaire's form cannot say: names, counts and languages that agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cityshare.errors import Place, Problem
from cityshare.questionnaire.schema import MOST_PRACTICES, Practice, Questionnaire
from cityshare.questionnaire.text import Text


def check_questionnaire(
    questionnaire: Questionnaire, *, file: str = ""
) -> list[Problem]:
    """Return every problem of a questionnaire whose form is right.

    Parameters
    ----------
    questionnaire
        The questionnaire to check.
    file
        The file it came from, for the places of the problems.
    """
    found = [
        *_repeated_names(questionnaire),
        *_counts(questionnaire),
        *_equal_levels(questionnaire),
        *_missing_languages(questionnaire),
    ]
    return [
        Problem(problem.code, Place(file, None, field), problem.got, problem.details)
        for field, problem in found
    ]


_Found = Iterator[tuple[str, Problem]]


def _practices(questionnaire: Questionnaire) -> Iterator[tuple[str, Practice]]:
    for t, theme in enumerate(questionnaire.themes):
        for p, practice in enumerate(theme.practices):
            yield f"themes[{t}].practices[{p}]", practice


def _repeated_names(questionnaire: Questionnaire) -> _Found:
    themes = [(f"themes[{t}]", x.name) for t, x in enumerate(questionnaire.themes)]
    practices = [(field, x.name) for field, x in _practices(questionnaire)]
    for named in (themes, practices):
        seen: set[str] = set()
        for field, name in named:
            if name in seen:
                yield f"{field}.name", Problem("Q201", got=name)
            seen.add(name)


def _counts(questionnaire: Questionnaire) -> _Found:
    n_levels = questionnaire.scale.n_levels
    n_practices = len(questionnaire.practices)
    if n_practices > MOST_PRACTICES:
        details = {"n": n_practices, "most": MOST_PRACTICES}
        yield "themes", Problem("Q202", details=details)
    for field, practice in _practices(questionnaire):
        n = len(practice.levels)
        if n != n_levels:
            details = {"n": n, "levels": n_levels}
            yield f"{field}.levels", Problem("Q203", got=practice.name, details=details)
    sharing = questionnaire.scale.sharing_level
    if sharing > n_levels:
        problem = Problem("Q206", got=sharing, details={"levels": n_levels})
        yield "scale.sharing_level", problem


def _equal_levels(questionnaire: Questionnaire) -> _Found:
    lists = [("scale.levels", questionnaire.scale.levels)]
    lists += [(f"{f}.levels", p.levels) for f, p in _practices(questionnaire)]
    for field, levels in lists:
        pairs = ((tag, words) for text in levels for tag, words in text.root.items())
        for (tag, words), n in Counter(pairs).items():
            if n > 1:
                yield field, Problem("Q204", got=words, details={"language": tag})


def _missing_languages(questionnaire: Questionnaire) -> _Found:
    for field, text in _texts(questionnaire):
        for language in questionnaire.languages:
            if language not in text.root:
                yield field, Problem("Q205", details={"language": language})


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, Text]]:
    yield "source", questionnaire.source
    for n, text in enumerate(questionnaire.scale.levels):
        yield f"scale.levels[{n}]", text
    for t, theme in enumerate(questionnaire.themes):
        yield f"themes[{t}].label", theme.label
    for field, practice in _practices(questionnaire):
        yield f"{field}.label", practice.label
        if practice.hint is not None:
            yield f"{field}.hint", practice.hint
        for n, text in enumerate(practice.levels):
            yield f"{field}.levels[{n}]", text
