from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from cityshare.cohort import Cohort
from cityshare.interchange import write_template
from factories import make_cohort

Blank = Callable[..., Path]


@pytest.fixture
def cohort() -> Cohort:
    return make_cohort(6, n_delegations=3, n_practices_per_theme=2, hosts=1)


@pytest.fixture
def blank(cohort: Cohort, tmp_path: Path) -> Blank:
    """Write an empty template of the cohort."""

    def write(name: str = "answers.xlsx", **options: object) -> Path:
        options = {"delegations": cohort.delegations, **options}
        return write_template(
            cohort.questionnaire,
            tmp_path / name,
            **options,  # type: ignore[arg-type]
        )

    return write
