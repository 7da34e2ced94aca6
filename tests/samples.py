"""The sample cohorts, each read once."""

from functools import cache

from cityshare.cohort import Cohort, read_cohort
from cityshare.questionnaire import shipped_cohort


@cache
def sample(name: str) -> Cohort:
    """Return a sample cohort."""
    return read_cohort(shipped_cohort(name))
