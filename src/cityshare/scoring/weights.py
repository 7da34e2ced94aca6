"""Weights: how much each practice matters to each person."""

from __future__ import annotations

import numpy as np

from cityshare.scoring.profiles import FloatArray, IntArray
from cityshare.scoring.settings import ScoringSettings


def practice_weights(priority: IntArray, settings: ScoringSettings) -> FloatArray:
    """Weigh each practice by the rank that a person gave it.

    Parameters
    ----------
    priority
        0 for none, else the rank 1, 2 or 3, ``(n_participants, n_practices)``.
    settings
        The weights of the ranks, of the rest, and where nothing is ranked.

    Returns
    -------
    FloatArray
        Weights of the same shape (dimensionless).

    Examples
    --------
    >>> ranks = np.array([[1, 0, 2], [0, 0, 0]])
    >>> practice_weights(ranks, ScoringSettings()).tolist()
    [[3.0, 0.5, 2.0], [1.0, 1.0, 1.0]]
    """
    by_rank = np.array([settings.rest_weight, *settings.priority_weights])
    ranks_any = (priority > 0).any(axis=1, keepdims=True)
    return np.where(ranks_any, by_rank[priority], settings.unranked_weight)
