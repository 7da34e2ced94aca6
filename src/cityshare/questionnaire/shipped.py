"""The questionnaires and sample cohorts that come with cityshare."""

from __future__ import annotations

from pathlib import Path

from cityshare.errors import CityshareError, Problem

_PACKAGE = Path(__file__).parents[1]
_REPOSITORY = Path(__file__).parents[3]


def shipped_questionnaires() -> dict[str, Path]:
    """Return the files of the shipped questionnaires by id."""
    return {
        path.stem: path for path in sorted(_folder("questionnaires").glob("*.yaml"))
    }


def shipped_cohorts() -> dict[str, Path]:
    """Return the folders of the sample cohorts by name."""
    headers = sorted(_folder("sample_cohorts").glob("*/cohort.yaml"))
    return {header.parent.name: header.parent for header in headers}


def shipped_cohort(name: str) -> Path:
    """Return the folder of a sample cohort.

    Raises
    ------
    CityshareError
        If there is no sample cohort of this name (C114).
    """
    cohorts = shipped_cohorts()
    if name not in cohorts:
        details = {"known": ", ".join(cohorts) or "none"}
        raise CityshareError([Problem("C114", got=name, details=details)])
    return cohorts[name]


def _folder(name: str) -> Path:
    """Return a folder of the installed package, else of the repository."""
    installed = _PACKAGE / "_shipped" / name
    return installed if installed.is_dir() else _REPOSITORY / name
