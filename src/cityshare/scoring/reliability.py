"""Reliability: how far the answers within a theme hang together."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Literal

import numpy as np
from sklearn.decomposition import FactorAnalysis
from sklearn.exceptions import ConvergenceWarning

from cityshare.cohort import LayoutTheme, ThemeLayout
from cityshare.scoring.profiles import FloatArray, Profiles

FEWEST_PEOPLE = 30
FEWEST_FOR_OMEGA = 3
LEAST_UNIQUENESS = 0.005
MOST_ROUNDS = 5_000

Missing = Literal["pairwise", "listwise"]


@dataclass(frozen=True, slots=True)
class ThemeReliability:
    """Reliability of one theme, with the number of people behind it.

    Attributes
    ----------
    theme
        Name of the theme.
    n_practices
        The number of its practices.
    n_answering, n_complete
        People who answered at least one of them, and all of them.
    missing
        How alpha treats blanks: ``pairwise`` uses every pair of answers there is,
        ``listwise`` only people who answered every practice. Omega is always of
        the latter.
    alpha, omega
        Cronbach's alpha and McDonald's omega total (dimensionless), ``None``
        where not shown.
    alpha_reason, omega_reason
        Why not shown, in words; empty where shown.
    """

    theme: str
    n_practices: int
    n_answering: int
    n_complete: int
    missing: Missing
    alpha: float | None
    omega: float | None
    alpha_reason: str = ""
    omega_reason: str = ""


def measure_reliability(
    profiles: Profiles,
    layout: ThemeLayout | None = None,
    *,
    missing: Missing = "pairwise",
    fewest: int = FEWEST_PEOPLE,
) -> tuple[ThemeReliability, ...]:
    """Measure the reliability of each theme from the people's own levels.

    Parameters
    ----------
    profiles
        The profiles of a cohort; agreed levels play no part.
    layout
        The themes to measure; the cohort's own by default.
    missing
        How alpha treats blanks.
    fewest
        Figures are shown from this number of people up: the fewest behind any
        pair of practices for alpha, those who answered all of them for omega.

    Returns
    -------
    tuple of ThemeReliability
        One entry for each theme of the layout, in order.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> measure_reliability(profiles)[0].alpha_reason
    'a pair of its practices was answered by ... people; shown from 30 up'
    """
    themes = (layout or profiles.cohort.layout).themes
    return tuple(_of_theme(profiles, theme, missing, fewest) for theme in themes)


def cronbach_alpha(levels: FloatArray, *, missing: Missing = "pairwise") -> float:
    """Compute Cronbach's alpha.

    Parameters
    ----------
    levels
        Answers with NaN for blank, shape ``(n_people, n_practices)`` (levels).
    missing
        How blanks are treated, ``pairwise`` or ``listwise``.

    Returns
    -------
    float
        Alpha, NaN where the answers do not differ between people.

    Notes
    -----
    ``k / (k - 1) * (1 - trace(C) / sum(C))`` with the covariance matrix C of the
    k practices.

    References
    ----------
    Cronbach, L. J. (1951). Coefficient alpha and the internal structure of tests.
    Psychometrika 16, 297-334. doi:10.1007/BF02310555

    Examples
    --------
    >>> round(cronbach_alpha(np.array([[1.0, 2.0], [2.0, 2.0], [3.0, 5.0]])), 3)
    0.857
    """
    if missing == "listwise":
        levels = _complete(levels)
    covariance = _covariance(levels)
    n_practices = len(covariance)
    total = covariance.sum()
    if n_practices < 2 or not total > 0:
        return float("nan")
    share = 1 - np.trace(covariance) / total
    return float(n_practices / (n_practices - 1) * share)


def omega_total(levels: FloatArray) -> float:
    """Compute McDonald's omega total from a one-factor model.

    Parameters
    ----------
    levels
        Answers without blanks, three practices or more, shape
        ``(n_people, n_practices)`` (levels).

    Returns
    -------
    float
        Omega, NaN where the model does not fit: an answer that never differs, one
        practice that the factor explains wholly, or no settled solution.

    Notes
    -----
    ``sum(l)**2 / (sum(l)**2 + sum(u))`` with the loadings l and the unique
    variances u that maximise the likelihood of one factor.

    References
    ----------
    McDonald, R. P. (1999). Test Theory: A Unified Treatment. Lawrence Erlbaum.
    doi:10.4324/9781410601087

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> answers = rng.normal(size=(500, 1)) + rng.normal(size=(500, 3))
    >>> 0.7 < omega_total(answers) < 0.8
    True
    """
    variance = levels.var(axis=0)
    if not (variance > 0).all():
        return float("nan")
    model = FactorAnalysis(
        n_components=1, tol=1e-9, max_iter=MOST_ROUNDS, svd_method="lapack"
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            model.fit(levels / np.sqrt(variance))
        except ConvergenceWarning:
            return float("nan")
    if (model.noise_variance_ < LEAST_UNIQUENESS).any():
        return float("nan")
    common = float((model.components_[0] * np.sqrt(variance)).sum()) ** 2
    return common / (common + float(model.noise_variance_ @ variance))


def _of_theme(
    profiles: Profiles, theme: LayoutTheme, missing: Missing, fewest: int
) -> ThemeReliability:
    columns = [profiles.practices.index(practice) for practice in theme.practices]
    levels = profiles.own_current[:, columns].astype(np.float64)
    levels = np.where(levels > 0, levels, np.nan)
    levels = levels[~np.isnan(levels).all(axis=1)]
    complete = _complete(levels)
    alpha, alpha_reason = _alpha(levels, missing, fewest)
    omega, omega_reason = _omega(complete, fewest)
    return ThemeReliability(
        theme=theme.name,
        n_practices=len(columns),
        n_answering=len(levels),
        n_complete=len(complete),
        missing=missing,
        alpha=alpha,
        omega=omega,
        alpha_reason=alpha_reason,
        omega_reason=omega_reason,
    )


def _alpha(
    levels: FloatArray, missing: Missing, fewest: int
) -> tuple[float | None, str]:
    if levels.shape[1] < 2:
        return None, "the theme has one practice, and alpha needs two"
    answered = ~np.isnan(levels)
    if missing == "listwise":
        n_people, of_what = len(_complete(levels)), "all its practices were"
    else:
        together = answered.T.astype(np.int64) @ answered
        n_people, of_what = int(together.min()), "a pair of its practices was"
    if n_people < fewest:
        return None, _too_few(n_people, of_what, fewest)
    alpha = cronbach_alpha(levels, missing=missing)
    if np.isnan(alpha):
        return None, "the answers do not differ between people"
    return alpha, ""


def _omega(complete: FloatArray, fewest: int) -> tuple[float | None, str]:
    if complete.shape[1] < FEWEST_FOR_OMEGA:
        return None, "the theme has fewer than three practices, and omega needs three"
    if len(complete) < fewest:
        return None, _too_few(len(complete), "all its practices were", fewest)
    omega = omega_total(complete)
    if np.isnan(omega):
        return None, "a model of one factor does not fit the answers"
    return omega, ""


def _too_few(n_people: int, of_what: str, fewest: int) -> str:
    people = "person" if n_people == 1 else "people"
    return f"{of_what} answered by {n_people} {people}; shown from {fewest} up"


def _complete(levels: FloatArray) -> FloatArray:
    return levels[~np.isnan(levels).any(axis=1)]


def _covariance(levels: FloatArray) -> FloatArray:
    """Compute the covariance of each pair over the people who answered both."""
    n_practices = levels.shape[1]
    covariance = np.full((n_practices, n_practices), np.nan)
    for a in range(n_practices):
        for b in range(a, n_practices):
            pair = _complete(levels[:, [a, b]])
            if len(pair) > 1:
                both = pair - pair.mean(axis=0)
                covariance[a, b] = covariance[b, a] = (
                    both[:, 0] @ both[:, 1] / (len(pair) - 1)
                )
    return covariance
