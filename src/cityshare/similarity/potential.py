"""Learning potential: how far one person can climb with another's help."""

from __future__ import annotations

import numpy as np

from cityshare.scoring import FloatArray, IntArray, Profiles


def potential(needs: FloatArray, assets: FloatArray) -> FloatArray:
    """Value how far each person could climb with each other's help.

    Parameters
    ----------
    needs
        Thermometer vectors of needs, ``(n_learners, n_steps)`` (weighted steps).
    assets
        Thermometer vectors of assets, ``(n_sharers, n_steps)``.

    Returns
    -------
    FloatArray
        Entry ``[i, j]`` is the number of weighted steps that learner ``i`` can
        take with sharer ``j``, shape ``(n_learners, n_sharers)``.

    Notes
    -----
    ``potential[i, j] = needs[i] . assets[j]``, one matrix product; colleagues are
    not left out.

    Examples
    --------
    >>> potential(np.array([[3.0, 3.0, 0.0]]), np.array([[1.0, 0.0, 0.0]]))
    array([[3.]])
    """
    return np.asarray(needs @ assets.T)


def potential_by_practice(profiles: Profiles) -> FloatArray:
    """Value the same, practice by practice.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    FloatArray
        Entry ``[p, i, j]`` is weight times steps on practice ``p``, shape
        ``(n_practices, n_participants, n_participants)``; the sum over the
        practices is :func:`potential`.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> total = potential_by_practice(profiles).sum(axis=0)
    >>> bool((total == potential(profiles.needs, profiles.assets)).all())
    True
    """
    return np.stack(
        [
            profiles.weight[:, [p]] * climbable_steps(profiles, p)
            for p in range(len(profiles.practices))
        ]
    )


def climbable_steps(profiles: Profiles, practice: int) -> IntArray:
    """Count the steps that each person can take with each other on one practice.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    practice
        The column of the practice.

    Returns
    -------
    IntArray
        ``max(0, min(aim[i], shared_level[j]) - current[i])`` (levels), shape
        ``(n_participants, n_participants)``.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> bool((climbable_steps(profiles, 0) <= 2).all())
    True
    """
    current, aim = profiles.current[:, [practice]], profiles.aim[:, [practice]]
    shared = profiles.shared_level[:, practice][None, :]
    return np.maximum(0, np.minimum(aim, shared) - current)


def highest_shared_levels(profiles: Profiles) -> IntArray:
    """Find the highest and the second-highest level that anyone shares.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    IntArray
        Levels by practice, 0 where there is no such source; two sources with one
        level give it twice. Shape ``(2, n_practices)``.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> highest, second = highest_shared_levels(profiles)
    >>> bool((highest >= second).all())
    True
    """
    nobody = np.zeros((2, len(profiles.practices)), dtype=np.int64)
    in_order = np.sort(np.concatenate([profiles.shared_level, nobody]), axis=0)
    return in_order[:-3:-1]
