"""Context: how alike two delegations are in size, place and whatever is known."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from cityshare.cohort import Cohort, Role
from cityshare.scoring import BoolArray, FloatArray, IntArray

PLACES = ("country", "subregion", "region")
ALIKE = 0.9
TWICE = math.log(2) + 1e-9


@dataclass(frozen=True, eq=False)
class ContextColumn:
    """How alike the delegations are in one column.

    Attributes
    ----------
    name
        Name of the column, such as ``population`` or ``climate``.
    words
        What two delegations that are close have in common, such as "same climate";
        empty for languages, which are a matter between people.
    similarity
        From 0 to 1, NaN where either side is missing, shape
        ``(n_delegations, n_delegations)``.
    close
        Whether two delegations are as good as alike, same shape.
    """

    name: str
    words: str
    similarity: FloatArray
    close: BoolArray

    @property
    def is_known(self) -> bool:
        """Whether there is any value."""
        return not np.isnan(self.similarity).all()

    @cached_property
    def n_close(self) -> int:
        """The number of ordered pairs that are close."""
        return int(self.close.sum())

    @cached_property
    def is_worth_saying(self) -> bool:
        """Whether there are words for it, and not all delegations are close."""
        n_known = int((~np.isnan(self.similarity)).sum())
        return self.words != "" and self.n_close < n_known


@dataclass(frozen=True, eq=False)
class ContextSimilarity:
    """How alike the delegations of a cohort are, as a whole and column by column.

    Attributes
    ----------
    delegations
        Ids of the delegations, in the cohort's order.
    columns
        Population, places, languages, then the context columns by name; columns
        without any value are left out.
    similarity
        The mean over the columns known on both sides, 0 where there is none, shape
        ``(n_delegations, n_delegations)``.
    """

    delegations: tuple[str, ...]
    columns: tuple[ContextColumn, ...]
    similarity: FloatArray

    def likeness(self, one: str, other: str, *, most: int = 3) -> tuple[str, ...]:
        """Say in words what two delegations have in common, at most three things.

        What all delegations have in common is not worth saying; of the places
        only the one that fewest share is named.
        """
        a, b = self.delegations.index(one), self.delegations.index(other)
        shared = [c for c in self.columns if c.close[a, b] and c.is_worth_saying]
        places = [column for column in shared if column.name in PLACES]
        narrowest = min(places, key=lambda column: column.n_close, default=None)
        told = [c.words for c in shared if c not in places or c is narrowest]
        return tuple(told[:most])


def compare_contexts(cohort: Cohort) -> ContextSimilarity:
    """Compare the delegations of a cohort by Gower's general coefficient.

    Parameters
    ----------
    cohort
        The cohort with its delegations; their languages are their people's.

    Returns
    -------
    ContextSimilarity
        Similarities from 0 (nothing in common, or nothing known) to 1.

    Notes
    -----
    The mean over the columns known on both sides of: for numbers
    ``1 - |a - b| / range`` (the population by its logarithm); for words 1 if equal,
    else 0; for languages the number in common by the number of both together. A
    context column whose every value is a number is compared as numbers.
    Complexity O(columns * delegations**2).

    References
    ----------
    Gower, J. C. (1971). A general coefficient of similarity and some of its
    properties. Biometrics 27, 857-871. doi:10.2307/2528823

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> contexts = compare_contexts(read_cohort("sample_cohorts/seoul-2016"))
    >>> contexts.likeness("shanghai", "guangzhou")
    ('similar size', ...
    """
    columns = tuple(column for column in _columns(cohort) if column.is_known)
    n_delegations = len(cohort.delegations)
    by_column = np.array([column.similarity for column in columns])
    by_column = by_column.reshape(len(columns), n_delegations, n_delegations)
    known = ~np.isnan(by_column)
    total = np.where(known, by_column, 0.0).sum(axis=0)
    return ContextSimilarity(
        delegations=tuple(delegation.id for delegation in cohort.delegations),
        columns=columns,
        similarity=np.asarray(total / np.maximum(known.sum(axis=0), 1)),
    )


def _columns(cohort: Cohort) -> Iterator[ContextColumn]:
    yield _population_column(cohort)
    for name in PLACES:
        texts = [_plain(delegation.column(name)) for delegation in cohort.delegations]
        yield _text_column(name, texts)
    yield _language_column(cohort)
    for name in sorted({name for d in cohort.delegations for name in d.context}):
        texts = [_plain(delegation.column(name)) for delegation in cohort.delegations]
        values = [number for text in texts if (number := _number(text)) is not None]
        if len(values) == len(texts):
            yield _number_column(name, values)
        else:
            yield _text_column(name, texts)


def _population_column(cohort: Cohort) -> ContextColumn:
    sizes = [
        math.log(delegation.population) if delegation.population else math.nan
        for delegation in cohort.delegations
    ]
    distance = _distances(sizes)
    similarity = _nearness(distance)
    return ContextColumn("population", "similar size", similarity, distance <= TWICE)


def _number_column(name: str, values: Sequence[float]) -> ContextColumn:
    similarity = _nearness(_distances(values))
    return ContextColumn(
        name, f"similar {_spoken(name)}", similarity, similarity >= ALIKE
    )


def _text_column(name: str, texts: Sequence[str]) -> ContextColumn:
    kinds = {text: kind for kind, text in enumerate(sorted(set(texts)))}
    codes = np.array([kinds[text] for text in texts], dtype=np.int64)
    similarity = (codes[:, None] == codes[None, :]).astype(np.float64)
    _forget(similarity, np.array([not text for text in texts], dtype=np.bool_))
    return ContextColumn(name, f"same {_spoken(name)}", similarity, similarity == 1)


def _language_column(cohort: Cohort) -> ContextColumn:
    languages = {
        language: n
        for n, language in enumerate(
            sorted({spoken for p in cohort.participants for spoken in p.languages})
        )
    }
    rows = {delegation.id: d for d, delegation in enumerate(cohort.delegations)}
    speaks: IntArray = np.zeros((len(rows), len(languages)), dtype=np.int64)
    for person in cohort.participants:
        if person.role is not Role.INTERPRETER:
            for language in person.languages:
                speaks[rows[person.delegation], languages[language]] = 1
    in_common = speaks @ speaks.T
    count = speaks.sum(axis=1)
    together = count[:, None] + count[None, :] - in_common
    similarity = in_common / np.maximum(together, 1)
    _forget(similarity, count == 0)
    return ContextColumn("languages", "", similarity, similarity == 1)


def _distances(values: Sequence[float]) -> FloatArray:
    column = np.array(values, dtype=np.float64)
    return np.abs(column[:, None] - column[None, :])


def _nearness(distance: FloatArray) -> FloatArray:
    """Turn distances into similarities by the widest one; 1 where all are equal."""
    widest = float(distance[~np.isnan(distance)].max(initial=0.0))
    return 1 - distance / (widest or 1.0)


def _forget(similarity: FloatArray, missing: BoolArray) -> None:
    similarity[missing, :] = np.nan
    similarity[:, missing] = np.nan


def _number(text: str) -> float | None:
    """Read a number; a missing one is NaN, and what is not a number is ``None``."""
    if not text:
        return math.nan
    try:
        value = float(text.replace("_", "x"))
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _spoken(column: str) -> str:
    return column.replace("_", " ")
