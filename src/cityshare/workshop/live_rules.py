"""The rules of a live workshop: a tap on "I want to talk to them" counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from cityshare.cohort import CardKind, Cohort

LIVE: Final[Mapping[str, Any]] = {"asked_to_meet": 1.0}
"""What holds while nobody has set it otherwise."""


def with_live_rules(cohort: Cohort) -> Cohort:
    """Return a cohort whose requests to a delegation count when people are seated.

    One without such requests stays as it is, and so does one whose rules say how
    much they count.
    """
    is_asked = any(c.kind is CardKind.REQUEST and c.to for c in cohort.cards)
    if not is_asked or LIVE.keys() <= cohort.rules.keys():
        return cohort
    return replace(cohort, rules={**LIVE, **cohort.rules})
