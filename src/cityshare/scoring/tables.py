"""Scores as tables: needs, assets and levels, for a spreadsheet or a notebook."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd

from cityshare.errors import CityshareError, Place, Problem
from cityshare.scoring.levels import (
    EXCHANGING,
    agreed_levels,
    delegation_rows,
    level_spread,
)
from cityshare.scoring.profiles import FloatArray, Profiles


def needs_table(profiles: Profiles) -> pd.DataFrame:
    """Lay out the needs, one row per participant, one column per step.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    pandas.DataFrame
        Weighted steps; the column ``practice:1`` is the step from level 1 to 2.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> needs_table(profiles).index[:2].tolist()
    ['beijing-1', 'beijing-2']
    """
    return _by_step(profiles, profiles.needs)


def assets_table(profiles: Profiles) -> pd.DataFrame:
    """Lay out the assets, one row per participant, one column per step.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    pandas.DataFrame
        1 where the person has taken the step and shares the practice, else 0.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> assets_table(profiles).shape == profiles.assets.shape
    True
    """
    return _by_step(profiles, profiles.assets)


def levels_table(profiles: Profiles) -> pd.DataFrame:
    """Lay out every level of every person who learns or shares, one row a practice.

    Parameters
    ----------
    profiles
        The profiles of a cohort.

    Returns
    -------
    pandas.DataFrame
        The individual levels (``own_current``, ``own_target``), the delegation's
        (``agreed_current``, ``agreed_target``), its ``spread`` and whether it is
        ``disputed``, and what is used: ``current``, ``aim``, ``priority``,
        ``weight``, ``shared_level``, ``named``. Absent levels are missing.

    Examples
    --------
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> levels_table(profiles).columns[:4].tolist()
    ['participant', 'delegation', 'practice', 'own_current']
    """
    people, practices = profiles.participants, profiles.practices
    agreed = agreed_levels(profiles.cohort)
    of = delegation_rows(profiles.cohort)
    spread = level_spread(profiles.cohort, profiles.own_current)
    levels = {
        "own_current": profiles.own_current,
        "own_target": profiles.own_target,
        "agreed_current": agreed.current[of],
        "agreed_target": agreed.target[of],
        "current": profiles.current,
        "aim": profiles.aim,
        "priority": profiles.priority,
        "shared_level": profiles.shared_level,
    }
    table = pd.DataFrame(
        {
            "participant": np.repeat([person.id for person in people], len(practices)),
            "delegation": np.repeat([p.delegation for p in people], len(practices)),
            "practice": np.tile(practices, len(people)),
        }
    )
    for name, values in levels.items():
        column = pd.Series(values.ravel(), dtype="Int64")
        table[name] = column.mask(column == 0)
    table["weight"] = profiles.weight.ravel()
    table["named"] = profiles.named.ravel()
    table["spread"] = spread[of].ravel()
    table["disputed"] = profiles.disputed.ravel()
    exchanging = [person.role in EXCHANGING for person in people]
    return table[np.repeat(exchanging, len(practices))].reset_index(drop=True)


def write_scores(profiles: Profiles, folder: Path | str) -> tuple[Path, ...]:
    """Write ``needs.csv``, ``assets.csv`` and ``levels.csv`` for the facilitator.

    Parameters
    ----------
    profiles
        The profiles of a cohort.
    folder
        Where to write; it is made if it does not exist.

    Returns
    -------
    tuple of Path
        The three files: UTF-8, one header row, lines ending in a line feed.

    Raises
    ------
    CityshareError
        F104 if a file cannot be written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> from cityshare.cohort import read_cohort
    >>> from cityshare.scoring import score
    >>> profiles = score(read_cohort("sample_cohorts/seoul-2016"))
    >>> with TemporaryDirectory() as folder:
    ...     [path.name for path in write_scores(profiles, folder)]
    ['needs.csv', 'assets.csv', 'levels.csv']
    """
    folder = Path(folder)
    tables = {
        "needs.csv": needs_table(profiles).reset_index(),
        "assets.csv": assets_table(profiles).reset_index(),
        "levels.csv": levels_table(profiles),
    }
    for name, table in tables.items():
        text = table.to_csv(index=False, float_format="%g", lineterminator="\n")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            reason = {"reason": error.strerror or str(error)}
            problem = Problem("F104", Place(str(folder / name)), None, reason)
            raise CityshareError([problem]) from error
    return tuple(folder / name for name in tables)


def _by_step(profiles: Profiles, vectors: FloatArray) -> pd.DataFrame:
    return pd.DataFrame(
        vectors.astype(np.float64),
        index=pd.Index([p.id for p in profiles.participants], name="participant"),
        columns=list(profiles.step_names),
    )
